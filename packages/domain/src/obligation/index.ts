// Obligations: the shape of derived duties. Each capability derives its own. Start with types.ts.
export * from './types.ts'
