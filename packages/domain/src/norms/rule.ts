import type { Citation, PlainDate } from '../kernel/index.ts'
import { inForceFrom, type LawId } from './laws.ts'
import type { Parameter } from './parameter.ts'

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
  /** Capability that holds the logic: org, meeting, dues, school. */
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

/** What a capability says about one rule; the examples are looked up by id. */
export interface RuleEntry {
  title: string
  effect: Rule['effect']
  /** The law whose day in force begins the first version. */
  since: LawId
  text: string
  cites: readonly Citation[]
  parameters?: readonly Pick<Parameter<never>, 'id'>[]
  doubts?: readonly string[]
  /** The version that followed. */
  next?: { since: LawId; text: string; cites: readonly Citation[] }
}

/** Makes the catalogue of one capability, so that an entry can name neither a foreign capability nor foreign examples. */
export const catalogueOf =
  (capability: string, cases: readonly WorkedCase[]) =>
  (id: string, entry: RuleEntry): Rule => {
    const { next } = entry
    const first = { since: inForceFrom(entry.since), text: entry.text, cites: entry.cites }
    return {
      id,
      title: entry.title,
      capability,
      effect: entry.effect,
      parameters: (entry.parameters ?? []).map((parameter) => parameter.id),
      versions: next
        ? [
            { ...first, until: inForceFrom(next.since) },
            { since: inForceFrom(next.since), text: next.text, cites: next.cites },
          ]
        : [first],
      cases: casesOf(id, cases),
      ...(entry.doubts ? { doubts: entry.doubts } : {}),
    }
  }
