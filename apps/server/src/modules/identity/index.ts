// Identity: accounts, grants, sessions, passwords. Not: what a role may do (domain/access), where it reaches (platform/access).
// Start with service.ts and session.ts.

export { hashPassword } from './password.ts'
export { routes } from './routes.ts'
export { forgetAllSessions, identify } from './session.ts'
