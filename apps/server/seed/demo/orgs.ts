import { isBranch, nameForms, type OrgKind } from '@hongzhu/domain/org'
import { type Day, dayAt, yearOf } from './calendar.ts'
import { castAt, officeCast } from './cast.ts'
import type { CastPerson, City, County, Habit, Org, School } from './model.ts'
import { DEPARTMENTS } from './places.ts'
import { type Random, randomOf } from './random.ts'
import { OFFICE_MEMBERS } from './schools.ts'

interface OrgDraft {
  id?: number
  unit: string
  unitShort: string
  kind: OrgKind
  parent: Org | null
  county?: County | undefined
  school?: School | undefined
  founded: Day
  target?: number
  hasCommittee?: boolean
  cast?: CastPerson[]
  issuer?: string
}

const HABITS: readonly (readonly [Habit, number])[] = [
  ['diligent', 46],
  ['usual', 40],
  ['careless', 12],
  ['silent', 2],
]

/** Adds an organisation with its first name, kind and place. */
export function addOrg(city: City, random: Random, draft: OrgDraft): Org {
  const { unit, unitShort, kind, parent, founded } = draft
  const hasCommittee = draft.hasCommittee ?? false
  const forms = kind === 'group' ? { full: unit, short: unitShort } : nameForms(kind, unit, hasCommittee)
  const short = kind === 'group' ? unitShort : nameForms(kind, unitShort, hasCommittee).short
  const docNo = city.docNo(draft.issuer ?? '云教工委', founded)
  const org: Org = {
    id: draft.id ?? city.next('org'),
    unit,
    unitShort,
    kind,
    kinds: [{ kind, from: founded, docNo }],
    names: [{ full: forms.full, short, from: founded }],
    places: [{ parent, from: founded, docNo }],
    founded,
    hasCommittee,
    county: draft.county,
    school: draft.school,
    children: [],
    target: draft.target ?? 0,
    intake: [],
    events: [],
    cast: draft.cast ?? [],
    habit: random.weighted(HABITS),
    themeDay: random.int(5, 25),
    stays: [],
    seats: [],
  }
  parent?.children.push(org)
  city.orgs.push(org)
  draft.county?.orgs.push(org)
  return org
}

const foundedFor = (school: School, random: Random): Day => {
  const year = Math.max(random.int(2004, 2019), Math.min(yearOf(school.opened) + 1, 2023))
  return dayAt(year, random.int(3, 11), random.int(1, 28))
}

/** A branch, with groups when it is large enough. */
function addBranch(city: City, random: Random, draft: Omit<OrgDraft, 'kind'> & { kind?: OrgKind }): Org {
  const target = draft.target ?? 0
  const branch = addOrg(city, random, {
    ...draft,
    kind: draft.kind ?? 'branch',
    hasCommittee: target >= 7 && !(target < 12 && random.chance(0.06)),
  })
  const { groupsFrom, membersPerGroup } = city.size
  if (target >= groupsFrom || branch.id === 5) {
    const count = Math.max(2, Math.round(target / membersPerGroup))
    for (let index = 0; index < count; index++)
      addOrg(city, random, {
        ...(branch.id === 5 && index === 0 ? { id: 9 } : {}),
        unit: `${branch.unitShort}第${'一二三四五六七八九十'[index]}党小组`,
        unitShort: `${branch.unitShort.replace(branch.school?.short ?? '', '') || branch.unitShort}第${'一二三四五六七八九十'[index]}党小组`,
        kind: 'group',
        parent: branch,
        county: branch.county,
        school: branch.school,
        founded: branch.founded,
      })
  }
  return branch
}

/** The organisation of one school that has enough members: one branch, or a larger body with branches below. */
function addForSchool(city: City, county: County, school: School, random: Random): void {
  const plain = school.name.slice(county.name.length)
  const { members } = school
  const isLarge = members > 50 && plain !== '第三中学' && !(members < 58 && school.id % 5 === 0)
  const draft = {
    ...castAt(city, county, plain),
    unit: school.name,
    unitShort: school.short,
    parent: county.org,
    county,
    school,
    founded: foundedFor(school, random),
    issuer: `${county.short}教工委`,
  }
  if (!isLarge) {
    const branch = addBranch(city, random, { ...draft, target: members })
    school.cover.push({ org: branch, form: 'own', from: branch.founded })
    return
  }
  const { cast: _, ...body } = draft
  const kind = members >= 100 ? 'committee' : 'generalBranch'
  const top = addOrg(city, random, { ...body, kind, hasCommittee: true })
  school.cover.push({ org: top, form: 'own', from: top.founded })
  const count = kind === 'committee' ? Math.max(3, Math.round(members / 24)) : Math.max(2, Math.round(members / 30))
  for (let index = 0; index < count; index++) {
    const department = DEPARTMENTS[(index + (plain === '第一中学' ? 0 : school.id)) % DEPARTMENTS.length] ?? ''
    addBranch(city, random, {
      ...(plain === '第一中学' ? castAt(city, county, department) : {}),
      unit: school.name + department,
      unitShort: school.short + department,
      parent: top,
      county,
      school,
      founded: top.founded,
      target: Math.floor((members * (index + 1)) / count) - Math.floor((members * index) / count),
      issuer: `${county.short}教工委`,
    })
  }
}

