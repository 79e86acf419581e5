// Capability member of the domain: facts, labels, code lists, masks and rules. Start with types.ts and codes.ts.
export * from './ages.ts'
export * from './changes.ts'
export * from './code-table.ts'
export * from './codes.ts'
export * from './completeness.ts'
export * from './id-number.ts'
export * from './masking.ts'
export * from './types.ts'
