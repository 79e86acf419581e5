// Duties: the whole due list of one organisation from its facts, and where each duty stands in time.
// Not here: the rules themselves (org, meeting), the shape of an obligation (obligation). Start with list.ts.
export * from './list.ts'
export * from './types.ts'
