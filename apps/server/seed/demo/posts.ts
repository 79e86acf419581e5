import { type Duty, isBranch } from '@hongzhu/domain/org'
import { addMonths, type Day, dayAt, yearOf } from './calendar.ts'
import type { City, County, Org, Person, Seat } from './model.ts'
import { type Random, randomOf } from './random.ts'

export interface Term {
  id: number
  org: Org
  started: Day | undefined
  ended: Day | undefined
  seats: number | undefined
  hasCommittee: boolean
  docNo: string | undefined
  delayedTo: Day | undefined
  delayDocNo: string | undefined
  delayedOn: Day | undefined
  prepared: Day | undefined
  reminded: Day | undefined
}

const YEARS: Partial<Record<Org['kind'], number>> = { committee: 5, generalBranch: 3, branch: 3, jointBranch: 3 }

/** The terms of one body: mostly running, with every state that calls for somebody among them. */
function termsOf(city: City, org: Org, turn: number, random: Random): Term[] {
  const years = YEARS[org.kind]
  if (!years) return []
  const last = org.dissolved ?? city.today
  const base = {
    org,
    seats: seatCount(org),
    hasCommittee: org.hasCommittee,
    delayedTo: undefined,
    delayDocNo: undefined,
    delayedOn: undefined,
    prepared: undefined,
    reminded: undefined,
  }
  const make = (started: Day | undefined, more: Partial<Term> = {}): Term => ({
    ...base,
    id: city.next('term'),
    started,
    ended: undefined,
    docNo: started === undefined ? undefined : city.docNo(`${org.county?.short ?? '云'}教工委`, started + 12),
    ...more,
  })
  const trouble = org.habit === 'rich' ? 1 : turn % 34
  if (trouble === 6) return []
  if (trouble === 5) return [make(undefined)]
  // Days from the last day to the end of the term.
  const left: Record<number, number> = {
    0: -random.int(20, 200),
    1: random.int(95, 115),
    2: -random.int(380, 700),
    3: -100,
    4: -60,
    7: random.int(60, 88),
    8: random.int(120, 180),
    9: random.int(20, 58),
  }
  const ends = last + (left[trouble] ?? random.int(190, years * 365 - 20))
  let started = addMonths(ends, -12 * years)
  if (started < org.founded) started = org.founded
  const more: Partial<Term> = {}
  if (trouble === 3)
    Object.assign(more, { delayedTo: addMonths(ends, 8), delayDocNo: city.docNo('云教工委', ends - 20), delayedOn: ends - 20 })
  if (trouble === 4) Object.assign(more, { delayedTo: addMonths(ends, 6) })
  if (trouble === 9) Object.assign(more, { prepared: ends - 70, reminded: addMonths(ends, -6) })
  if (trouble === 8) more.reminded = addMonths(ends, -6) - 8
  if (org.dissolved !== undefined) more.ended = org.dissolved
  const before = addMonths(started, -12 * years)
  const hasBefore = started > city.start - 400 && before > org.founded
  return [...(hasBefore ? [make(before, { ended: started })] : []), make(started, more)]
}

/** Even numbers and a full committee are both met in life (ORG-09). */
function seatCount(org: Org): number {
  if (org.kind === 'committee') return 7
  if (org.kind === 'generalBranch') return 5
  if (!org.hasCommittee) return 1
  return org.target >= 30 ? 5 : org.id % 29 === 3 ? 4 : 3
}

const DUTIES: readonly Duty[] = ['secretary', 'organisationMember', 'publicityMember', 'disciplineMember', 'youthMember']
const BODY: readonly Duty[] = [
  'secretary',
  'fullTimeDeputy',
  'organisationMember',
  'disciplineMember',
  'publicityMember',
  'committeeMember',
  'committeeMember',
]

const isFit = (city: City, person: Person, day: Day) =>
  person.status === undefined &&
  person.full !== undefined &&
  person.full < day - 700 &&
  person.floatingFrom === undefined &&
  person.lostOn === undefined &&
  person.rightsStoppedFrom === undefined &&
  yearOf(city.today) - yearOf(person.born) < 60

/** Whose relation is in the organisation or, for larger bodies, in a branch below it. */
function candidates(city: City, org: Org): Person[] {
  const homes = isBranch(org.kind) ? [org] : org.children.filter((child) => isBranch(child.kind))
  const all = homes.flatMap((home) => home.stays)
  const open = all.filter((one) => one.until === undefined || (org.dissolved !== undefined && one.until === org.dissolved))
  const persons = open.map((one) => one.person)
  return [
    ...persons.filter((person) => isFit(city, person, city.today)),
    ...persons.filter((person) => person.full !== undefined && person.status === undefined && !isFit(city, person, city.today)),
  ]
}

