// Norms: laws listed once, parameters with history, rules with versions. Start with rule.ts and parameter.ts.
export * from './parameter.ts'
export * from './rule.ts'
