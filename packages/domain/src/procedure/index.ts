// Procedures: state machines as data, the fold of a case's events, commands, the rail and the duty of the step whose turn it is.
// Not here: any procedure itself; each lives with its capability (election/procedure.ts). Start with types.ts, then events.ts.
export * from './advance.ts'
export * from './duty.ts'
export * from './events.ts'
export * from './fields.ts'
export * from './flaws.ts'
export * from './rail.ts'
export * from './types.ts'
export * from './words.ts'
