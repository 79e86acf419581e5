import type { PlainDate, Refusal } from '../kernel/index.ts'
import { block } from '../norms/finding.ts'
import type { Reach, RoleId } from './roles.ts'
import { roleOf, rolesExclude } from './roles.ts'

/** A grant somebody asks for. */
export interface GrantRequest {
  role: RoleId
  reach: Reach
  listedOrgs: readonly string[]
  fromOn: PlainDate
  untilOn: PlainDate | null
}

/** What is known when it is asked for and again when it is decided. */
export interface GrantFacts {
  /** Roles the account already holds or has asked for, whatever the organisation. */
  otherRoles: readonly RoleId[]
  orgKind: string
  isRootOrg: boolean
  isAccountActive: boolean
  /** Whose account it is, and who acts. */
  accountId: string
  actorId: string
}

const OFFICES: readonly RoleId[] = ['cityOffice', 'countyOffice']
const label = (role: RoleId) => roleOf(role)?.label ?? role

/** Why a grant cannot be given: exclusions (SEC-14), own account (SEC-15), sideways without an end (SEC-23). */
export function grantFindings(request: GrantRequest, facts: GrantFacts, on: PlainDate): Refusal[] {
  const findings: Refusal[] = []
  const role = roleOf(request.role)
  if (!role) return [block('SEC-13', 'grant.no-role', '没有这个角色。', { field: 'role' })]
  if (facts.accountId === facts.actorId)
    findings.push(block('SEC-15', 'grant.own-account', '不能给自己授权。', { remedy: '请另一名管理员办理。' }))
  if (!facts.isAccountActive)
    findings.push(block('SEC-11', 'grant.account-disabled', '账号已停用，不能授权。', { remedy: '请先启用账号。' }))
  const excluded = facts.otherRoles.find((other) => rolesExclude(other, request.role))
  if (excluded)
    findings.push(
      block(
        'SEC-14',
        'grant.roles-exclude',
        `已有“${label(excluded)}”，不能再有“${label(request.role)}”：三员互斥，也不办业务。`,
        {
          remedy: '请授给另一人，或先终止原授权。',
          field: 'role',
        },
      ),
    )
  return [...findings, ...placeFindings(request, facts), ...timeFindings(request, on)]
}

function placeFindings(request: GrantRequest, facts: GrantFacts): Refusal[] {
  const findings: Refusal[] = []
  const isPersonal = request.reach === 'self'
  if ((request.role === 'member') !== isPersonal)
    findings.push(block('SEC-13', 'grant.reach', '“党员”角色的范围只能是仅本人，其他角色不能是仅本人。', { field: 'reach' }))
  if (roleOf(request.role)?.isAdministrator && request.reach !== 'subtree')
    findings.push(block('SEC-14', 'grant.reach', '管理员的范围须为本组织及下级。', { field: 'reach' }))
  if (request.reach === 'listed' && request.listedOrgs.length === 0)
    findings.push(block('SEC-23', 'grant.list-empty', '请列出指定的组织。', { field: 'listedOrgIds' }))
  if (request.role === 'cityOffice' && !facts.isRootOrg)
    findings.push(block('SEC-13', 'grant.office-org', '市教育工委办公室的授权只能落在市教育工委。', { field: 'orgId' }))
  if (OFFICES.includes(request.role) && facts.orgKind !== 'workCommittee')
    findings.push(block('SEC-13', 'grant.office-org', '教育工委办公室的授权只能落在教育工委。', { field: 'orgId' }))
  return findings
}

function timeFindings(request: GrantRequest, on: PlainDate): Refusal[] {
  const findings: Refusal[] = []
  if (request.fromOn < on) findings.push(block('SEC-15', 'grant.backdated', '授权不能早于今天生效。', { field: 'fromOn' }))
  if (request.untilOn !== null && request.untilOn <= request.fromOn)
    findings.push(block('SEC-15', 'grant.dates', '终止日期须晚于起始日期。', { field: 'untilOn' }))
  if (request.reach === 'listed' && request.untilOn === null)
    findings.push(
      block('SEC-23', 'grant.sideways-open', '跨组织查看须写明终止日期。', {
        remedy: '请填终止日期，到期自动失效。',
        field: 'untilOn',
      }),
    )
  return findings
}

/** Why this person cannot decide the request: two different people, neither of them the one who receives it (SEC-15). */
export function decisionFindings(facts: { requestedBy: string | null; accountId: string; actorId: string }): Refusal[] {
  if (facts.requestedBy === facts.actorId)
    return [block('SEC-15', 'grant.same-person', '申请和批准须是两个人。', { remedy: '请另一名安全管理员批准。' })]
  if (facts.accountId === facts.actorId)
    return [block('SEC-15', 'grant.own-account', '不能批准给自己的授权。', { remedy: '请另一名安全管理员批准。' })]
  return []
}

/** Grants that end within this many days are shown as ending. */
export const ENDING_SOON_DAYS = 30
