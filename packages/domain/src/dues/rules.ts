import type { Rule } from '../norms/index.ts'
import { AMOUNT_RULE_CASES, AMOUNT_RULES } from './amount-rules.ts'
import { FUND_RULE_CASES, FUND_RULES } from './fund-rules.ts'

export const DUES_CASES = [...AMOUNT_RULE_CASES, ...FUND_RULE_CASES]

/** 党费规则目录，按编号排列；逻辑在本文件夹各文件。 */
export const DUES_RULES: readonly Rule[] = [...AMOUNT_RULES, ...FUND_RULES].toSorted((a, b) => (a.id < b.id ? -1 : 1))
