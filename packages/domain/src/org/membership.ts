import { addDays, holds, inWords, overlaps, type PlainDate, type Refusal, type Span } from '../kernel/index.ts'
import { block, type Norms, ORG_CITES, rulingOn, transferOpenWarnDays, warn } from '../norms/index.ts'

/** One stay of a member in a branch; `until` is the day the new branch received the member. */
export interface MembershipSpan extends Span {
  orgId: string
  orgName: string
}

/** ORG-17：党员同一时间只能编入一个支部，且不能没有支部（教育管理条例第二十五条）。 */
export function membershipSpansRefusals(spans: readonly MembershipSpan[], on: PlainDate): Refusal[] {
  const cite = ORG_CITES.education25
  const found: Refusal[] = []
  const sorted = spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  sorted.forEach((span, index) => {
    for (const other of sorted.slice(index + 1))
      if (overlaps(span, other))
        found.push(
          block('ORG-17', 'membership.two-homes', `自 ${inWords(other.from)} 起同时编入${span.orgName}和${other.orgName}`, {
            cite,
            remedy: '以接收日为界，结束原支部的党员身份',
          }),
        )
    const next = sorted[index + 1]
    if (next && span.until && span.until < next.from)
      found.push(
        block('ORG-17', 'membership.gap', `${inWords(span.until)} 至 ${inWords(next.from)} 之间没有支部`, {
          cite,
          remedy: '转入前仍由原支部负责，请补全起止日期',
        }),
      )
  })
  if (!spans.some((span) => holds(span, on)))
    found.push(block('ORG-17', 'membership.no-home', `${inWords(on)} 没有编入任何支部`, { cite, remedy: '编入一个支部' }))
  return found
}

/** ORG-17：转出后长期未接收；接收前党费和教育仍由原支部负责。 */
export function transferFindings(sentOn: PlainDate, receivedOn: PlainDate | undefined, on: PlainDate, norms: Norms): Refusal[] {
  const days = rulingOn(transferOpenWarnDays, on, norms)
  if (!days || receivedOn || on <= addDays(sentOn, days.value)) return []
  return [
    warn('ORG-17', 'membership.transfer-open', `组织关系于 ${inWords(sentOn)} 转出，超过 ${days.value} 天未接收`, {
      cite: ORG_CITES.education25,
      remedy: '与接收支部联系，或者退回原支部',
    }),
  ]
}
