import { type DemoAccount, demoAccounts, planAccounts, writeAccounts } from './accounts.ts'
import { addMonths, type Day, dayAt, dayOf, monthOf, textOf, yearOf } from './calendar.ts'
import { planChanges } from './changes.ts'
import { writeExtras } from './extras.ts'
import { writeLife } from './meetings.ts'
import type { City, County, Identified, Org } from './model.ts'
import { addOrg, planCountyOrgs, planWorkCommittees } from './orgs.ts'
import { planPeople } from './people.ts'
import { CITY_NAMES, countyName } from './places.ts'
import { planPosts } from './posts.ts'
import { randomOf } from './random.ts'
import type { Sink } from './rows.ts'
import { planSchools } from './schools.ts'
import { type DemoSize, SIZES } from './sizes.ts'
import { idNumbers, writePeople, writePosts } from './write-people.ts'
import { writeStructure } from './write-structure.ts'

/** Identity keys of the n-th city start here, so that cities can be made apart from each other. */
const CITY_KEYS = 10_000_000
/** Keys of the cast: organisations 1 to 9. */
const CAST_ORGS = 9
const PROVINCE_ID = 9_000_000

/** The first day of the demo's organisational life: a quarter begins. */
export function startOf(today: Day, months: number): Day {
  const first = addMonths(dayAt(yearOf(today), monthOf(today), 1), -months)
  return dayAt(yearOf(first), monthOf(first) - ((monthOf(first) - 1) % 3), 1)
}

function emptyCity(size: DemoSize, index: number, today: Day): City {
  const counters = new Map<Identified, number>()
  const documents = new Map<string, number>()
  const first = index * CITY_KEYS
  return {
    index,
    name: CITY_NAMES[index] ?? `第${index + 1}市`,
    size: SIZES[size].city,
    today,
    start: startOf(today, SIZES[size].city.months),
    root: undefined as unknown as Org,
    counties: [],
    direct: undefined as unknown as County,
    next: (kind) => {
      const id = (counters.get(kind) ?? first + (kind === 'org' && index === 0 ? CAST_ORGS : 0)) + 1
      counters.set(kind, id)
      return id
    },
    orgs: [],
    persons: [],
    docNo: (issuer, on) => {
      const key = `${issuer}〔${textOf(on).slice(0, 4)}〕`
      const number = (documents.get(key) ?? 0) + 1
      documents.set(key, number)
      return `${key}${number}号`
    },
  }
}

/** The organisation above the cities; only a province has it. */
function provinceRoot(city: City): Org {
  const org = addOrg(city, randomOf('province'), {
    id: PROVINCE_ID,
    unit: '星河省委',
    unitShort: '星河省',
    kind: 'workCommittee',
    parent: null,
    founded: dayAt(2008, 1, 10),
  })
  if (city.index > 0) city.orgs.pop()
  return org
}

/** A step of the generation: rows are in the sink and may be taken out. */
export interface Step {
  line: string | undefined
  /** After the last step of a city. */
  city?: { index: number; accounts: DemoAccount[] }
}

/**
 * One city, row by row into the sink, stopping often enough that the caller can empty it. Deterministic: size, index and
 * day decide everything.
 */
export function* generateCity(
  sink: Sink,
  options: { size: DemoSize; index: number; today: string; passwordHash: string },
): Generator<Step> {
  const today = dayOf(options.today)
  const city = emptyCity(options.size, options.index, today)
  const above = SIZES[options.size].cities > 1 ? provinceRoot(city) : null
  const counties = city.size.counties.map((_, index) => ({
    name: countyName(city.index, index),
    region: `99${String(city.index === 0 ? 1 : 10 + city.index).padStart(2, '0')}${String(index + 1).padStart(2, '0')}`,
  }))
  planWorkCommittees(city, counties, above)
  planSchools(city)
  const all = [...city.counties, city.direct]
  for (const county of all) planCountyOrgs(city, county)
  for (const county of city.counties) planChanges(city, county)
  writeStructure(sink, city)
  yield {
    line: `${city.name}：${all.reduce((sum, county) => sum + county.schools.length, 0)} 所学校，${city.orgs.length} 个党组织`,
  }
  const number = idNumbers()
  const terms = []
  for (const county of all) {
    const before = city.persons.length
    planPeople(city, county)
    terms.push({ county, terms: planPosts(city, county), persons: city.persons.slice(before) })
  }
  for (const { county, persons } of terms) {
    writePeople(sink, city, county, persons, number)
    yield { line: undefined }
  }
  for (const { county, terms: own } of terms) writePosts(sink, city, county, own)
  const accounts = planAccounts(city, city.index === 0)
  writeAccounts(sink, city, accounts, options.passwordHash)
  yield { line: `${city.name}：${city.persons.length} 名党员（含已转出、去世等）` }
  for (const county of all) {
    for (const [index, org] of county.orgs.entries()) {
      writeLife(sink, city, org)
      if (index % 8 === 7) yield { line: undefined }
    }
    yield { line: `${county.name}：组织生活 ${city.size.months} 个月` }
  }
  writeExtras(sink, city)
  yield { line: undefined, city: { index: city.index, accounts: demoAccounts(accounts) } }
}
