import { isBranch } from '@hongzhu/domain/org'
import { holds, textOf } from './calendar.ts'
import type { City, County, Org, Person } from './model.ts'
import { keysOf } from './names.ts'
import type { Sink } from './rows.ts'
import { stampOf } from './stamp.ts'

/** The one password of every demo account. */
export const DEMO_PASSWORD = 'Hongzhu-2026'

/** A way in, as the sign-in page of the demo lists it. */
export interface DemoAccount {
  login: string
  password: string
  name: string
  role: string
  line: string
}

interface Entry {
  login: string
  role: string
  label: string
  line: string
  name?: string
}

/** What each account of the demo can show. */
const ENTRIES: readonly Entry[] = [
  { login: 'city', role: 'cityOffice', label: '市教育工委办公室', line: '全市各县区谁办了什么、还差什么；每个数都能点开' },
  { login: 'qinghe', role: 'countyOffice', label: '青禾县教育工委办公室', line: '全县待办、覆盖率、未覆盖学校台账、名册导入' },
  { login: 'bailu', role: 'countyOffice', label: '白鹭县教育工委办公室', line: '一年前刚理顺管理体制的县：转隶前后的隶属关系' },
  { login: 'school', role: 'schoolOffice', label: '学校党务办公室', line: '青禾一中党委及所属支部：党组织会议、届期、总结材料' },
  { login: 'secretary', role: 'secretary', label: '党支部书记', line: '待办最多的支部：逾期、临近换届、未完成的决定' },
  { login: 'twoposts', role: 'secretary', label: '两个支部的书记', line: '一人两职：登录后可切换身份' },
  { login: 'clerk', role: 'clerk', label: '党务干部', line: '登记会议：名册已带出，只填例外' },
  { login: 'neighbour', role: 'secretary', label: '相邻支部书记', line: '同校另一支部：只看得到自己的支部' },
  { login: 'inspector', role: 'inspector', label: '督查人员', line: '只读：查看记录、数据和依据' },
  { login: 'member', role: 'member', label: '党员', line: '法规与规则；看不到他人信息' },
  { login: 'sysadmin', role: 'systemAdmin', label: '系统管理员', line: '账号、授权申请、运行情况', name: '任系统' },
  { login: 'secadmin', role: 'securityAdmin', label: '安全管理员', line: '批准授权、解锁账号', name: '安全衡' },
  { login: 'auditadmin', role: 'auditAdmin', label: '审计管理员', line: '审计记录与校验', name: '申计' },
]

interface Account {
  id: number
  login: string
  person: Person | undefined
  name: string
  grants: { role: string; org: Org }[]
}

function castAccounts(city: City): Account[] {
  const found: Account[] = []
  for (const entry of ENTRIES) {
    const home = city.orgs.find((org) => org.cast.some((one) => one.login === entry.login))
    const name = entry.name ?? home?.cast.find((one) => one.login === entry.login)?.name ?? entry.login
    const person = home ? city.persons.find((one) => one.name === name && one.stays.at(-1)?.org === home) : undefined
    const above = home?.places.at(-1)?.parent ?? city.root
    const isOffice = ['cityOffice', 'countyOffice', 'schoolOffice', 'inspector'].includes(entry.role)
    const org = entry.name ? city.root : isOffice ? above : (home ?? city.root)
    const grants = [{ role: entry.role, org }]
    if (entry.login === 'twoposts')
      for (const other of city.orgs)
        if (other !== home && other.seats.some((seat) => seat.person === person && holds(seat, city.today)))
          grants.push({ role: 'secretary', org: other })
    found.push({ id: city.next('account'), login: entry.login, person, name, grants })
    if (person) person.accountId = found.at(-1)?.id ?? 0
  }
  return found
}

function secretaries(city: City, county: County): Account[] {
  const found = new Map<Person, Account>()
  for (const org of county.orgs) {
    if (!isBranch(org.kind) && org.kind !== 'committee' && org.kind !== 'generalBranch') continue
    const person = org.seats.find((seat) => seat.duty === 'secretary' && holds(seat, city.today))?.person
    if (!person || person.accountId !== undefined) {
      const known = person && found.get(person)
      if (known) known.grants.push({ role: 'secretary', org })
      continue
    }
    const account = {
      id: city.next('account'),
      login: `zb${String(org.id).padStart(6, '0')}`,
      person,
      name: person.name,
      grants: [{ role: 'secretary', org }],
    }
    person.accountId = account.id
    found.set(person, account)
  }
  return [...found.values()]
}

/** Gives the cast (first city) and every secretary an account. */
export function planAccounts(city: City, isFirst: boolean): Account[] {
  const cast = isFirst ? castAccounts(city) : []
  return [...cast, ...[...city.counties, city.direct].flatMap((county) => secretaries(city, county))]
}

/** Accounts and grants; the three administrators are persons of their own without any other role (SEC-14). */
export function writeAccounts(sink: Sink, city: City, accounts: readonly Account[], passwordHash: string): void {
  const recorded = stampOf(city.start - 5)
  for (const { id, login, person, name, grants } of accounts) {
    let personId = person?.id
    if (personId === undefined) {
      personId = city.next('person')
      const keys = keysOf(name)
      sink.put('person', [
        personId,
        name,
        keys.nameKey,
        keys.initials,
        ...Array.from({ length: 15 }, () => null),
        city.root.id,
        null,
        null,
        recorded,
      ])
    }
    sink.put('account', [id, personId, login, name, passwordHash, recorded, false, recorded])
    for (const { role, org } of grants)
      sink.put('role_grant', [
        city.next('grant'),
        id,
        role,
        org.id,
        role === 'member' ? 'self' : 'subtree',
        '{}',
        textOf(city.start - 5),
        'active',
        '初始授权',
        recorded,
        recorded,
      ])
  }
}

/** The list for the sign-in page. */
export const demoAccounts = (accounts: readonly Account[]): DemoAccount[] =>
  ENTRIES.flatMap((entry) => {
    const account = accounts.find((one) => one.login === entry.login)
    return account
      ? [{ login: entry.login, password: DEMO_PASSWORD, name: account.name, role: entry.label, line: entry.line }]
      : []
  })
