import type { Permission } from './permissions.ts'

declare const scopeOf: unique symbol

/**
 * Where a permission reaches, for one actor on one day. Branded with its permission, so that a query which wants
 * `Scope<'member.read'>` refuses any other. Only the server's access platform makes one.
 */
export interface Scope<P extends Permission = Permission> {
  readonly [scopeOf]: P
  readonly permission: P
  /** Path prefixes such as `/1/8/`; none means nothing. */
  readonly prefixes: readonly string[]
  /** Organisations reached by themselves, without what is below them: 本组织, 指定组织 (SEC-13). */
  readonly exact: readonly string[]
  /** The actor's own person, where reach is personal. */
  readonly selfPersonId: string | null
}
