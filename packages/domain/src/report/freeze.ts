import { indicatorById, readRef } from '../indicator/index.ts'
import { inWords, type Outcome, type PlainDate, type Refusal, unlessBlocked } from '../kernel/index.ts'
import { refsIn, typedText } from './body.ts'
import type { ReportBody, ReportState } from './types.ts'

export interface FreezeFacts {
  state: ReportState
  asOf: PlainDate
  body: ReportBody
  /** Notices of numbers typed by hand that differ from the records. */
  differences: readonly string[]
  /** Why the differences stand. */
  reason?: string | undefined
}

const refusal = (severity: Refusal['severity'], code: string, message: string, remedy?: string): Refusal => ({
  code,
  severity,
  message,
  rule: 'STA-03',
  ...(remedy ? { remedy } : {}),
})

/** STA-03：已定稿的不得修改，另建一份。 */
export const editRefusals = (state: ReportState): Refusal[] =>
  state === 'frozen' ? [refusal('block', 'report.frozen', '这份材料已定稿，不能修改', '如需改动，请以它为底稿另建一份')] : []

/** STA-03：定稿固化截止日的数据；手写数字与台账不一致的，写明理由才可定稿。 */
export function freezeReport(facts: FreezeFacts, today: PlainDate): Outcome<{ refs: readonly string[] }> {
  const found = editRefusals(facts.state)
  const refs = refsIn(facts.body)
  if (facts.asOf > today) found.push(refusal('block', 'report.future', `截止日 ${inWords(facts.asOf)} 还没有到，不能定稿`))
  if (typedText(facts.body).trim() === '') found.push(refusal('block', 'report.empty', '正文是空的，不能定稿'))
  for (const ref of refs) {
    const known = readRef(ref)
    if (!known || !indicatorById(known.id))
      found.push(refusal('block', 'report.unknown-figure', `正文引用了不存在的数据：${ref}`, '删去后重新插入'))
  }
  const needsReason = facts.differences.length > 0 && !facts.reason
  for (const difference of facts.differences)
    found.push(
      refusal(
        needsReason ? 'block' : 'warn',
        'report.typed-differs',
        difference,
        needsReason ? '换成数据引用，或者写明理由后定稿' : undefined,
      ),
    )
  return unlessBlocked({ refs }, found)
}
