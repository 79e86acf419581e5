// Organisational life: the calendar of meetings, quorum and votes, the record and its archiving, attendance.
// Not here: elections of committees, dues, and what a school's two bodies decide (school).
// Start with types.ts and sheet.ts, then vote.ts, archive.ts and obligations.ts; the articles are in rules.ts.
export * from './absence.ts'
export * from './archive.ts'
export * from './calendar.ts'
export * from './convene.ts'
export * from './kinds.ts'
export * from './obligations.ts'
export * from './quorum.ts'
export * from './sheet.ts'
export * from './theme-day.ts'
export * from './title.ts'
export * from './types.ts'
export * from './vote.ts'
export * from './vote-words.ts'
