import { type Permission, type Reach, roleOf, type Scope } from '@hongzhu/domain/access'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'

/** Who is acting, in which of their posts, as resolved from the session. */
export interface Actor {
  accountId: string
  personId: string | null
  name: string
  login: string
  sessionHash: string
  mustChangePassword: boolean
  grant: {
    id: string
    role: string
    orgId: string
    orgName: string
    reach: Reach
    /** Paths of the organisations the grant names, on the day. */
    paths: readonly string[]
  } | null
}

/** Whether the actor's present post carries the permission. */
export const holdsPermission = (actor: Actor, permission: Permission): boolean =>
  actor.grant !== null && (roleOf(actor.grant.role)?.permissions.includes(permission) ?? false)

/** The only maker of scopes: undefined when the post does not carry the permission. */
export function scopeFor<P extends Permission>(actor: Actor, permission: P): Scope<P> | undefined {
  if (!holdsPermission(actor, permission) || !actor.grant) return undefined
  const personal = actor.grant.reach === 'self'
  return { permission, prefixes: personal ? [] : actor.grant.paths, selfPersonId: actor.personId } as unknown as Scope<P>
}

/** The scope of jobs and operators: the whole tree. */
export const scopeOfSystem = <P extends Permission>(permission: P): Scope<P> =>
  ({ permission, prefixes: ['/'], selfPersonId: null }) as unknown as Scope<P>

/** `path` lies within the scope. An empty scope is false. One index range per prefix. */
export function inScope(path: Expression<string> | RawBuilder<string>, scope: Scope): RawBuilder<SqlBool> {
  if (scope.prefixes.length === 0) return sql<SqlBool>`false`
  const conditions = scope.prefixes.map(
    (prefix) => sql<SqlBool>`(${path} >= ${prefix} collate "C" and ${path} < ${`${prefix}~`} collate "C")`,
  )
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
