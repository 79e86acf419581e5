// The one list of capabilities and of everything they declare: rules, examples, procedures.
// Not here: any rule itself; each lives in the folder of its capability.
// Start with RULES; a new capability adds one line to each list.
import { DUES_CASES, DUES_RULES } from './dues/rules.ts'
import { ELECTION_PROCEDURE } from './election/procedure.ts'
import { ELECTION_CASES, ELECTION_RULES } from './election/rules.ts'
import { MEETING_CASES, MEETING_RULES } from './meeting/rules.ts'
import { MEMBER_CASES, MEMBER_RULES } from './member/rules.ts'
import { GENERAL_CASES } from './norms/general.cases.ts'
import { GENERAL_RULES } from './norms/general-rules.ts'
import type { Rule, WorkedCase } from './norms/index.ts'
import { ORG_CASES, ORG_RULES } from './org/rules.ts'
import { SCHOOL_CASES, SCHOOL_RULES } from './school/rules.ts'

/** The rule catalogue, in the order of the rule books. */
export const RULES: readonly Rule[] = [
  ...GENERAL_RULES,
  ...ORG_RULES,
  ...ELECTION_RULES,
  ...MEETING_RULES,
  ...DUES_RULES,
  ...SCHOOL_RULES,
  ...MEMBER_RULES,
]

export const ruleById = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id)

/** Every worked example with its machinery; the catalogue shows the sentences, the tests run them. */
export const CASES: readonly WorkedCase[] = [
  ...GENERAL_CASES,
  ...ORG_CASES,
  ...ELECTION_CASES,
  ...MEETING_CASES,
  ...DUES_CASES,
  ...SCHOOL_CASES,
  ...MEMBER_CASES,
]

/** Every procedure; what facts each needs is known to its own capability only. */
export const PROCEDURES = [ELECTION_PROCEDURE] as const
