import type { MeetingKind } from '@hongzhu/domain/meeting'
import { isBranch } from '@hongzhu/domain/org'
import { type Day, dayAt, holds, type Month, monthOf, monthsBetween, yearOf } from './calendar.ts'
import { isExcused } from './excused.ts'
import type { City, Habit, Org, Person } from './model.ts'
import { type Random, randomOf } from './random.ts'
import type { Sink } from './rows.ts'
import type { Sitting } from './sheet.ts'
import { writeSitting } from './write-sheet.ts'
import { isAlive } from './write-structure.ts'

/** Chance that an item of the calendar is left out. */
const MISSES: Record<Habit, number> = { diligent: 0.012, usual: 0.05, careless: 0.22, silent: 0.06, rich: 0.13 }
/** A silent branch has held nothing for more than half a year. */
const SILENT_DAYS = 205

/** Who is on the rolls of a branch on the day. */
export const rollOf = (org: Org, on: Day): Person[] =>
  org.stays.filter((one) => holds(one, on) && !(one.person.status && one.person.status.from <= on)).map((one) => one.person)

const seatsOf = (org: Org, on: Day): Person[] => [
  ...new Set(
    org.seats
      .filter((seat) => holds(seat, on) && seat.duty !== 'groupLeader' && seat.duty !== 'headteacher' && seat.duty !== 'clerk')
      .map((seat) => seat.person)
      .filter((person) => person.stays.some((one) => holds(one, on)) && !(person.status && person.status.from <= on)),
  ),
]

const groupOf = (branch: Org, group: Org, on: Day): Person[] =>
  rollOf(branch, on).filter((person) => person.group === group && (person.stays.at(-1)?.from ?? on) <= on)

interface Life {
  sink: Sink
  city: City
  org: Org
  random: Random
  months: readonly Month[]
}

const misses = ({ city, org, random }: Life, on: Day) =>
  random.chance(MISSES[org.habit]) || (org.habit === 'silent' && on > city.today - SILENT_DAYS)

function hold(life: Life, kinds: readonly MeetingKind[], on: Day, roster: Person[], more: Partial<Sitting> = {}): void {
  const { sink, city, org, random } = life
  if (on > city.today || !isAlive(org, on) || roster.length === 0) return
  const held = kinds.filter((kind) => !isExcused(city, org, kind, yearOf(on), monthOf(on)))
  if (held.length > 0) writeSitting(sink, city, { org, kinds: held, on, roster, ...more }, random)
}

/** A branch's month: theme day with what the quarter asks for, committee, groups, and the winter's life meeting. */
function branchMonth(life: Life, month: Month, lifeMonth: number): void {
  const { org, random } = life
  const themeDay = dayAt(month.year, month.month, org.themeDay)
  const inQuarter = (month.month - 1) % 3
  const kinds: MeetingKind[] = ['themeDay']
  if (inQuarter === 1) kinds.push('general')
  if (inQuarter === 2) kinds.push('class')
  if (!misses(life, themeDay)) {
    const isApart = kinds.length > 1 && random.chance(0.3)
    hold(life, isApart ? ['themeDay'] : kinds, themeDay, rollOf(org, themeDay))
    if (isApart) {
      const on = Math.min(themeDay + random.int(1, 5), month.last)
      hold(life, kinds.slice(1), on, rollOf(org, on))
    }
  }
  const committeeDay = dayAt(month.year, month.month, Math.max(2, org.themeDay - 4))
  if (org.hasCommittee && !misses(life, committeeDay)) hold(life, ['committee'], committeeDay, seatsOf(org, committeeDay))
  for (const group of org.children.filter((child) => child.kind === 'group')) {
    const on = dayAt(month.year, month.month, 3 + ((group.id * 7) % 24))
    if (!misses(life, on))
      hold({ ...life, org: group }, ['group'], on, isAlive(group, on) ? groupOf(org, group, on) : [], { host: org })
  }
  if (month.month === lifeMonth) {
    const on = dayAt(month.year, month.month, 8 + (org.id % 18))
    if (!misses(life, on) && org.id % 37 !== 20)
      hold(life, ['life', 'appraisal'], on, rollOf(org, on), { forYear: lifeMonth === 12 ? month.year : month.year - 1 })
  }
}

/** The meetings of a school's Party organisation with branches below it, and of its headteacher. */
function bodyMonth(life: Life, month: Month): void {
  const { org } = life
  const on = dayAt(month.year, month.month, 4 + (org.id % 20))
  if (!misses(life, on)) hold(life, ['schoolParty'], on, seatsOf(org, on))
  const later = dayAt(month.year, month.month, 9 + (org.id % 15))
  if (org.kind === 'committee' && !misses(life, later)) hold(life, ['headteacher'], later, seatsOf(org, later).slice(0, 5))
  if (month.month === 1 && org.id % 5 !== 4) {
    const day = dayAt(month.year, 1, 12 + (org.id % 12))
    hold(life, ['democratic'], day, seatsOf(org, day), { forYear: month.year - 1 })
    hold(life, ['report'], day + 3, seatsOf(org, day + 3), { forYear: month.year - 1 })
  }
}

/** The organisational life of one organisation from the demo's first day to its last. */
export function writeLife(sink: Sink, city: City, org: Org): void {
  const random = randomOf(`life ${city.index} ${org.id}`)
  const months = monthsBetween(Math.max(city.start, org.founded), Math.min(org.dissolved ?? city.today, city.today))
  const life: Life = { sink, city, org, random, months }
  const lifeMonth = org.id % 9 === 2 ? 12 : 1 + (org.id % 3)
  for (const month of months) {
    if (isBranch(org.kind)) branchMonth(life, month, lifeMonth)
    else if (org.kind === 'committee' || org.kind === 'generalBranch') bodyMonth(life, month)
  }
}
