// Norms: each law once, parameters with their history, the shape of rules and of local values.
// Not here: the rules themselves, which live with their capability; the one list of them is capabilities.ts.
// Start with laws.ts, parameters/ and rule.ts.
export * from './cites.ts'
export * from './doubts.ts'
export * from './election-cites.ts'
export * from './finding.ts'
export * from './general-rules.ts'
export * from './laws.ts'
export * from './official-cite.ts'
export * from './parameter.ts'
export * from './parameters/index.ts'
export * from './rule.ts'
