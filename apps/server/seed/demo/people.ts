import { isBranch } from '@hongzhu/domain/org'
import { addMonths, type Day, dayAt, yearOf } from './calendar.ts'
import type { CastPerson, City, County, Org, Person, Stay } from './model.ts'
import { drawName } from './names.ts'
import { type Random, randomOf } from './random.ts'

interface Life {
  born: Day
  joined: Day
  full: Day | undefined
  hired: Day
}

const yearsAgo = (day: Day, years: number) => addMonths(day, -12 * years)

/** When somebody was born, joined and was hired: most are working, one in five has retired. */
function drawLife(city: City, random: Random, turn: number): Life {
  const { today } = city
  const isOverdueProbation = turn % 113 === 7
  if (isOverdueProbation || random.chance(0.024)) {
    const joined = isOverdueProbation ? addMonths(today, -random.int(13, 15)) : today - random.int(20, 350)
    const born = yearsAgo(joined, random.int(23, 38)) - random.int(0, 364)
    return { born, joined, full: undefined, hired: Math.min(joined, yearsAgo(born, -random.int(22, 26))) }
  }
  const isRetired = random.chance(0.2)
  const age = isRetired ? random.int(60, 60 + Math.floor(34 * random.next() ** 1.4)) : random.int(25, 59)
  const born = yearsAgo(today, age) - random.int(0, 364)
  const mostStanding = Math.min(age - 19, 48)
  const joined = yearsAgo(today, random.int(Math.min(2, mostStanding), mostStanding)) - random.int(5, 300)
  const isExtended = turn % 59 === 21
  const full = addMonths(joined, isExtended ? 18 : 12)
  return { born, joined, full: full <= today ? full : undefined, hired: yearsAgo(born, -random.int(21, 27)) }
}

function castLife(city: City, standing: number, turn: number): Life {
  const joined = standing === 0 ? addMonths(city.today, -8) : addMonths(yearsAgo(city.today, standing), -5)
  const born = yearsAgo(joined, standing > 40 ? 26 : 27) - 40 - (turn % 200)
  return { born, joined, full: standing === 0 ? undefined : addMonths(joined, 12), hired: yearsAgo(born, -23) }
}

function addPerson(city: City, org: Org, random: Random, cast?: CastPerson): { person: Person; hired: Day } {
  const id = city.next('person')
  const turn = id % 100_000
  const drawn = drawName(random)
  const life = cast ? castLife(city, cast.standing ?? 15, turn) : drawLife(city, random, turn)
  const isOld = yearOf(city.today) - yearOf(life.born) >= 78
  const isPlain = !cast && !isOld && life.full !== undefined
  const person: Person = {
    id,
    name: cast?.name ?? drawn.name,
    sex: drawn.sex,
    ethnicity: cast ? (cast.name.includes('·') ? '05' : '01') : drawn.ethnicity,
    born: life.born,
    joined: life.joined,
    full: life.full,
    school: org.school,
    stays: [],
    group: undefined,
    habit: random.chance(0.1) ? 0.8 : 0.96,
    relievedFrom:
      (isOld && turn % 9 !== 0) || cast?.standing === 46 ? Math.max(city.start - 200, addMonths(life.born, 12 * 78)) : undefined,
    rightsStoppedFrom: isPlain && turn % 631 === 77 ? addMonths(city.today, -5) : undefined,
    floatingFrom: isPlain && turn % 83 === 11 ? city.today - random.int(60, 900) : undefined,
    lostOn: isPlain && turn % 307 === 17 ? city.today - random.int(200, 500) : undefined,
    diedOn: undefined,
    status: undefined,
    turn,
  }
  if (cast?.standing === 46) person.relievedFrom = city.start - 200
  city.persons.push(person)
  return { person, hired: life.hired }
}

function stay(person: Person, org: Org, from: Day, until: Day | undefined, entry: string): Stay {
  const made: Stay = { person, org, from, entry, ...(until === undefined ? {} : { until }) }
  person.stays.push(made)
  org.stays.push(made)
  return made
}

/** Where the person's relation was before it came here: another branch of the county that existed then. */
function cameFrom(county: County, org: Org, on: Day, random: Random): Org | undefined {
  for (let tries = 0; tries < 4; tries++) {
    const other = random.pick(county.orgs)
    if (isBranch(other.kind) && other !== org && other.target > 3 && other.founded < on - 400 && other.dissolved === undefined)
      return other
  }
  return undefined
}

