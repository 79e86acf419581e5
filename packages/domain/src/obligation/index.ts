// Obligations: the shape of derived duties and how an approved excuse changes them.
// Not here: deriving them; each capability derives its own (org/obligations.ts, meeting/obligations.ts).
// Start with types.ts.
export * from './excuse.ts'
export * from './types.ts'
