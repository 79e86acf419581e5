import {
  addDays,
  fen,
  holds,
  type Known,
  maxDate,
  minDate,
  type Period,
  type PlainDate,
  periodsBetween,
  step,
  unknown,
} from '../kernel/index.ts'
import { DUES_CITES as C, duesReconcileDays, inForceFrom, type Norms, rulingOn } from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'
import { inYuan } from './base.ts'
import { collects, dutyOf, dutySpan, type Slot } from './duty.ts'
import { collectDayOf } from './liability.ts'
import { lastDay, month, monthOfYear } from './month.ts'
import type { Days, DuesFacts } from './obligation-facts.ts'
import { memberObligations } from './obligation-members.ts'
import { yearlyObligations } from './obligation-years.ts'
import { compareRemittance, type RemittanceDue, remittanceDue, shareOn } from './remittance.ts'
import type { DuesLevel } from './types.ts'

/** DUE-10：每年一月核定；2017 年通知施行以前没有年初核定。 */
function fixing(facts: DuesFacts, year: Period, on: PlainDate): Obligation[] {
  const due = lastDay(monthOfYear(Number(year.key), 1))
  if (!collects(facts) || !holds(dutySpan(facts), due) || due < inForceFrom('dues-2017')) return []
  const sheet = facts.sheets.find((one) => String(one.year) === year.key)
  return [
    dutyOf(
      facts,
      {
        rule: 'DUE-10',
        item: 'fixing',
        period: year.key,
        title: `核定${year.label}党费`,
        opens: year.first,
        due,
        metOn: sheet && maxDate(sheet.on, year.first),
        weight: 'flag',
        because: [step('核定', '每年年初核定每名党员的月交纳数额', C.notice1)],
        cite: C.notice1,
        missing: '核定表还没有经支部通过',
        act: { label: '核定党费', page: 'dues.fixing', params: { org: facts.orgId, year: year.key } },
        evidence: sheet && { kind: 'duesSheet', id: sheet.id },
      },
      on,
    ),
  ]
}

/** DUE-13：每月收缴；全部结清为完成，有人数额待定而其余已结清的待补充。 */
function collection(facts: DuesFacts, period: Period, on: PlainDate, norms: Norms): Obligation[] {
  const of = month(period.key)
  const due = collectDayOf(of, norms)
  const found = facts.collections.find((one) => one.month === of)
  if (!due || !collects(facts) || !holds(dutySpan(facts), period.last) || found?.members === 0) return []
  const left = found ? found.members - found.settled : undefined
  const isSettled = left === 0 && found?.asks.length === 0
  const words = found ? `${found.members} 人应交，${found.settled} 人已结清，尚欠 ${inYuan(found.owedFen)}` : '还没有出账'
  const slot: Slot = {
    rule: 'DUE-13',
    item: 'collection',
    period: period.key,
    title: `收缴${period.label}党费`,
    opens: period.first,
    due,
    metOn: isSettled ? (found?.settledOn ?? period.first) : undefined,
    weight: on > due ? 'warn' : 'info',
    because: [step('收缴情况', words, C.twelve)],
    cite: C.twelve,
    missing: left === undefined ? '还没有出账' : left > 0 ? `还有 ${left} 人没有结清` : '有党员的数额待定',
    asks: left === 0 ? found?.asks : undefined,
    act: { label: '登记收缴', page: 'dues.month', params: { org: facts.orgId, period: period.key } },
  }
  return [dutyOf(facts, slot, on)]
}

/** DUE-23：有账户的组织每月核对账面与银行。 */
function reconciliation(facts: DuesFacts, period: Period, on: PlainDate, norms: Norms): Obligation[] {
  const days = rulingOn(duesReconcileDays, period.first, norms)
  const owes = facts.accountSpans.some((span) => holds(span, period.last)) && holds(dutySpan(facts), period.last)
  if (!days || !owes) return []
  const found = facts.reconciliations.find((one) => one.month === period.key)
  return [
    dutyOf(
      facts,
      {
        rule: 'DUE-23',
        item: 'reconciliation',
        period: period.key,
        title: `核对${period.label}党费账款`,
        opens: addDays(period.last, 1),
        due: addDays(period.last, days.value),
        metOn: found?.on,
        weight: 'warn',
        because: [step('期限', `月末后 ${days.value} 天`, days.cite)],
        cite: C.twentyTwo,
        missing: '还没有核对账面与银行',
        act: { label: '核对账款', page: 'dues.reconcile', params: { org: facts.orgId, period: period.key } },
      },
      on,
    ),
  ]
}

