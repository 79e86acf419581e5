// Access: permissions, roles as data, which roles exclude one another, the type of a scope; the rules of passwords,
// sign-in, accounts and grants. It holds no accounts and checks nothing by itself. Start with roles.ts.
export * from './account-rules.ts'
export * from './audit-labels.ts'
export * from './clock-rules.ts'
export * from './grant-rules.ts'
export * from './password-rules.ts'
export * from './permissions.ts'
export * from './policy.ts'
export * from './retention-rules.ts'
export * from './roles.ts'
export * from './scope.ts'
export * from './sign-in-rules.ts'
export * from './weak-passwords.ts'
