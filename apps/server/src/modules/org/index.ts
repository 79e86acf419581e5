// Organisations: the dated tree, names, kinds, terms, posts. Not: members (member), coverage of schools (school).
// Start with routes.ts, then service.ts; facts.ts loads what the engines need.
export { applyElection, notePreparation } from './elected.ts'
export { loadOrgFacts } from './facts.ts'
export { routes } from './routes.ts'
export { latestStart, listStarts } from './start-queries.ts'
