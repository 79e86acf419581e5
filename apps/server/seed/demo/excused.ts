import type { MeetingKind } from '@hongzhu/domain/meeting'
import { isBranch } from '@hongzhu/domain/org'
import { addMonths, type Day, monthOf, yearOf } from './calendar.ts'
import type { City, County, Org } from './model.ts'
import { isAlive } from './write-structure.ts'

/** A meeting that the county excused a branch from: it was not held. */
export interface Excused {
  org: Org
  county: County
  rule: string
  kind: MeetingKind
  month: Day
  /** As the key of the duty writes it: 2026-08. */
  period: string
}

const periodOf = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}`

function excusedIn(city: City, county: County): Excused[] {
  const branches = county.orgs.filter(
    (org) =>
      isBranch(org.kind) && org.hasCommittee && isAlive(org, city.today) && org.founded < city.start && org.stays.length > 0,
  )
  const step = Math.max(1, Math.floor(branches.length / 4))
  const chosen = branches.filter((_, at) => at % step === 1).slice(0, 4)
  return chosen.map((org, index) => {
    const month = addMonths(city.today, -(index + 1))
    const period = periodOf(yearOf(month), monthOf(month))
    return index % 2 === 0
      ? { org, county, rule: 'MTG-07', kind: 'themeDay', month, period }
      : { org, county, rule: 'MTG-01', kind: 'committee', month, period }
  })
}

const known = new WeakMap<City, readonly Excused[]>()

/** Every excused meeting of the city; worked out once. */
export function excusedMeetings(city: City): readonly Excused[] {
  const found = known.get(city) ?? city.counties.flatMap((county) => excusedIn(city, county))
  known.set(city, found)
  return found
}

/** Whether the branch was excused from this kind of meeting in the month. */
export const isExcused = (city: City, org: Org, kind: MeetingKind, year: number, month: number): boolean =>
  excusedMeetings(city).some((one) => one.org === org && one.kind === kind && one.period === periodOf(year, month))
