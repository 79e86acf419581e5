import type { Permission } from './permissions.ts'

/** How far a grant reaches: 本组织、本组织及下级、指定组织、仅本人. */
export type Reach = 'own' | 'subtree' | 'listed' | 'self'
export const REACH_LABELS: Record<Reach, string> = { own: '本组织', subtree: '本组织及下级', listed: '指定组织', self: '仅本人' }

export type RoleId =
  | 'systemAdmin'
  | 'securityAdmin'
  | 'auditAdmin'
  | 'cityOffice'
  | 'countyOffice'
  | 'schoolOffice'
  | 'secretary'
  | 'clerk'
  | 'inspector'
  | 'member'

/** A role is a named set of permissions; what it reaches is decided by the grant. */
export interface Role {
  id: RoleId
  label: string
  /** Reach a grant of this role has unless said otherwise. */
  reach: Reach
  permissions: readonly Permission[]
  /** 三员: administer the system and see no business data (SEC-14). */
  isAdministrator: boolean
}

const EVERYONE: Permission[] = ['rule.read', 'feedback.write']
const READ: Permission[] = [
  'org.tree',
  'org.read',
  'school.read',
  'member.read',
  'meeting.read',
  'case.read',
  'obligation.read',
  'figure.read',
  'report.read',
  ...EVERYONE,
]
const OFFICE: Permission[] = [
  ...READ,
  'org.write',
  'school.write',
  'member.write',
  'member.unmask',
  'member.decide',
  'meeting.write',
  'case.write',
  'case.decide',
  'excuse.write',
  'report.write',
  'report.freeze',
  'import.run',
  'export.run',
  'norm.write',
  'feedback.answer',
]
const BRANCH: Permission[] = [
  ...READ,
  'member.write',
  'member.unmask',
  'meeting.write',
  'case.write',
  'report.write',
  'export.run',
]

/** What a branch's own keepers do with dues; no office has it. */
const KEEPER: Permission[] = ['dues.pay-items', 'dues.record', 'dues.decide']

export const ROLES: readonly Role[] = [
  {
    id: 'systemAdmin',
    label: '系统管理员',
    reach: 'subtree',
    isAdministrator: true,
    permissions: ['org.tree', 'account.read', 'account.write', 'job.read', ...EVERYONE],
  },
  {
    id: 'securityAdmin',
    label: '安全管理员',
    reach: 'subtree',
    isAdministrator: true,
    permissions: ['org.tree', 'account.read', 'grant.decide', ...EVERYONE],
  },
  {
    id: 'auditAdmin',
    label: '审计管理员',
    reach: 'subtree',
    isAdministrator: true,
    permissions: ['org.tree', 'audit.read', ...EVERYONE],
  },
  { id: 'cityOffice', label: '市教育工委办公室', reach: 'subtree', isAdministrator: false, permissions: OFFICE },
  { id: 'countyOffice', label: '县区教育工委办公室', reach: 'subtree', isAdministrator: false, permissions: OFFICE },
  {
    id: 'schoolOffice',
    label: '学校党务办公室',
    reach: 'subtree',
    isAdministrator: false,
    permissions: [...BRANCH, 'member.decide', 'org.write', 'school.write', 'report.freeze', 'import.run', 'case.decide'],
  },
  {
    id: 'secretary',
    label: '党支部书记',
    reach: 'subtree',
    isAdministrator: false,
    permissions: [...BRANCH, ...KEEPER, 'org.write'],
  },
  { id: 'clerk', label: '党务干部', reach: 'subtree', isAdministrator: false, permissions: [...BRANCH, ...KEEPER] },
  { id: 'inspector', label: '督查人员', reach: 'subtree', isAdministrator: false, permissions: READ },
  { id: 'member', label: '党员', reach: 'self', isAdministrator: false, permissions: EVERYONE },
]

const BY_ID = new Map(ROLES.map((role) => [role.id, role]))
/** The role of this id; undefined when there is none. */
export const roleOf = (id: string): Role | undefined => BY_ID.get(id as RoleId)

/** Whether one person may hold both roles: the three administrators exclude one another and all business roles (SEC-14). */
export function rolesExclude(a: RoleId, b: RoleId): boolean {
  if (a === b) return false
  const [first, second] = [roleOf(a), roleOf(b)]
  if (!first || !second) return true
  const other = (role: Role) => role.id !== 'member'
  return (first.isAdministrator && other(second)) || (second.isAdministrator && other(first))
}
