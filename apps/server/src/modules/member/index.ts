// Members: persons, their one home at a time, status, groups, relief, what they may see and correct about themselves.
// Not: the development of members, attendance (meeting), posts (org), import of rosters (import).
// Start with routes.ts, then list-queries.ts (the roster), service.ts and home-service.ts (commands).
export { listMembersOn, type MemberOn } from './facts.ts'
export { routes } from './routes.ts'
