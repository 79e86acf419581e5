// Schools: the agenda rules of the party organisation's meeting and of the headteacher's meeting.
// Not here: counting their votes, which is the same function for every body (meeting/vote.ts).
// Start with agenda.ts; the articles are in rules.ts.
export * from './agenda.ts'
export * from './coverage.ts'
export * from './establish-duty.ts'
export * from './region.ts'
export * from './types.ts'
