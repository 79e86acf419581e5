// The kernel: dates, periods, working days, money, known and dated values, outcomes, citations, traces.
// It knows no capability and no law. Start with date.ts and outcome.ts.
export * from './cite.ts'
export * from './counting.ts'
export * from './date.ts'
export * from './dated.ts'
export * from './instant.ts'
export * from './known.ts'
export * from './money.ts'
export * from './outcome.ts'
export * from './period.ts'
export * from './trace.ts'
export * from './workdays.ts'
