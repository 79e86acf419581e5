// Indicators: what each figure means and how rows are folded into it. The row queries are on the server.
// Start with types.ts.
export * from './types.ts'
