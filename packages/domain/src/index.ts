// The law of Party organisations as pure functions over facts and a date. No network, disk or clock here.
export * from './kernel/index.ts'
