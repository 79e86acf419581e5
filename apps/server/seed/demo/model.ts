import type { CoverageForm, Duty, OrgEventKind, OrgKind, Ownership, SchoolStage } from '@hongzhu/domain/org'
import type { Day, Span } from './calendar.ts'
import type { CitySize } from './sizes.ts'

export interface County {
  index: number
  name: string
  short: string
  region: string
  /** 县区教育工委. */
  org: Org
  /** 县直机关工委, which held some schools' organisations until they were handed over. */
  former?: Org | undefined
  orgs: Org[]
  schools: School[]
}

export interface School {
  id: number
  code: string
  name: string
  short: string
  stage: SchoolStage
  ownership: Ownership
  county: County
  opened: Day
  closed?: Day
  /** Members who work or live on here on the last day. */
  members: number
  isUncovered: boolean
  /** Merged into a neighbour before the last day; its members count there. */
  isFormer?: boolean
  /** Which organisation covers it, since when and how. */
  cover: { org: Org; form: CoverageForm; from: Day; until?: Day }[]
  /** Name before it was renamed. */
  formerName?: string
  renamedOn?: Day
}

export interface OrgEvent {
  kind: OrgEventKind
  on: Day
  docNo: string
  by?: Org
  detail: Record<string, unknown>
}

export interface Seat extends Span {
  person: Person
  duty: Duty
  by: 'elected' | 'byElected' | 'appointed'
  termId?: number
}

/** How an organisation keeps its calendar. */
export type Habit = 'diligent' | 'usual' | 'careless' | 'silent' | 'rich'

/** A person of the cast with a fixed name. */
export interface CastPerson {
  name: string
  duty?: Duty
  /** Years since joining; below 1 is probationary. */
  standing?: number
  login?: string
}

export interface Org {
  id: number
  /** Name of the unit it stands in: 青禾县第一中学数学组. */
  unit: string
  unitShort: string
  kind: OrgKind
  kinds: (Span & { kind: OrgKind; docNo: string | null })[]
  names: (Span & { full: string; short: string })[]
  places: (Span & { parent: Org | null; docNo: string | null })[]
  founded: Day
  dissolved?: Day
  endsOn?: Day
  hasCommittee: boolean
  county: County | undefined
  school: School | undefined
  children: Org[]
  /** Members to live here on the last day. */
  target: number
  /** Members who came from an organisation that was split, merged or dissolved. */
  intake: { from: Org; on: Day; count: number }[]
  events: OrgEvent[]
  cast: CastPerson[]
  habit: Habit
  /** Day of the month of its theme day. */
  themeDay: number
  stays: Stay[]
  seats: Seat[]
}

/** One person's time in one organisation. */
export interface Stay extends Span {
  person: Person
  org: Org
  entry: string
  leave?: string
  docNo?: string
}

export interface Person {
  id: number
  name: string
  sex: '1' | '2'
  ethnicity: string
  born: Day
  joined: Day
  full: Day | undefined
  school: School | undefined
  stays: Stay[]
  group: Org | undefined
  /** Chance of coming when nothing prevents it. */
  habit: number
  relievedFrom: Day | undefined
  rightsStoppedFrom: Day | undefined
  floatingFrom: Day | undefined
  lostOn: Day | undefined
  diedOn: Day | undefined
  /** From when the status is no longer normal. */
  status: { status: 'STOPPED' | 'OUT' | 'DEAD' | 'MOVED'; from: Day } | undefined
  accountId?: number
  /** Running number, by which rare troubles are dealt out. */
  turn: number
}

export interface City {
  index: number
  name: string
  size: CitySize
  today: Day
  /** First day of the demo's organisational life. */
  start: Day
  root: Org
  counties: County[]
  /** Schools and organisations run by the city itself. */
  direct: County
  next: (kind: Identified) => number
  orgs: Org[]
  persons: Person[]
  /** One number per document. */
  docNo: (issuer: string, on: Day) => string
}

export type Identified = 'org' | 'school' | 'person' | 'term' | 'post' | 'account' | 'grant' | 'meeting' | 'other'
