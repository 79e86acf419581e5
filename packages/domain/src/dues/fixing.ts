import {
  type Fen,
  fen,
  inWords,
  type Known,
  known,
  monthOf,
  type PlainDate,
  type Refusal,
  unknown,
  yearOf,
} from '../kernel/index.ts'
import { block, DUES_CITES as C, warn } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { firstDay, type Month, monthLabel, plusMonths, yearOfMonth } from './month.ts'
import type { PayerKind } from './types.ts'

/** One member on the yearly sheet; fen per month by the scale. Decisions to pay less apply month by month (DUE-16). */
export interface FixingLine {
  personId: string
  name: string
  kind: PayerKind
  amountFen: Known<Fen>
  /** The amount this year's pay gives, for comparison; unknown when last year's is carried forward without pay items. */
  assessedFen: Known<Fen>
  confirmedOn?: PlainDate | undefined
  /** Block findings of the assessment that are still open. */
  open?: readonly Refusal[] | undefined
}

/** The sheet of one branch and year (DUE-10). */
export interface FixingSheet {
  orgId: string
  year: number
  lines: readonly FixingLine[]
  /** The day the branch decided; the sheet is in force only with it. */
  decidedOn?: PlainDate | undefined
  docNo?: string | undefined
}

/** 调整事由 (DUE-11)。 */
export type ChangeReason =
  | 'retired'
  | 'unemployed'
  | 'newJob'
  | 'unpaidLeave'
  | 'kindChanged'
  | 'largeChange'
  | 'statement'
  | 'ordinaryRise'
  | 'admitted'
  | 'transferredIn'
export const CHANGE_REASON_LABELS: Record<ChangeReason, string> = {
  retired: '退休',
  unemployed: '失业',
  newJob: '新就业或者调动',
  unpaidLeave: '停薪',
  kindChanged: '党员身份类别变化',
  largeChange: '收入有较大变化，本人或者支部提出',
  statement: '年薪或者季度收入申报',
  ordinaryRise: '普通调资',
  admitted: '新接收的预备党员',
  transferredIn: '转入',
}
/** Reasons that begin an amount rather than change one. */
const BEGINNINGS: readonly ChangeReason[] = ['admitted', 'transferredIn']

/** A change inside the year: from which month which amount (DUE-11). */
export interface AmountChange {
  personId: string
  reason?: ChangeReason | undefined
  fromMonth: Month
  oldFen?: Fen | undefined
  newFen: Fen
  decidedOn?: PlainDate | undefined
  note?: string | undefined
}

/** The sheets and changes of one branch. */
export interface FixedAmounts {
  sheets: readonly FixingSheet[]
  changes: readonly AmountChange[]
}

/** An amount in force, and whether it is last year's carried into January. */
export interface AmountInForce {
  amountFen: Fen
  isCarried: boolean
}

const byMonth = (a: AmountChange, b: AmountChange) => (a.fromMonth < b.fromMonth ? -1 : 1)
const sheetOf = (facts: FixedAmounts, year: number) => facts.sheets.find((sheet) => sheet.year === year && sheet.decidedOn)

/** The amount fixed for the year of the month, with the changes up to it; undefined when nobody fixed one. */
function fixedIn(facts: FixedAmounts, personId: string, of: Month): Known<Fen> | undefined {
  const year = yearOfMonth(of)
  const change = facts.changes
    .filter((one) => one.personId === personId && one.decidedOn && yearOfMonth(one.fromMonth) === year && one.fromMonth <= of)
    .toSorted(byMonth)
    .at(-1)
  if (change) return known(change.newFen)
  return sheetOf(facts, year)?.lines.find((line) => line.personId === personId)?.amountFen
}

/** DUE-10、DUE-11：某月应按多少交：当年核定表加年内调整；一月尚未核定的沿用上年末，二月起没有核定的待定。 */
export function amountIn(facts: FixedAmounts, personId: string, of: Month): Known<AmountInForce> {
  const own = fixedIn(facts, personId, of)
  if (own) return own.known ? known({ amountFen: own.value, isCarried: false }) : own
  const isJanuary = monthOf(firstDay(of)) === 1
  const carried = isJanuary ? fixedIn(facts, personId, plusMonths(of, -1)) : undefined
  if (carried?.known && !sheetOf(facts, yearOfMonth(of))) return known({ amountFen: carried.value, isCarried: true })
  return unknown('dues.fixing', `${yearOfMonth(of)}年党费核定数额`)
}

