import type { PlainDate } from '@hongzhu/domain'
import { CODE_HOURS, passwordFindings, type RoleId, roleOf } from '@hongzhu/domain/access'
import { startRefusals } from '@hongzhu/domain/obligation'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Context, Services } from '../../platform/http/context.ts'
import { Failure, refuseBlocked } from '../../platform/http/failure.ts'
import { pinyinKeys } from '../../platform/pinyin.ts'
import { insertAccount, insertStaff } from './account-queries.ts'
import { insertGrant } from './grant-queries.ts'
import { hashPassword } from './password.ts'
import { makeCode } from './password-service.ts'
import { hashToken, instant, newToken } from './session.ts'
import { hasOrganisations, holdEmptySystem, insertRootOrg, insertStart } from './setup-queries.ts'
import { holdToken, insertToken, isTokenOpen, setPassword, useToken } from './sign-in-queries.ts'

/** The token of the first set-up, good for a day and for one use; undefined once there is an account (SEC-10). */
export async function createSetupToken(services: Services): Promise<string | undefined> {
  return inTransaction(services.pool, wallOfAll(services.clock.today()), 'read write', async (db) => {
    if (!(await holdEmptySystem(db))) return undefined
    const token = newToken()
    const now = services.clock.now()
    await insertToken(
      db,
      {
        token_hash: hashToken(token),
        purpose: 'setup',
        account_id: null,
        expires_at: instant(now + CODE_HOURS.setup * 3_600_000),
      },
      instant(now),
    )
    await writeEvents(db, SYSTEM, [
      { type: 'identity.setup-opened', summary: `生成首次设置链接，${CODE_HOURS.setup} 小时内有效` },
    ])
    return token
  })
}

export const setupState = async (ctx: Context, input: { token: string }) => ({
  isOpen: await isTokenOpen(ctx.db, hashToken(input.token), 'setup', instant(ctx.services.clock.now())),
})

interface Officer {
  name: string
  login: string
  phone?: string | undefined
}
interface SetUp {
  token: string
  org: { level: 'city' | 'county'; code: string; name: string; shortName: string; foundedOn: PlainDate; foundedDocNo: string }
  startOn?: PlainDate | undefined
  systemAdmin: Officer & { password: string }
  securityAdmin: Officer
  auditAdmin: Officer
  office: Officer
}

const refuse = (code: string, message: string, field: string) =>
  new Failure('refused', message, { code, refusals: [{ rule: 'SEC-14', code, severity: 'block', message, field }] })

/** Three administrators are three people, and none of them does business (SEC-14). */
function refuseSamePerson(input: SetUp): void {
  const fields = ['systemAdmin', 'securityAdmin', 'auditAdmin', 'office'] as const
  for (const [index, field] of fields.entries())
    for (const earlier of fields.slice(0, index)) {
      if (input[field].login === input[earlier].login)
        throw refuse('setup.same-login', `登录名 ${input[field].login} 用了两次。`, `${field}.login`)
      if (input[field].name === input[earlier].name)
        throw refuse('setup.same-person', `${input[field].name}不能身兼两职：三员须是三个人，且不办业务。`, `${field}.name`)
    }
}

/** The first set-up: root organisation, the three administrators, the first business account. Once only (SEC-10). */
export async function setUp(ctx: Context, input: SetUp) {
  const now = instant(ctx.services.clock.now())
  const isEmpty = await holdEmptySystem(ctx.db)
  const token = await holdToken(ctx.db, hashToken(input.token), 'setup', now)
  if (!isEmpty || !token || (await hasOrganisations(ctx.db)))
    throw new Failure('refused', '首次设置的链接已用过或已过期。', { code: 'setup.closed' })
  if (input.org.foundedOn > ctx.today) throw refuse('setup.founded', '成立日期不能晚于今天。', 'org.foundedOn')
  const startOn = input.startOn ?? ctx.today
  refuseBlocked(
    startRefusals({ from: startOn, today: ctx.today, foundedOn: input.org.foundedOn }).map((found) => ({
      ...found,
      field: 'startOn',
    })),
  )
  refuseSamePerson(input)
  const first = input.systemAdmin
  refuseBlocked(
    passwordFindings(first.password, {
      ...first,
      phone: first.phone ?? null,
      pinyin: pinyinKeys(first.name).nameKey.replaceAll(' ', ''),
      isAdministrator: true,
    }).map((found) => ({ ...found, field: 'systemAdmin.password' })),
  )
  await useToken(ctx.db, token.token_hash, now)
  const { org } = input
  const orgId = await insertRootOrg(ctx.db, org, {
    nameKey: pinyinKeys(org.name, 'unit').nameKey,
    initials: pinyinKeys(org.shortName, 'unit').initials,
  })
  ctx.events.record({
    type: 'org.founded',
    summary: `首次设置：建立${org.name}`,
    orgId,
    subject: { kind: 'org', id: orgId },
    after: org,
  })
  await insertStart(ctx.db, orgId, startOn)
  ctx.events.record({
    type: 'start.recorded',
    summary: `首次设置：自 ${startOn} 起启用`,
    orgId,
    subject: { kind: 'org', id: orgId },
    after: { from: startOn },
  })
  const office: RoleId = org.level === 'city' ? 'cityOffice' : 'countyOffice'
  const systemAdmin = await makeOfficer(ctx, first, 'systemAdmin', orgId)
  await setPassword(ctx.db, systemAdmin, {
    password_hash: await hashPassword(first.password),
    password_set_at: now,
    must_change: false,
  })
  const codes: { login: string; name: string; role: string; code: string }[] = []
  let expiresAt = now
  for (const [officer, role] of [
    [input.securityAdmin, 'securityAdmin'],
    [input.auditAdmin, 'auditAdmin'],
    [input.office, office],
  ] as const) {
    const made = await makeCode(ctx, await makeOfficer(ctx, officer, role, orgId))
    codes.push({ login: officer.login, name: officer.name, role: roleOf(role)?.label ?? role, code: made.code })
    expiresAt = made.expiresAt
  }
  ctx.events.record({ type: 'identity.set-up', summary: '首次设置完成', orgId })
  return { codes, expiresAt }
}

async function makeOfficer(ctx: Context, officer: Officer, role: RoleId, orgId: string): Promise<string> {
  const { nameKey, initials } = pinyinKeys(officer.name)
  const personId = await insertStaff(ctx.db, {
    name: officer.name,
    name_key: nameKey,
    initials,
    phone: officer.phone || null,
    keeper_org_id: orgId,
    recorded_by: null,
  })
  const accountId = await insertAccount(ctx.db, {
    person_id: personId,
    login: officer.login,
    display_name: officer.name,
    recorded_by: null,
  })
  if (!accountId) throw refuse('setup.same-login', `登录名 ${officer.login} 已有人用。`, 'login')
  await insertGrant(ctx.db, {
    account_id: accountId,
    role,
    org_id: orgId,
    reach: 'subtree',
    listed_orgs: [],
    from_on: ctx.today,
    until_on: null,
    state: 'active',
    reason: '首次设置',
    requested_by: null,
    requested_at: instant(ctx.services.clock.now()),
  })
  const label = roleOf(role)?.label ?? role
  const subject = { kind: 'account', id: accountId }
  ctx.events.record({ type: 'account.created', summary: `首次设置：为${officer.name}建立账号 ${officer.login}`, orgId, subject })
  ctx.events.record({
    type: 'grant.approved',
    summary: `首次设置：${officer.name}为${label}`,
    orgId,
    subject,
    after: { role: label },
  })
  return accountId
}
