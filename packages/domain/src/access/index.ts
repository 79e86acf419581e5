// Access: permissions, roles as data, which roles exclude one another, the type of a scope.
// It holds no accounts and checks nothing by itself. Start with roles.ts.
export * from './permissions.ts'
export * from './roles.ts'
export * from './scope.ts'