/** DUE-10：某月能否出账：二月起须有支部通过的当年核定表；一月没有的沿用上年，提醒。 */
export function billingFindings(facts: FixedAmounts, of: Month): Refusal[] {
  const year = yearOfMonth(of)
  if (sheetOf(facts, year)) return []
  const message = `${year}年的党费核定表还没有经支部通过`
  const more = { cite: C.notice1, remedy: '核定每名党员的月交纳数额，经支部通过后登记', field: 'year' }
  return monthOf(firstDay(of)) === 1
    ? [warn('DUE-10', 'dues.january-carried', `${message}，一月暂按上年末数额`, more)]
    : [block('DUE-10', 'dues.no-fixing', message, more)]
}

function lineFindings(line: FixingLine): Refusal[] {
  const { name, amountFen, assessedFen } = line
  const field = `lines.${line.personId}`
  const found: Refusal[] = [
    ...(line.open ?? []).map((finding) => ({ ...finding, field, message: `${name}：${finding.message}` })),
  ]
  if (!amountFen.known)
    return [
      ...found,
      block('DUE-10', 'dues.undetermined', `${name}的数额待定，缺${amountFen.ask.label}`, {
        cite: C.notice1,
        remedy: `补充${amountFen.ask.label}`,
        field,
      }),
    ]
  if (assessedFen.known && amountFen.value < assessedFen.value)
    found.push(
      block('DUE-16', 'dues.below-scale', `${name}按规定应交 ${inYuan(assessedFen.value)}，核定为 ${inYuan(amountFen.value)}`, {
        cite: C.seven,
        remedy: '按规定数额核定；确有困难的另办少交、免交决定，逐月减免',
        field,
      }),
    )
  if (assessedFen.known && amountFen.value > assessedFen.value)
    found.push(
      block('DUE-19', 'dues.above-scale', `${name}按规定应交 ${inYuan(assessedFen.value)}，核定为 ${inYuan(amountFen.value)}`, {
        cite: C.fourteen,
        remedy: '按规定数额核定；本人愿意多交的，交纳时记为自愿多交',
        field,
      }),
    )
  if (!assessedFen.known)
    found.push(
      warn('DUE-10', 'dues.carried', `${name}沿用上年数额，缺${assessedFen.ask.label}`, {
        cite: C.notice1,
        remedy: `补充${assessedFen.ask.label}，或者写明沿用的理由`,
        field,
      }),
    )
  if (!line.confirmedOn)
    found.push(
      warn('DUE-10', 'dues.unconfirmed', `${name}本人还没有确认`, { cite: C.notice1, remedy: '请本人核对后确认', field }),
    )
  return found
}

/** DUE-10：年度核定表能否通过：应交党员一个不少，数额有依据，没有待定的。 */
export function fixingRefusals(sheet: FixingSheet, liable: readonly { personId: string; name: string }[]): Refusal[] {
  const found = sheet.lines.flatMap(lineFindings)
  const listed = new Set(sheet.lines.map((line) => line.personId))
  const missing = liable.filter((person) => !listed.has(person.personId)).map((person) => person.name)
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-10', code, message, { cite: C.notice1, remedy, field }))
  if (missing.length > 0) refuse('dues.sheet-incomplete', `核定表缺 ${missing.join('、')}`, '补入后再提交', 'lines')
  if (listed.size !== sheet.lines.length) refuse('dues.sheet-repeated', '同一党员在核定表上出现两次', '删去重复的行', 'lines')
  if (!sheet.decidedOn) refuse('dues.sheet-undecided', '没有支部通过的日期', '登记支部会议日期', 'decidedOn')
  else if (![sheet.year - 1, sheet.year].includes(yearOf(sheet.decidedOn)))
    refuse('dues.sheet-year', `${inWords(sheet.decidedOn)}通过的不是${sheet.year}年的核定表`, '核对年度和日期', 'decidedOn')
  return found
}

