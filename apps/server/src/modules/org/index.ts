// Organisations: the dated tree, names, kinds, terms, posts. Not: members (member), coverage of schools (school).
// Start with routes.ts, then service.ts.
export { routes } from './routes.ts'
