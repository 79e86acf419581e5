import { addDays, maxDate, minDate, type PlainDate, step } from '../kernel/index.ts'
import { DUES_CITES as C, duesArrearsStepDays, duesLargeReceiptDays, type Norms, rulingOn } from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'
import { ARREARS_STAGE_LABELS, type ArrearsRecords, type ArrearsStage } from './arrears.ts'
import { inYuan } from './base.ts'
import { dutyOf } from './duty.ts'
import { LARGE_STATE_LABELS, largeState } from './large.ts'
import { firstDay, lastDay, monthsInWords } from './month.ts'
import type { Days, DuesFacts } from './obligation-facts.ts'

/** 到这几步须有记录；提示和提醒不列任务。 */
type RecordedStage = Extract<ArrearsStage, 'talk' | 'notice' | 'case'>
const RECORDED: Record<RecordedStage, (records: ArrearsRecords) => PlainDate | undefined> = {
  talk: (records) => records.talkOn,
  notice: (records) => records.noticeOn,
  case: (records) => records.closedOn ?? records.meetingDecidedOn,
}
const isRecorded = (stage: ArrearsStage): stage is RecordedStage => Object.hasOwn(RECORDED, stage)

const touches = (days: Days, opens: PlainDate, due: PlainDate, on: PlainDate) =>
  opens <= days.to && maxDate(due, minDate(on, days.to)) >= days.from

/** DUE-15：连续未交到谈话、书面通知、核查的一步，由支部办理并留存记录；任务中不写姓名。 */
function arrears(facts: DuesFacts, days: Days, on: PlainDate, norms: Norms): Obligation[] {
  return facts.arrears.flatMap(({ personId, arrears: found, records }) => {
    const { stage, since, months } = found
    const limit = since && rulingOn(duesArrearsStepDays, since, norms)
    const first = months[0]
    if (!isRecorded(stage) || !since || !limit || !first) return []
    const due = addDays(since, limit.value)
    if (!touches(days, since, due, on)) return []
    const cite = stage === 'case' ? C.education29 : C.thirteen
    return [
      dutyOf(
        facts,
        {
          rule: 'DUE-15',
          item: stage,
          period: `${personId}.${first}`,
          title: `1 名党员连续 ${months.length} 个月未交党费：${ARREARS_STAGE_LABELS[stage]}`,
          opens: since,
          due,
          metOn: RECORDED[stage](records),
          weight: stage === 'case' ? 'flag' : 'warn',
          because: [step('未交月份', monthsInWords(months), cite), step('办理期限', `${limit.value} 天`, limit.cite)],
          cite,
          missing: `还没有${ARREARS_STAGE_LABELS[stage]}的记录`,
          act: { label: '查看欠交', page: 'dues.arrears', params: { org: facts.orgId, person: personId } },
        },
        on,
      ),
    ]
  })
}

/** DUE-17：大额党费逐级上缴中央，取得中央收据为止。 */
function large(facts: DuesFacts, days: Days, on: PlainDate, norms: Norms): Obligation[] {
  return facts.large.flatMap((one) => {
    const limit = rulingOn(duesLargeReceiptDays, one.paidOn, norms)
    if (!limit) return []
    const due = addDays(one.paidOn, limit.value)
    if (!touches(days, one.paidOn, due, on)) return []
    return [
      dutyOf(
        facts,
        {
          rule: 'DUE-17',
          item: 'receipt',
          period: one.id,
          title: '上缴大额党费并取得中央收据',
          opens: one.paidOn,
          due,
          metOn: one.receipt?.on,
          weight: 'info',
          because: [step('金额', inYuan(one.amountFen), C.eleven), step('办到', LARGE_STATE_LABELS[largeState(one)])],
          cite: C.eleven,
          missing: LARGE_STATE_LABELS[largeState(one)],
          act: { label: '登记上缴和收据', page: 'dues.large', params: { org: facts.orgId, entry: one.id } },
        },
        on,
      ),
    ]
  })
}

/** DUE-16：少交、免交的最后一个月复核。 */
function reviews(facts: DuesFacts, days: Days, on: PlainDate): Obligation[] {
  return facts.reductions.flatMap(({ id, until, reviewedOn }) => {
    const [opens, due] = [firstDay(until), lastDay(until)]
    if (!touches(days, opens, due, on)) return []
    return [
      dutyOf(
        facts,
        {
          rule: 'DUE-16',
          item: 'review',
          period: id,
          title: '复核到期的少交、免交决定',
          opens,
          due,
          metOn: reviewedOn,
          weight: 'info',
          because: [step('决定到期', monthsInWords([until]), C.seven)],
          cite: C.seven,
          missing: '还没有复核',
          act: { label: '复核减免', page: 'dues.reductions', params: { org: facts.orgId } },
        },
        on,
      ),
    ]
  })
}

/** DUE-15、DUE-16、DUE-17：由个别党员的情况推出的任务。 */
export const memberObligations = (facts: DuesFacts, days: Days, on: PlainDate, norms: Norms): Obligation[] => [
  ...arrears(facts, days, on, norms),
  ...large(facts, days, on, norms),
  ...reviews(facts, days, on),
]
