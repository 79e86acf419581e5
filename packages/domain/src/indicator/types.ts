import type { Citation, PlainDate } from '../kernel/index.ts'

/** Ways to break a figure down; `child` is the organisation next below the one asked for. */
export type PartKey =
  | 'child'
  | 'kind'
  | 'termState'
  | 'ownership'
  | 'stage'
  | 'region'
  | 'form'
  | 'cover'
  | 'category'
  | 'sex'
  | 'minority'
  | 'ageBand'
  | 'education'
  | 'meetingKind'
  | 'promptness'

/** What is counted; different units are never added together. */
export type CountUnit = 'org' | 'school' | 'person' | 'personTime' | 'session' | 'sitting' | 'post' | 'term' | 'day'
export const UNIT_LABELS: Record<CountUnit, string> = {
  org: '个',
  school: '所',
  person: '人',
  personTime: '人次',
  session: '场次',
  sitting: '次',
  post: '个',
  term: '届',
  day: '天',
}

/**
 * count: rows that hit · sum: sum of measure over hits · share: hits over all rows · average: measure over hits ·
 * ratio: sum of measure over sum of base, as a percentage.
 */
export type Fold = 'count' | 'sum' | 'share' | 'average' | 'ratio'

/** The meaning of a figure; its row query of the same id is on the server. */
export interface Indicator {
  /** capability.noun, e.g. org.coverage. */
  id: string
  title: string
  capability: 'org' | 'coverage' | 'term' | 'member' | 'post' | 'meeting' | 'attendance' | 'timeliness'
  unit: CountUnit
  fold: Fold
  /** For shares: decimals of the percentage; for averages: decimals. */
  decimals: number
  /** Plain definition, two sentences at most; numerator and denominator in words for shares. */
  definition: string
  numerator?: string
  denominator?: string
  /** A figure of a day, of a period that ends on the day, or of the whole year before it (for what may be made up for later). */
  time: 'day' | 'month' | 'quarter' | 'year' | 'lastYear'
  /** Breakdown keys the rows carry: ownership, stage, child, kind … */
  parts: readonly PartKey[]
  /** The words running text uses for it, for the check of typed figures; none: never looked for. */
  words: readonly string[]
  /** Version of the definition; sealed figures keep it. */
  version: number
  cite: Citation
  /** Whether a parent equals own plus children (false for averages and shares). */
  additive: boolean
}

/** One row of an indicator: a subject that belongs to the denominator; `hit` says whether also to the numerator. */
export interface IndicatorRow {
  subjectKind: 'org' | 'school' | 'person' | 'meeting' | 'term' | 'post'
  subjectId: string
  label: string
  orgId: string
  orgName: string
  hit: boolean
  /** What a sum adds up; 1 for counts. */
  measure: number
  /** What a ratio divides by; 1 for everything else. */
  base: number
  on: PlainDate | null
  /** Why it is not a hit, or what it is: shown in the list. */
  note: string | null
  parts: Readonly<Record<string, string>>
}

/** A figure with everything that is needed to recompute it. */
export interface FigureValue {
  numerator: number
  denominator: number | null
  /** The number as shown: 90.2 %, 31, 1,764. null when undefined (no denominator). */
  value: number | null
  text: string
  rounding: string
}

/** What a row query is folded to, wherever the folding happens: in SQL or here. */
export interface Tally {
  /** All rows. */
  rows: number
  hits: number
  /** Sum of measure over hits. */
  measure: number
  /** Sum of base over all rows. */
  base: number
}
