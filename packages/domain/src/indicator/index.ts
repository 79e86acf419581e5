// Indicators: what each figure means and how rows are folded into it. The row queries are on the server.
// Start with types.ts and definitions/index.ts, then fold.ts; mention.ts is the check of typed figures.
export * from './definitions/index.ts'
export * from './fold.ts'
export * from './mention.ts'
export * from './parts.ts'
export * from './reference.ts'
export * from './span.ts'
export * from './thresholds.ts'
export * from './types.ts'
