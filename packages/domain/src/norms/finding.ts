import type { Refusal, Severity } from '../kernel/index.ts'

type More = Pick<Refusal, 'cite' | 'remedy' | 'field'>

const finding =
  (severity: Severity) =>
  (rule: string, code: string, message: string, more: More = {}): Refusal => ({ code, severity, rule, message, ...more })

/** 应当、必须、不得：不改正不能办理。 */
export const block = finding('block')
/** 一般：可写明理由后继续，理由留存并报上级可见。 */
export const warn = finding('warn')
/** 只提示。 */
export const info = finding('info')

export const SEVERITY_LABELS: Record<Severity, string> = { block: '不能办理', warn: '提醒', info: '提示' }

/** The findings as one line for case tables: 「提醒：…；提示：…」, 「不提示」 when there is none. */
export const inBrief = (findings: readonly Refusal[], rule?: string): string =>
  findings
    .filter((found) => rule === undefined || found.rule === rule)
    .map((found) => `${SEVERITY_LABELS[found.severity]}：${found.message}`)
    .join('；') || '不提示'
