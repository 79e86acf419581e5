// Search box: organisations and persons within reach by name, initials, code.
// Not: lists with filters (org, member), pickers (org.search, member.search). Start with queries.ts.
export { routes } from './routes.ts'
