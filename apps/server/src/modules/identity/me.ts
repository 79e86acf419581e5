import { idleMinutesOf, roleOf } from '@hongzhu/domain/access'
import type { Context } from '../../platform/http/context.ts'
import { findSessionEnd, listLiveGrants } from './session-queries.ts'
import { findSetting } from './sign-in-queries.ts'

/** Who I am, in which posts, and what the present one may do. */
export async function me(ctx: Context) {
  const { actor } = ctx
  const grants = await listLiveGrants(ctx.db, actor.accountId, ctx.today)
  const role = roleOf(actor.grant?.role ?? '')
  return {
    accountId: actor.accountId,
    personId: actor.personId,
    name: actor.name,
    login: actor.login,
    mustChangePassword: actor.mustChangePassword,
    today: ctx.today,
    env: ctx.services.config.env,
    idleMinutes: idleMinutesOf(actor.grant?.role),
    sessionEndsAt: await findSessionEnd(ctx.db, actor.sessionHash),
    grant: actor.grant
      ? {
          id: actor.grant.id,
          role: actor.grant.role,
          roleLabel: role?.label ?? '',
          orgId: actor.grant.orgId,
          orgName: actor.grant.orgName,
          reach: actor.grant.reach,
        }
      : null,
    grants: grants.map((grant) => ({ ...grant, roleLabel: roleOf(grant.role)?.label ?? grant.role })),
    permissions: [...(role?.permissions ?? [])],
  }
}

interface DemoAccount {
  login: string
  password: string
  name: string
  role: string
  line: string
}

/** The accounts of the demonstration, as its seed wrote them; nothing anywhere else (SEC-10). */
export async function demoAccounts(ctx: Context) {
  if (ctx.services.config.env !== 'demo') return { rows: [] }
  return { rows: (await findSetting<DemoAccount[]>(ctx.db, 'demo.accounts')) ?? [] }
}