/** The person's homes up to this organisation, without a day at two places. */
function settle(
  city: City,
  county: County,
  org: Org,
  person: Person,
  hired: Day,
  intake: Org['intake'][number] | undefined,
  random: Random,
): void {
  const first = Math.max(person.joined, Math.min(hired, city.today - 40))
  if (intake) {
    const from = Math.max(first, intake.from.founded)
    if (from < intake.on) {
      Object.assign(stay(person, intake.from, from, intake.on, from === person.joined ? 'NEW' : 'OTHER'), { leave: 'REORG' })
      stay(person, org, intake.on, undefined, 'REORG')
      return
    }
  }
  const from = Math.max(first, org.founded)
  const moved = city.start + random.int(10, Math.max(11, city.today - city.start - 40))
  if (person.full !== undefined && from < moved - 300 && random.chance(0.07) && moved > org.founded && org.cast.length === 0) {
    const before = cameFrom(county, org, from, random)
    if (before && before.founded < moved) {
      const begun = Math.max(first, before.founded)
      if (begun < moved) {
        Object.assign(stay(person, before, begun, moved, begun === person.joined ? 'NEW' : 'OTHER'), {
          leave: 'TO_COUNTY',
          docNo: city.docNo('转', moved),
        })
        Object.assign(stay(person, org, moved, undefined, 'IN_COUNTY'), { docNo: city.docNo('转', moved) })
        return
      }
    }
  }
  stay(person, org, from, undefined, from === person.joined ? 'NEW' : 'OTHER')
}

/** Who is no longer on the rolls: died, moved away, stopped, expelled. They come on top of the members of the last day. */
function addFormer(city: City, org: Org, random: Random): void {
  const kind = random.weighted([
    ['DEAD', 30],
    ['MOVED', 55],
    ['STOPPED', 10],
    ['OUT', 5],
  ] as const)
  const { person, hired } = addPerson(city, org, random)
  const on = city.start + random.int(30, Math.max(31, city.today - city.start - 10))
  person.full ??= undefined
  if (person.joined > on - 400) {
    person.joined = on - 3000
    person.full = addMonths(person.joined, 12)
    person.born = Math.min(person.born, person.joined - 9000)
  }
  if (kind === 'DEAD') {
    person.born = dayAt(yearOf(city.today) - random.int(66, 91), random.int(1, 12), random.int(1, 28))
    person.joined = Math.min(person.joined, on - 9000)
    person.full = addMonths(person.joined, 12)
    person.diedOn = on
  }
  person.floatingFrom = undefined
  person.lostOn = undefined
  person.status = { status: kind, from: on }
  const from = Math.min(Math.max(person.joined, Math.min(hired, on - 500), org.founded), on - 1)
  const made = stay(person, org, from, on, 'OTHER')
  if (kind === 'STOPPED') made.leave = 'STOP'
  if (kind === 'MOVED') Object.assign(made, { leave: 'TO_OUT', docNo: city.docNo('转', on) })
  if (kind === 'DEAD') made.leave = 'DEAD'
  if (kind === 'OUT') Object.assign(made, { leave: 'OUT', docNo: city.docNo(`${org.county?.short ?? '云'}教工委`, on) })
}

/** Deals the members of a branch out to its groups. */
function intoGroups(org: Org): void {
  const groups = org.children.filter((child) => child.kind === 'group' && child.dissolved === undefined)
  if (groups.length === 0) return
  let index = 0
  for (const { person, until } of org.stays)
    if (until === undefined && person.status === undefined && person.turn % 41 !== 8) {
      person.group = org.id === 5 && index < 4 ? groups[0] : groups[index % groups.length]
      index++
    }
}

/** The members of a county's organisations with everything that happened to them. */
export function planPeople(city: City, county: County): void {
  const random = randomOf(`people ${city.index} ${county.index}`)
  const homes = county.orgs.filter((org) => isBranch(org.kind) && (org.target > 0 || org.cast.length > 0))
  for (const org of homes) {
    const intake = org.intake.flatMap((one) => Array.from({ length: one.count }, () => one))
    for (let index = 0; index < org.target; index++) {
      const { person, hired } = addPerson(city, org, random, org.cast[index])
      const from = index < org.cast.length ? undefined : intake.shift()
      if (from && person.joined > from.on - 30) {
        // Whoever came over had been a member before.
        person.joined = addMonths(from.on, -30)
        person.full = addMonths(person.joined, 12)
        person.born = Math.min(person.born, addMonths(person.joined, -12 * 24))
      }
      settle(city, county, org, person, from ? person.joined : hired, from, random)
      if (random.chance(0.045) && org.founded < city.start) addFormer(city, org, random)
    }
  }
  for (const org of homes) intoGroups(org)
}