/** What a period owes upward; unknown while the share or the sum received is. */
function remittanceOf(
  facts: DuesFacts,
  level: { from: DuesLevel; to: DuesLevel },
  period: Period,
): Known<RemittanceDue> | undefined {
  const share = shareOn(level.from, level.to, period.last, facts.local)
  if (!share.known) return share
  if (share.value.period !== period.kind) return undefined
  const collected = facts.collectedFen.get(period.key)
  return collected === undefined ? unknown('dues.collected', `${period.label}实收党费`) : remittanceDue(share, period, collected)
}

function remittance(facts: DuesFacts, period: Period, due: Known<RemittanceDue>, on: PlainDate): Obligation {
  const next = addDays(period.last, 1)
  const mine = facts.remittances.filter((one) => one.period === period.key)
  const lacking = due.known ? fen(Math.max(0, due.value.dueFen - compareRemittance(due.value, mine).sentFen)) : undefined
  return dutyOf(
    facts,
    {
      rule: 'DUE-20',
      item: 'remittance',
      period: period.key,
      title: `上缴${period.label}党费`,
      opens: next,
      due: due.known ? due.value.dueOn : next,
      metOn:
        lacking === 0
          ? (mine
              .map((one) => one.sentOn)
              .toSorted()
              .at(-1) ?? next)
          : undefined,
      weight: 'warn',
      because: due.known ? due.value.trace : [step(due.ask.label, '未知', C.fifteen)],
      cite: C.fifteen,
      missing: due.known ? `还差 ${inYuan(lacking ?? fen(0))}` : `缺${due.ask.label}`,
      asks: due.known ? undefined : [due.ask],
      act: { label: '办理上缴', page: 'dues.remit', params: { org: facts.orgId, period: period.key } },
    },
    on,
  )
}

/** DUE-20：按本地规定的周期和比例上缴；比例没有设定的，按季度提示待补充。 */
function remittances(facts: DuesFacts, days: Days, on: PlainDate): Obligation[] {
  const { level, local } = facts
  if (!level) return []
  const set = local.shares.filter((one) => one.fromLevel === level.from && one.toLevel === level.to).map((one) => one.period)
  const kinds = set.length === 0 ? (['quarter'] as const) : [...new Set(set)]
  return kinds
    .flatMap((kind) => periodsBetween(kind, days.from, days.to))
    .flatMap((period) => {
      const due = holds(dutySpan(facts), period.last) ? remittanceOf(facts, level, period) : undefined
      return due ? [remittance(facts, period, due, on)] : []
    })
}

/**
 * DUE-10、DUE-13、DUE-15、DUE-16、DUE-17、DUE-20、DUE-23、DUE-24：一个组织在窗口所及各周期的党费任务。
 * 凡与窗口有一天重合的周期都给出；年度公布、报告、检查列在次年。
 */
export function duesObligations(facts: DuesFacts, days: Days, on: PlainDate, norms: Norms): Obligation[] {
  const span = dutySpan(facts)
  const from = maxDate(days.from, span.from)
  const to = facts.dissolvedOn ? minDate(days.to, addDays(facts.dissolvedOn, -1)) : days.to
  if (to < from) return []
  const months = periodsBetween('month', from, to)
  const years = periodsBetween('year', from, to)
  return [
    ...years.flatMap((year) => [...fixing(facts, year, on), ...yearlyObligations(facts, year, on, norms)]),
    ...months.flatMap((one) => [...collection(facts, one, on, norms), ...reconciliation(facts, one, on, norms)]),
    ...remittances(facts, { from, to }, on),
    ...memberObligations(facts, { from, to }, on, norms),
  ]
}
