import { addMonths, type Day, dayOfMonth, textOf, yearOf } from './calendar.ts'
import type { City, County, Org, Person } from './model.ts'
import { keysOf } from './names.ts'
import { STREETS } from './places.ts'
import type { Term } from './posts.ts'
import { type Random, randomOf } from './random.ts'
import type { Sink } from './rows.ts'
import { stampOf } from './stamp.ts'

const CHECK = '10X98765432'
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A well-formed ID number of a region that exists nowhere, odd sequence for men, each once. */
export function idNumbers() {
  const used = new Map<string, number>()
  return (region: string, born: Day, sex: '1' | '2'): string => {
    const head = region + textOf(born).replaceAll('-', '')
    const key = head + sex
    const count = used.get(key) ?? 0
    used.set(key, count + 1)
    const body = head + String(100 + count * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0')
    let sum = 0
    for (let index = 0; index < 17; index++) sum += Number(body[index]) * (WEIGHTS[index] ?? 0)
    return body + CHECK[sum % 11]
  }
}

const maybe = (day: Day | undefined) => (day === undefined ? null : textOf(day))
const TITLES = ['二级教师', '一级教师', '高级教师', '一级教师', '未定职级', '高级教师', '正高级教师']
const REASONS = ['外出务工经商', '随迁照顾子女', '借调、支教', '学习进修', '其他']
const STATUS_REASONS = {
  STOPPED: '失去联系满六个月，经上级党组织批准停止党籍',
  OUT: '按规定作出组织处理',
  DEAD: '去世',
  MOVED: '工作调往外市，组织关系转出',
}
/** Homes before the present one, as the database keeps them beside the person. */
function formerHomes(person: Person): string | null {
  const home = person.stays.at(-1)?.org
  const former = [...new Set(person.stays.map((one) => one.org).filter((org) => org !== home))].map((org) => org.id)
  return former.length > 0 ? `{${former.sort((a, b) => a - b).join(',')}}` : null
}

const DESTINATIONS = ['外省务工', '随子女居住外市', '援外', '脱产进修', '外市交流任教']

function educationOf(person: Person, age: number): { education: string | null; degree: string | null } {
  if (person.turn % 53 === 2) return { education: null, degree: null }
  if (age >= 66) return person.turn % 3 === 0 ? { education: '31', degree: null } : { education: '41', degree: null }
  if (person.turn % 9 === 0) return { education: '14', degree: '3' }
  return person.turn % 7 === 3
    ? { education: '31', degree: null }
    : { education: '21', degree: person.turn % 17 === 6 ? null : '4' }
}

function workPostOf(person: Person, isRetired: boolean): string | null {
  if (person.turn % 61 === 9) return null
  if (isRetired) return '退休人员'
  const unit = person.school?.ownership === 'private' ? '社会服务机构' : '事业单位'
  return `${unit}${person.turn % 8 === 1 ? '管理' : '专业技术'}岗位`
}

function writePerson(
  sink: Sink,
  city: City,
  county: County,
  person: Person,
  number: ReturnType<typeof idNumbers>,
  random: Random,
): void {
  const age = yearOf(city.today) - yearOf(person.born)
  const keys = keysOf(person.name)
  const home = person.stays.at(-1)?.org
  if (!home) return
  // The personnel file is authoritative; the ID number may say another day (MDS-04).
  const differs = person.turn % 97 === 5
  const idNo = number(county.region, differs ? person.born + 31 : person.born, person.sex)
  const isRetired = age >= 60
  const recorded = stampOf(Math.max(city.start - 8, person.stays[0]?.from ?? city.start), person.id)
  sink.put('person', [
    person.id,
    person.name,
    keys.nameKey,
    keys.initials,
    person.turn % 211 === 19 ? null : idNo,
    person.sex,
    person.turn % 171 === 4 ? null : person.ethnicity,
    textOf(person.born),
    differs && person.turn % 2 === 0 ? '以档案记载为准，与身份证不一致' : null,
    ...Object.values(educationOf(person, age)),
    workPostOf(person, isRetired),
    isRetired ? null : TITLES[person.turn % TITLES.length],
    person.turn % 29 === 3 ? null : `1380000${String(person.id % 10_000).padStart(4, '0')}`,
    person.turn % 37 === 8 ? null : `${city.name}${county.name}${random.pick(STREETS)}${random.int(1, 120)}号`,
    person.turn % 5 === 0 ? null : `${city.name}${county.name}`,
    textOf(addMonths(person.born, 12 * 22 + (person.turn % 30))),
    person.turn % 6 === 0 ? null : !isRetired,
    maybe(person.diedOn),
    home.id,
    person.school?.id,
    formerHomes(person),
    recorded,
  ])
  const applied = addMonths(person.joined, -26)
  sink.put('member', [
    person.id,
    home.id,
    person.turn % 19 === 4 ? null : textOf(applied),
    person.turn % 19 === 4 ? null : textOf(addMonths(applied, 8)),
    person.turn % 13 === 2 ? null : textOf(addMonths(applied, 23)),
    textOf(person.joined),
    maybe(person.full),
    formerHomes(person),
    recorded,
  ])
  if (person.floatingFrom !== undefined)
    sink.put('member_away', [
      person.id,
      home.id,
      'floating',
      textOf(person.floatingFrom),
      person.turn % 2 === 0 ? '' : DESTINATIONS[person.turn % DESTINATIONS.length],
      REASONS[person.turn % REASONS.length],
      person.turn % 3 === 0 ? null : '所在党小组组长',
      recorded,
    ])
  if (person.lostOn !== undefined)
    sink.put('member_away', [person.id, home.id, 'lost', textOf(person.lostOn), null, null, null, recorded])
}

function writeStays(sink: Sink, city: City, person: Person): void {
  const recorded = (day: Day) => stampOf(Math.max(day, city.start - 8), person.id)
  for (const one of person.stays)
    sink.put('membership', [
      person.id,
      one.org.id,
      textOf(one.from),
      maybe(one.until),
      one.entry,
      one.leave,
      one.docNo,
      recorded(one.from),
    ])
  const last = person.stays.at(-1)
  if (!last) return
  const { status, group } = person
  if (status)
    sink.put('member_status', [
      person.id,
      last.org.id,
      status.status,
      textOf(status.from),
      null,
      status.status === 'STOPPED' || status.status === 'OUT' ? city.docNo('云教工委', status.from) : null,
      status.status === 'STOPPED' || status.status === 'OUT' ? (last.org.county?.org.id ?? city.root.id) : last.org.id,
      STATUS_REASONS[status.status],
      recorded(status.from),
    ])
  if (group)
    sink.put('group_member', [
      person.id,
      group.id,
      textOf(Math.max(last.from, group.founded)),
      null,
      recorded(Math.max(last.from, group.founded)),
    ])
  if (person.relievedFrom !== undefined && status === undefined)
    sink.put('member_relief', [
      city.next('other'),
      person.id,
      last.org.id,
      'attendance',
      '年老体弱，本人申请，支部委员会会议研究同意',
      textOf(Math.max(person.relievedFrom, last.from)),
      null,
      // Some reviews are overdue.
      textOf(person.turn % 4 === 0 ? city.today - 40 : city.today + 200),
      null,
      recorded(Math.max(person.relievedFrom, last.from)),
    ])
  if (person.rightsStoppedFrom !== undefined)
    sink.put('member_relief', [
      city.next('other'),
      person.id,
      last.org.id,
      'rights',
      '受留党察看处分期间',
      textOf(Math.max(person.rightsStoppedFrom, last.from)),
      textOf(addMonths(city.today, 7)),
      null,
      city.docNo('云教工委', person.rightsStoppedFrom),
      recorded(person.rightsStoppedFrom),
    ])
}

function writeTerm(sink: Sink, city: City, term: Term): void {
  sink.put('term', [
    term.id,
    term.org.id,
    maybe(term.started),
    maybe(term.ended),
    term.seats,
    term.hasCommittee,
    term.started !== undefined && dayOfMonth(term.started) % 9 === 4 ? null : term.docNo,
    maybe(term.prepared),
    term.prepared === undefined ? null : city.docNo(`${term.org.county?.short ?? '云'}支`, term.prepared),
    maybe(term.reminded),
    term.reminded === undefined ? null : city.docNo(`${term.org.county?.short ?? '云'}教工委函`, term.reminded),
    term.seats,
    stampOf(Math.max(term.started ?? 0, city.start - 10), term.id),
  ])
  if (term.delayedTo !== undefined)
    sink.put('term_delay', [
      term.id,
      maybe(term.delayedTo),
      term.delayDocNo,
      maybe(term.delayedOn),
      stampOf(term.delayedOn ?? city.today - 10, term.id),
    ])
}

function writeSeats(sink: Sink, city: City, org: Org): void {
  for (const seat of org.seats)
    sink.put('post', [
      city.next('post'),
      seat.person.id,
      org.id,
      seat.duty,
      seat.by,
      textOf(seat.from),
      maybe(seat.until),
      seat.by === 'appointed' ? city.docNo('云教工委', seat.from) : null,
      seat.termId,
      stampOf(Math.max(seat.from, city.start - 8), org.id),
    ])
}

/** A county's persons with their homes; persons come before everything that names them. */
export function writePeople(
  sink: Sink,
  city: City,
  county: County,
  persons: readonly Person[],
  number: ReturnType<typeof idNumbers>,
): void {
  const random = randomOf(`person rows ${city.index} ${county.index}`)
  for (const person of persons) {
    writePerson(sink, city, county, person, number, random)
    writeStays(sink, city, person)
  }
}

/** A county's terms and posts. */
export function writePosts(sink: Sink, city: City, county: County, terms: readonly Term[]): void {
  for (const term of terms) writeTerm(sink, city, term)
  for (const org of county.orgs) writeSeats(sink, city, org)
}
