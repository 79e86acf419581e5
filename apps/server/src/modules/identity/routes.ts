import { contract } from '@hongzhu/contract'
import { roleOf } from '@hongzhu/domain/access'
import { bind } from '../../platform/http/bind.ts'
import { signIn, signOut, switchGrant } from './service.ts'
import { idleMinutes, listLiveGrants } from './session.ts'

const { identity } = contract

export const routes = [
  bind(identity.signIn, signIn),
  bind(identity.signOut, signOut),
  bind(identity.switchGrant, switchGrant),
  bind(identity.me, async (ctx) => {
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
      idleMinutes: idleMinutes(actor.grant?.role),
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
  }),
]
