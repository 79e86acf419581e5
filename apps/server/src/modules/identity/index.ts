// Identity: accounts, grants, sessions, passwords, the first set-up. Not: what a role may do and the rules of passwords and
// grants (domain/access), where a grant reaches (platform/access), the audit (audit).
// Start with routes.ts, then service.ts (sign-in), account-service.ts, grant-service.ts.

export { type Disabled, disableIdleAccounts, issueResetCode } from './life-cycle.ts'
export { hashPassword } from './password.ts'
export { routes } from './routes.ts'
export { forgetAllSessions, identify, recall } from './session.ts'
export { createSetupToken } from './setup.ts'