/** Every third hanging-on school without members opened this year: half were covered within the 30 days of 同步建立, half after. */
function coveredFrom(city: City, host: Org, school: School): Day {
  if (school.members === 0 && school.id % 3 === 0) {
    school.opened = Math.min(dayAt(yearOf(city.today), 3, 1), city.today - 90)
    return school.opened + (school.id % 2 === 0 ? 21 : 52)
  }
  return Math.max(host.founded, school.opened)
}

/** Small schools share a branch with neighbours; what is left over joins a neighbour's branch. */
function addShared(city: City, county: County, small: School[], random: Random): void {
  const queue = [...small]
  let round = 0
  while (queue.length > 0) {
    const units = queue.splice(0, 2)
    const members = () => units.reduce((sum, school) => sum + school.members, 0)
    const most = round === 0 && county.index === 0 ? 6 : 5
    while (queue.length > 0 && units.length < most && (members() < 4 || most === 6)) units.push(queue.shift() as School)
    const host = county.orgs.find((org) => org.kind === 'branch' && org.target > 4 && org.target < 40 && org.cast.length === 0)
    if ((members() < 3 || round % 4 === 3) && host) {
      for (const school of units) {
        host.target += school.members
        school.cover.push({ org: host, form: 'attached', from: coveredFrom(city, host, school) })
      }
    } else {
      const founded = Math.max(...units.map((school) => school.opened), dayAt(2016, 5, 20)) + 30
      const first = units[0]?.name.slice(county.name.length, county.name.length + 2) ?? ''
      const branch = addBranch(city, random, {
        kind: 'jointBranch',
        unit: `${county.name}${first}片区学校`,
        unitShort: `${county.short}${first}片区`,
        parent: county.org,
        county,
        founded: Math.min(founded, city.start - 100),
        target: members(),
        issuer: `${county.short}教工委`,
      })
      for (const school of units) school.cover.push({ org: branch, form: 'joint', from: Math.max(branch.founded, school.opened) })
    }
    round++
  }
}

function addOffice(city: City, county: County, parent: Org, unit: string, short: string, random: Random): Org {
  return addBranch(city, random, {
    unit: `${unit}教育局机关`,
    unitShort: `${short}教育局机关`,
    parent,
    county,
    founded: parent.founded + 20,
    target: OFFICE_MEMBERS,
    cast: officeCast(city, county),
  })
}

/** The work committees of the city and its counties, with their office branches. */
export function planWorkCommittees(city: City, counties: readonly { name: string; region: string }[], parent: Org | null): void {
  const random = randomOf(`committees ${city.index}`)
  const founded = dayAt(2011, 6, 8)
  const unit = (name: string) => `${name.slice(0, -1)}${name.slice(-1)}委`
  const short = city.name
  const root = addOrg(city, random, {
    ...(city.index === 0 ? { id: 1 } : {}),
    unit: unit(city.name),
    unitShort: short,
    kind: 'workCommittee',
    parent,
    founded,
  })
  city.root = root
  city.direct = {
    index: -1,
    name: city.name,
    short: city.name.slice(0, -1),
    region: `${counties[0]?.region.slice(0, 4)}00`,
    org: root,
    orgs: [],
    schools: [],
  }
  root.county = city.direct
  for (const [index, { name, region }] of counties.entries()) {
    const county: County = { index, name, short: name.slice(0, -1), region, org: root, orgs: [], schools: [] }
    county.org = addOrg(city, random, {
      ...(city.index === 0 && index < 2 ? { id: index + 2 } : {}),
      unit: unit(name),
      unitShort: name,
      kind: 'workCommittee',
      parent: root,
      county,
      founded: founded + 40 + index * 3,
    })
    city.counties.push(county)
    if (index % 4 === 1)
      county.former = addOrg(city, random, {
        unit: `${unit(name)}直属机关`,
        unitShort: `${county.short}直机关`,
        kind: 'workCommittee',
        parent: root,
        county,
        founded: dayAt(2008, 4, 10),
      })
    addOffice(city, county, county.org, name, county.short, random)
  }
  addOffice(city, city.direct, root, city.name, city.direct.short, random)
}

/** The organisations of all schools of a county. */
export function planCountyOrgs(city: City, county: County): void {
  const random = randomOf(`orgs ${city.index} ${county.index}`)
  const covered = county.schools.filter((school) => !school.isUncovered)
  for (const school of covered) if (school.members >= 3) addForSchool(city, county, school, random)
  addShared(
    city,
    county,
    covered.filter((school) => school.members < 3),
    random,
  )
  if (county.index === 0) {
    for (const [name, founded, ends] of [
      ['支教工作队', city.today - 260, city.today - 40],
      ['暑期集训队', city.today - 80, city.today + 100],
    ] as const) {
      const org = addOrg(city, random, {
        unit: `${county.name}${name}`,
        unitShort: `${county.short}${name}`,
        kind: 'temporaryBranch',
        parent: county.org,
        county,
        founded,
        issuer: `${county.short}教工委`,
      })
      org.endsOn = ends
    }
  }
  for (const org of county.orgs) if (org.cast.some((person) => person.login === 'secretary')) org.habit = 'rich'
  const branches = county.orgs.filter((org) => isBranch(org.kind) && org.target > 0 && org.habit !== 'rich')
  const silent = branches[Math.min(9, branches.length - 1)]
  if (silent) silent.habit = 'silent'
  const careless = branches[Math.min(4, branches.length - 1)]
  if (careless) careless.habit = 'careless'
}
