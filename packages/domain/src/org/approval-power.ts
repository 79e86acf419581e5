import { inWords, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block, ORG_CITES } from '../norms/index.ts'
import { actionAllowed } from './hierarchy.ts'
import type { OrgKind } from './types.ts'

/** The power to approve probationary members over some days; what is not known yet is absent (GEN-05). */
export interface PowerSpan {
  from?: PlainDate | undefined
  until?: PlainDate | undefined
  docNo?: string | undefined
}

/** GEN-05、ORG-18：某日有无预备党员审批权；起始日不详的，至今视为一直有。 */
export const hasPower = (spans: readonly PowerSpan[], on: PlainDate): boolean =>
  spans.some((span) => (span.from === undefined || span.from <= on) && (span.until === undefined || on < span.until))

/** What a grant or withdrawal says, and what it is measured against. */
export interface PowerChange {
  kind: OrgKind
  isGrant: boolean
  on: PlainDate
  docNo?: string | undefined
  today: PlainDate
  foundedOn: PlainDate
  dissolvedOn?: PlainDate | undefined
  spans: readonly PowerSpan[]
}

/** A grant on record whose start or paper is still to be filled in. */
export const isIncomplete = (span: PowerSpan) => span.from === undefined || span.docNo === undefined

/** GEN-05、ORG-18：授予、补录、收回预备党员审批权：只授予党委和工委，有文号，日期不重叠。 */
export function powerChangeRefusals(change: PowerChange): Refusal[] {
  const { kind, isGrant, on, today, foundedOn, dissolvedOn, spans } = change
  const cite = ORG_CITES.hierarchy
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    block('ORG-18', code, message, { cite, remedy, field })
  const allowed = isGrant ? actionAllowed(kind, 'holdApprovalPower') : undefined
  if (allowed && !allowed.ok) return [...allowed.refusals]
  const found: Refusal[] = []
  if (!change.docNo) found.push(refuse('power.no-document', '没有文号', '录入授予或者收回审批权的文号', 'docNo'))
  if (on > today) found.push(refuse('power.future', `${inWords(on)} 还没有到`, '到生效日再登记', 'on'))
  if (on < foundedOn) found.push(refuse('power.before-founding', `早于成立日 ${inWords(foundedOn)}`, '核对文件上的日期', 'on'))
  if (dissolvedOn && on >= dissolvedOn)
    found.push(refuse('power.dissolved', `该组织已于 ${inWords(dissolvedOn)} 撤销`, '撤销后资料只供查阅', 'on'))
  const open = spans.find((span) => span.until === undefined)
  const last = spans
    .flatMap((span) => (span.until ? [span.until] : []))
    .toSorted()
    .at(-1)
  if (isGrant && open && !isIncomplete(open))
    found.push(
      refuse('power.held', `自 ${open.from ? inWords(open.from) : '早先'} 起已有审批权（${open.docNo}）`, '不需要重复授予', 'on'),
    )
  if (isGrant && last && on < last)
    found.push(refuse('power.overlap', `${inWords(last)} 以前的审批权已有登记`, '授予的日期不早于上一次收回', 'on'))
  if (!isGrant && !open) found.push(refuse('power.not-held', '现在没有审批权', '核对收回的文件', 'on'))
  if (!isGrant && open && isIncomplete(open))
    found.push(refuse('power.incomplete', '审批权的起始日期或者文号还没有补录', '先补录授予的日期和文号', 'on'))
  if (!isGrant && open?.from && on <= open.from)
    found.push(refuse('power.too-early', `收回的日期不晚于授予日 ${inWords(open.from)}`, '核对两份文件的日期', 'on'))
  return found
}