/** Who sits in the body now; a few bodies have no secretary, or one on probation. */
function fillSeats(city: City, org: Org, term: Term | undefined, turn: number, random: Random): void {
  const duties = isBranch(org.kind)
    ? DUTIES.slice(0, org.hasCommittee ? (term?.seats ?? 3) : 1)
    : BODY.slice(0, org.kind === 'committee' ? 7 : 5)
  const named = new Map(org.cast.flatMap((one) => (one.duty ? [[one.duty, one.name] as const] : [])))
  const pool = candidates(city, org).filter((person) => !org.cast.some((one) => one.name === person.name))
  const inHome = (name: string) => org.stays.find((one) => one.person.name === name)?.person
  const begin = term?.started ?? Math.max(org.founded, addMonths(city.today, -40))
  for (const duty of duties) {
    const name = named.get(duty)
    const person = (name ? inHome(name) : undefined) ?? pool.shift()
    if (!person) break
    // A stay begun after the election means a by-election since.
    const here = org.stays.find((one) => one.person === person)?.from ?? begin
    const joined = Math.max(here, person.full ?? begin)
    const from = Math.max(begin, joined)
    if (from > city.today) continue
    const seat: Seat = {
      person,
      duty,
      from,
      by: from > begin ? 'byElected' : 'elected',
      ...(term ? { termId: term.id } : {}),
      ...(org.dissolved === undefined ? {} : { until: org.dissolved }),
    }
    // 书记空缺: left some weeks or months ago and nobody has followed.
    if (duty === 'secretary' && turn % 27 === 11 && org.dissolved === undefined && org.cast.length === 0)
      seat.until = city.today - random.int(20, 140)
    if (seat.until === undefined || seat.until > seat.from) org.seats.push(seat)
  }
}

function appoint(org: Org, person: Person | undefined, duty: Duty, from: Day): void {
  if (person) org.seats.push({ person, duty, from: Math.max(from, org.founded), by: 'appointed' })
}

/** Terms and posts of a county's organisations. */
export function planPosts(city: City, county: County): Term[] {
  const random = randomOf(`posts ${city.index} ${county.index}`)
  const terms: Term[] = []
  let turn = 0
  for (const org of county.orgs) {
    if (!YEARS[org.kind]) continue
    const own = termsOf(city, org, turn, random)
    terms.push(...own)
    fillSeats(city, org, own.at(-1), turn, random)
    turn++
    for (const group of org.children.filter((child) => child.kind === 'group' && child.dissolved === undefined)) {
      const leader = org.stays.find(
        (one) =>
          one.person.group === group &&
          one.until === undefined &&
          one.person.full !== undefined &&
          !org.seats.some((seat) => seat.person === one.person),
      )
      // A few groups have no leader on record (ORG-12).
      if (leader && group.id % 23 !== 9)
        group.seats.push({
          person: leader.person,
          duty: 'groupLeader',
          from: Math.max(leader.from, group.founded, leader.person.full ?? 0),
          by: 'elected',
        })
    }
    if (
      org.kind === 'committee' ||
      (org.kind === 'branch' && org.target >= 20 && org.school && org.places.at(-1)?.parent?.kind === 'workCommittee')
    ) {
      const people = candidates(city, org)
      appoint(org, people[Math.min(6, people.length - 1)], 'headteacher', dayAt(yearOf(city.today) - 3, 8, 1))
    }
  }
  lead(city, county)
  return terms.filter((term) => term.started === undefined || term.started <= city.today)
}

/** The work committee's own posts, and the secretary of two branches. */
function lead(city: City, county: County): void {
  const office = county.orgs.find((org) => org.unit.endsWith('教育局机关') && org.stays.length > 0)
  const staff = office?.stays.map((one) => one.person).filter((person) => isFit(city, person, city.today)) ?? []
  const duties: Duty[] = ['deputySecretary', 'committeeMember', 'clerk']
  for (const [index, duty] of duties.entries()) appoint(county.org, staff[index], duty, dayAt(yearOf(city.today) - 2, 3, 1))
  const both = city.persons.find((person) => person.name === '唐一鸣')
  if (city.index !== 0 || county.index !== 0 || !both) return
  const joint = county.orgs.find((org) => org.kind === 'jointBranch' && org.dissolved === undefined && org.founded < city.start)
  if (!joint) return
  const on = addMonths(city.today, -9)
  joint.seats = joint.seats.filter((seat) => seat.duty !== 'secretary' || seat.from < on)
  for (const seat of joint.seats) if (seat.duty === 'secretary' && (seat.until === undefined || seat.until > on)) seat.until = on
  joint.seats.push({ person: both, duty: 'secretary', from: on, by: 'appointed' })
}
