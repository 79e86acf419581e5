// Organisations: type and size, committee and officers, terms, founding and dissolving, names, hierarchy, derived duties.
// Not here: who may see an organisation (access), the count of members (member), meetings (meeting).
// Start with types.ts, then findings.ts and obligations.ts; the articles are in rules.ts.
export * from './approval-power.ts'
export * from './changes.ts'
export * from './committee.ts'
export * from './findings.ts'
export * from './founding.ts'
export * from './hierarchy.ts'
export * from './membership.ts'
export * from './names.ts'
export * from './obligations.ts'
export * from './term.ts'
export * from './type.ts'
export * from './types.ts'
export * from './weak.ts'