/** DUE-10：沿用上年的核定表：数额照抄，本年工资未知，须重新确认、重新通过。 */
export const carriedSheet = (before: FixingSheet): FixingSheet => ({
  orgId: before.orgId,
  year: before.year + 1,
  lines: before.lines.map(({ confirmedOn: _confirmedOn, ...line }) => ({
    ...line,
    assessedFen: unknown('dues.pay', `${before.year + 1}年工资项目`),
  })),
})

/** One member's amount last year and this year. */
export interface FixingDifference {
  personId: string
  name: string
  beforeFen: Known<Fen>
  afterFen: Known<Fen>
  /** Unknown while either amount is. */
  differenceFen: Known<Fen>
}

/** DUE-10：与上年核定表逐人比较，只列有变化、新增或者待定的。 */
export function fixingDifferences(before: FixingSheet | undefined, after: FixingSheet): FixingDifference[] {
  const former = new Map((before?.lines ?? []).map((line) => [line.personId, line.amountFen]))
  return after.lines.flatMap(({ personId, name, amountFen: afterFen }) => {
    const beforeFen: Known<Fen> = former.get(personId) ?? unknown('dues.before', '上年核定数额')
    const differenceFen: Known<Fen> = !beforeFen.known
      ? beforeFen
      : !afterFen.known
        ? afterFen
        : known(fen(afterFen.value - beforeFen.value))
    return differenceFen.known && differenceFen.value === 0 ? [] : [{ personId, name, beforeFen, afterFen, differenceFen }]
  })
}

/** DUE-10：一月按上年数额出账的，核定后逐人列出应补记或者冲减的差额（分）。 */
export function januaryDifferences(
  sheet: FixingSheet,
  billed: ReadonlyMap<string, Fen>,
): { personId: string; differenceFen: Fen }[] {
  return sheet.lines.flatMap(({ personId, amountFen }) => {
    const was = billed.get(personId)
    if (was === undefined || !amountFen.known || amountFen.value === was) return []
    return [{ personId, differenceFen: fen(amountFen.value - was) }]
  })
}

/** DUE-11：年内调整单：事由、起始月份、原数额和新数额；普通调资一般到次年核定。 */
export function changeRefusals(change: AmountChange, current: Known<AmountInForce>, today: PlainDate): Refusal[] {
  const { reason, fromMonth, oldFen, newFen, decidedOn } = change
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-11', code, message, { cite: C.notice1, remedy, field }))
  if (!reason) refuse('dues.no-reason', '没有写明调整事由', '选择事由', 'reason')
  if (!decidedOn) refuse('dues.undecided', '没有支部决定的日期', '登记支部决定的日期', 'decidedOn')
  else if (decidedOn > today) refuse('dues.future', '支部决定的日期还没有到', '核对日期', 'decidedOn')
  const isBeginning = reason !== undefined && BEGINNINGS.includes(reason)
  if (!isBeginning && current.known && current.value.amountFen !== oldFen)
    refuse('dues.old-amount', `现行数额是 ${inYuan(current.value.amountFen)}，与调整单上的原数额不符`, '核对原数额', 'oldFen')
  if (!isBeginning && oldFen === newFen) refuse('dues.no-change', '新数额与原数额相同', '数额不变的不必登记', 'newFen')
  if (reason === 'ordinaryRise')
    found.push(
      warn('DUE-11', 'dues.ordinary-rise', '普通调资一般到次年年初核定时再变', {
        cite: C.notice1,
        remedy: '写明提前调整的理由，或者留到次年核定',
        field: 'reason',
      }),
    )
  if (decidedOn && fromMonth < (decidedOn.slice(0, 7) as Month))
    found.push(
      warn('DUE-11', 'dues.backdated', `自${monthLabel(fromMonth)}起调整，早于支部决定的月份`, {
        cite: C.ten,
        remedy: '已出账的月份用更正分录补记差额',
        field: 'fromMonth',
      }),
    )
  return found
}
