// Exchange: how cells of rosters are read (days, ID numbers, names, codes), which columns a file has, what names refer to.
// Not here: files and tables (server), the checks on a member's dates (member/findings.ts).
// Start with field.ts and read-row.ts.
export * from './cell.ts'
export * from './code-lists.ts'
export * from './date-cell.ts'
export * from './field.ts'
export * from './header.ts'
export * from './id-no.ts'
export * from './member-fields.ts'
export * from './org-fields.ts'
export * from './person-cells.ts'
export * from './plain-cells.ts'
export * from './read-row.ts'
export * from './reference.ts'
export * from './school-fields.ts'
export * from './sensitive-cells.ts'
