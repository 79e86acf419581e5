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
    /** Nothing in the instance lies outside those paths. */
    isWhole: boolean
    /** Where it stops at them (本组织、指定组织): their ids, then those of their Party groups, which are no level of their own. */
    exact: readonly string[]
  } | null
}

/** Whether the actor's present post carries the permission. */
export const holdsPermission = (actor: Actor, permission: Permission): boolean =>
  actor.grant !== null && (roleOf(actor.grant.role)?.permissions.includes(permission) ?? false)

/** The only maker of scopes: undefined when the post does not carry the permission. */
export function scopeFor<P extends Permission>(actor: Actor, permission: P): Scope<P> | undefined {
  if (!holdsPermission(actor, permission) || !actor.grant) return undefined
  return { permission, ...reachOf(actor.grant), selfPersonId: actor.personId } as unknown as Scope<P>
}

/** Where a grant reaches, whatever the permission: below its organisation, exactly those named, or nowhere but oneself. */
export function reachOf({ reach, paths, exact }: NonNullable<Actor['grant']>): Pick<Scope, 'prefixes' | 'exact'> {
  return { prefixes: reach === 'subtree' ? paths : [], exact: reach === 'own' || reach === 'listed' ? exact : [] }
}

/** The scope of jobs and operators: the whole tree. */
export const scopeOfSystem = <P extends Permission>(permission: P): Scope<P> =>
  ({ permission, prefixes: ['/'], exact: [], selfPersonId: null }) as unknown as Scope<P>

/** The last organisation of `path` is one of these. By id, so that it holds for every day, wherever they stood. */
export const endsIn = (path: Expression<string> | RawBuilder<string>, orgIds: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${path} like any(${orgIds.map((id) => `%/${id}/`)}::text[])`

/** The same question as `inScope` about a path at hand. */
export const reaches = (scope: Scope, path: string): boolean =>
  scope.prefixes.some((prefix) => path.startsWith(prefix)) || scope.exact.some((id) => path.endsWith(`/${id}/`))

/** `path` lies within the scope. An empty scope is false. One index range per prefix. */
export function inScope(path: Expression<string> | RawBuilder<string>, scope: Scope): RawBuilder<SqlBool> {
  const conditions = scope.prefixes.map(
    (prefix) => sql<SqlBool>`(${path} >= ${prefix} collate "C" and ${path} < ${`${prefix}~`} collate "C")`,
  )
  if (scope.exact.length > 0) conditions.push(endsIn(path, scope.exact))
  if (conditions.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`(${sql.join(conditions, sql` or `)})`
}
