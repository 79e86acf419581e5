import type { Citation, PlainDate } from '../kernel/index.ts'

/** One version of a rule, chosen by the date the law asks for. */
export interface RuleVersion {
  since: PlainDate
  until?: PlainDate
  /** The rule in our words, one or two sentences, as a clerk would say it. */
  text: string
  cites: readonly Citation[]
}

/** A worked example: what was found, what must come out; experts read it on the catalogue page. */
export interface RuleCase {
  sentence: string
  expected: string
}

/** An entry of the rule catalogue. The logic lives beside it in the same capability. */
export interface Rule {
  /** Rule-book id such as ORG-13. */
  id: string
  title: string
  /** Capability that holds the logic: org, meeting, school. */
  capability: string
  /** What happens when it is not kept. */
  effect: 'block' | 'warn' | 'info' | 'duty'
  /** Ids of the parameters it reads. */
  parameters: readonly string[]
  /** Newest last. */
  versions: readonly [RuleVersion, ...RuleVersion[]]
  cases: readonly RuleCase[]
  /** Doubts that stay visible. */
  doubts?: readonly string[]
}

/** The version in force on the day; undefined before the first or after the last. */
export const versionAt = (rule: Rule, on: PlainDate): RuleVersion | undefined =>
  rule.versions.findLast((version) => version.since <= on && (version.until === undefined || on < version.until))

/** A worked example that also runs: the same line is shown in the catalogue and checked by the tests. */
export interface WorkedCase extends RuleCase {
  rule: string
  /** What the functions really answer; must equal `expected`. */
  outcome: () => string
}

/** The worked examples of one rule, without their machinery. */
export const casesOf = (id: string, cases: readonly WorkedCase[]): RuleCase[] =>
  cases.filter((entry) => entry.rule === id).map(({ sentence, expected }) => ({ sentence, expected }))
