// Capability org of the domain: facts, labels and rules. Start with types.ts.
export * from './types.ts'
