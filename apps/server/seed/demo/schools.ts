import type { Ownership, SchoolStage } from '@hongzhu/domain/org'
import { dayAt, yearOf } from './calendar.ts'
import type { City, County, School } from './model.ts'
import { schoolName, shortSchool, TOWNS } from './places.ts'
import { type Random, randomOf } from './random.ts'

type Weights = readonly (readonly [SchoolStage, number])[]
const PUBLIC: Weights = [
  ['kindergarten', 22],
  ['primary', 45],
  ['junior', 16],
  ['nineYear', 7],
  ['senior', 3],
  ['complete', 3],
  ['vocational', 2],
  ['special', 1],
  ['other', 1],
]
const PRIVATE: Weights = [
  ['kindergarten', 80],
  ['primary', 6],
  ['nineYear', 7],
  ['senior', 3],
  ['vocational', 4],
]
/** Fewest and most members of a public school of the stage. */
const MEMBERS: Record<SchoolStage, readonly [number, number]> = {
  kindergarten: [0, 7],
  primary: [2, 20],
  junior: [7, 34],
  nineYear: [8, 40],
  senior: [30, 105],
  complete: [36, 125],
  vocational: [18, 95],
  special: [3, 11],
  other: [2, 14],
}

interface Fixed {
  name: string
  stage: SchoolStage
  ownership: Ownership
  members: number
  isUncovered?: boolean
}
/** Places of the cast, and the sizes that make trouble, in the first two counties of the first city. */
const FIXED: readonly (readonly Fixed[])[] = [
  [
    { name: '第一中学', stage: 'complete', ownership: 'public', members: 112 },
    { name: '实验小学', stage: 'primary', ownership: 'public', members: 6 },
    { name: '第二中学', stage: 'senior', ownership: 'public', members: 68 },
    { name: '晨光幼儿园', stage: 'kindergarten', ownership: 'private', members: 0, isUncovered: true },
    { name: '第三中学', stage: 'junior', ownership: 'public', members: 54 },
    { name: '职业技术学校', stage: 'vocational', ownership: 'public', members: 100 },
  ],
  [
    { name: '中学', stage: 'complete', ownership: 'public', members: 24 },
    { name: '第一小学', stage: 'primary', ownership: 'public', members: 15 },
  ],
]

function membersOf(stage: SchoolStage, ownership: Ownership, random: Random): number {
  const [least, most] = MEMBERS[stage]
  if (ownership === 'private') return stage === 'kindergarten' ? random.int(0, 3) : random.int(2, Math.round(most * 0.35))
  // More small schools than large ones.
  return least + Math.floor((most - least) * random.next() ** 1.3)
}

interface Counters {
  [stage: string]: number
}

function makeSchool(
  city: City,
  county: County,
  random: Random,
  draft: Fixed | undefined,
  isPrivate: boolean,
  counters: Counters,
) {
  const id = city.next('school')
  const ownership: Ownership = draft?.ownership ?? (isPrivate ? 'private' : 'public')
  const stage = draft?.stage ?? random.weighted(isPrivate ? PRIVATE : PUBLIC)
  const key = `${ownership} ${stage}`
  const count = counters[key] ?? 0
  const name = county.name + (draft?.name ?? schoolName(stage, ownership, count))
  if (!draft) counters[key] = count + 1
  const opened = dayAt(isPrivate ? random.int(2003, 2021) : random.int(1952, 2016), 9, 1)
  const school: School = {
    id,
    code: `99${String(id).padStart(8, '0')}`,
    name,
    short: shortSchool(name),
    stage,
    ownership,
    county,
    opened,
    members: draft?.members ?? membersOf(stage, ownership, random),
    isUncovered: draft?.isUncovered ?? false,
    cover: [],
  }
  county.schools.push(school)
}

/** Which of the free places are private: spread evenly, so that every county has both. */
const isPrivateAt = (index: number, places: number, count: number) =>
  Math.floor(((index + 1) * count) / places) > Math.floor((index * count) / places)

