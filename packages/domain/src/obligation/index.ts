// Obligations: the shape of derived duties, how an approved excuse changes them, and from which day they are derived.
// Not here: deriving them; each capability derives its own (org/obligations.ts, meeting/obligations.ts).
// Start with types.ts.
export * from './excuse.ts'
export * from './start-of-use.ts'
export * from './types.ts'