/** The schools of a city with their members, summing up exactly to what the size says. */
export function planSchools(city: City): void {
  const random = randomOf(`schools ${city.index}`)
  const counties = [...city.counties, city.direct]
  const places = counties.map((county, index) =>
    county === city.direct ? city.size.direct : (city.size.counties[index]?.schools ?? 0),
  )
  const fixedOf = (county: County) => (city.index === 0 && county !== city.direct ? (FIXED[county.index] ?? []) : [])
  const fixedPrivate = counties.flatMap(fixedOf).filter((school) => school.ownership === 'private').length
  const free = places.reduce((sum, count) => sum + count, 0) - counties.reduce((sum, county) => sum + fixedOf(county).length, 0)
  let index = 0
  for (const [at, county] of counties.entries()) {
    const counters: Counters = {}
    const fixed = fixedOf(county)
    for (const draft of fixed) makeSchool(city, county, random, draft, false, counters)
    for (let count = fixed.length; count < (places[at] ?? 0); count++, index++)
      makeSchool(city, county, random, undefined, isPrivateAt(index, free, city.size.private - fixedPrivate), counters)
  }
  const schools = counties.flatMap((county) => county.schools)
  chooseUncovered(city, schools)
  fitMembers(city, schools, new Set(counties.flatMap((county) => county.schools.slice(0, fixedOf(county).length))))
  for (const county of city.counties) addFormerSchools(city, county, random)
}

/** Village schools that were there when the demo begins and are merged into their neighbours in its course. */
function addFormerSchools(city: City, county: County, random: Random): void {
  const count = Math.max(1, Math.round(county.schools.length / 45))
  for (let index = 0; index < count; index++) {
    const id = city.next('school')
    const name = `${county.name}${TOWNS[(index * 5 + 3) % TOWNS.length]}村小学`
    const opened = dayAt(random.int(1956, 1998), 9, 1)
    county.schools.push({
      id,
      code: `99${String(id).padStart(8, '0')}`,
      name,
      short: shortSchool(name),
      stage: 'primary',
      ownership: 'public',
      county,
      opened,
      members: random.int(3, 6),
      isUncovered: false,
      isFormer: true,
      cover: [],
    })
  }
}

/** Uncovered schools have too few members for an organisation of their own, and were opened lately or run privately. */
function chooseUncovered(city: City, schools: School[]): void {
  const choose = (ownership: Ownership, count: number) => {
    const already = schools.filter((school) => school.isUncovered && school.ownership === ownership).length
    const small = schools.filter((school) => school.ownership === ownership && school.members < 3 && !school.isUncovered)
    const step = Math.max(1, Math.floor(small.length / Math.max(1, count - already)))
    for (const school of small.filter((_, index) => index % step === 0).slice(0, count - already)) {
      school.isUncovered = true
      school.members = 0
      if (ownership === 'public' || school.id % 3 === 0) school.opened = dayAt(yearOf(city.today) - (school.id % 2), 9, 1)
      if (school.opened > city.today) school.opened = city.today - 60
    }
  }
  choose('private', city.size.uncoveredPrivate)
  choose('public', city.size.uncoveredPublic)
}

/** Scales what was drawn so that the sum is what the size says; what rounding leaves goes to larger schools one by one. */
function fitMembers(city: City, schools: School[], fixed: Set<School>): void {
  const offices = (city.counties.length + 1) * OFFICE_MEMBERS
  const kept = [...fixed].reduce((sum, school) => sum + school.members, 0)
  const drawn = schools.filter((school) => !fixed.has(school) && !school.isUncovered)
  const wanted = city.size.members - offices - kept
  const factor = wanted / drawn.reduce((sum, school) => sum + school.members, 0)
  for (const school of drawn) school.members = Math.round(school.members * factor)
  let left = wanted - drawn.reduce((sum, school) => sum + school.members, 0)
  const large = drawn.filter((school) => school.members >= 8 && school.members <= 45)
  for (let index = 0; left !== 0; index = (index + 1) % large.length) {
    const school = large[index]
    if (!school) break
    school.members += Math.sign(left)
    left -= Math.sign(left)
  }
}

/** Members of the office branch of each work committee. */
export const OFFICE_MEMBERS = 7
