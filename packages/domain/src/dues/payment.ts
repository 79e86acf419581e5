import { type Fen, fen, inWords, type Outcome, type PlainDate, type Refusal, refused, unlessBlocked } from '../kernel/index.ts'
import {
  block,
  DUES_CITES as C,
  duesBackPayMonths,
  duesLargeFrom,
  duesPrepayMonths,
  type Norms,
  rulingOn,
  warn,
} from '../norms/index.ts'
import { inYuan } from './base.ts'
import { type BillLine, billedIn, billMonth } from './billing.ts'
import { append, type LedgerEntry, type LedgerFacts, memberAccount } from './ledger.ts'
import { type Month, monthLabel, monthOn, monthsApart, monthsInWords, quarterOf } from './month.ts'
import { fenOfYuan } from './rate.ts'
import type { Channel, PayerRole } from './types.ts'

/** One payment of one member: which months, how much, by whom, how, to whom. */
export interface PaymentCommand {
  clientKey: string
  orgId: string
  personId: string
  paidOn: PlainDate
  months: readonly { month: Month; amountFen: Fen }[]
  /** What the member pays beyond the scale. */
  extraFen?: Fen | undefined
  /** Set by the member, not by the collector (DUE-17). */
  isVoluntary?: boolean | undefined
  /** Short description of the member for a large contribution. */
  memberNote?: string | undefined
  payer: { role: PayerRole; name?: string | undefined }
  channel: Channel
  /** The member's written consent to collection from pay (DUE-19). */
  payrollConsentNo?: string | undefined
  receiptNo?: string | undefined
  collectorId?: string | undefined
  /** Committee note for a back-payment of more than six months. */
  committeeNote?: string | undefined
}

/** What a payment is checked against. */
export interface PaymentFacts extends LedgerFacts {
  /** What a month not billed yet is billed. */
  billOf: (of: Month) => BillLine
  /** Organisations that may take the dues of a month (DUE-18). */
  placesOf: (of: Month) => readonly string[]
}

/** DUE-17：一次自愿多交满起点的为大额党费。 */
export function extraKind(extraFen: Fen, on: PlainDate, norms: Norms): 'extra' | 'large' {
  const from = rulingOn(duesLargeFrom, on, norms)
  return from && extraFen >= fenOfYuan(from.value) ? 'large' : 'extra'
}

function wayFindings(command: PaymentCommand, today: PlainDate): Refusal[] {
  const { payer, channel, payrollConsentNo, receiptNo, collectorId, paidOn } = command
  const found: Refusal[] = []
  const refuse = (rule: string, code: string, message: string, remedy: string, field: string, cite = C.fourteen) =>
    found.push(block(rule, code, message, { cite, remedy, field }))
  if (payer.role === 'organisation')
    refuse(
      'DUE-19',
      'dues.advanced',
      '党组织和单位不得为党员垫交党费',
      '由本人交纳，或者经同意由亲属、其他党员代交',
      'payer.role',
    )
  if ((payer.role === 'relative' || payer.role === 'member') && !payer.name?.trim())
    refuse('DUE-13', 'dues.no-proxy', '没有写明代交人', '填写代交人姓名', 'payer.name', C.twelve)
  if (channel === 'payroll' && !payrollConsentNo?.trim())
    refuse(
      'DUE-19',
      'dues.no-payroll-consent',
      '没有本人书面同意，不得从工资中扣缴',
      '登记本人书面同意，或者改由本人交纳',
      'payrollConsentNo',
    )
  if (!receiptNo?.trim() || !collectorId?.trim())
    refuse('DUE-19', 'dues.no-receipt', '没有收据编号或者收款人，不能记为已交', '逐笔填写收据编号和收款人', 'receiptNo')
  if (paidOn > today) refuse('DUE-13', 'dues.future', `交纳日期 ${inWords(paidOn)} 还没有到`, '核对日期', 'paidOn', C.twelve)
  return found
}

/** DUE-14：补交一般不超过六个月（按补交的月数，不按欠交多久）；预交不超出本季度，不得超过六个月。 */
export function spanOfPayment(months: readonly Month[], paidOn: PlainDate, note: string | undefined, norms: Norms): Refusal[] {
  const now = monthOn(paidOn)
  const back = rulingOn(duesBackPayMonths, paidOn, norms)
  const ahead = rulingOn(duesPrepayMonths, paidOn, norms)
  const past = months.filter((of) => of < now)
  const future = months.filter((of) => of > now).toSorted()
  const found: Refusal[] = []
  if (back && past.length > back.value)
    found.push(
      warn('DUE-14', 'dues.long-back-payment', `一次补交 ${past.length} 个月，一般不超过 ${back.value} 个月`, {
        cite: back.cite,
        remedy: note?.trim() ? '支委会的说明随收据留存' : '附支委会说明后办理',
        field: 'committeeNote',
      }),
    )
  const last = future.at(-1)
  if (!last || !ahead) return found
  if (monthsApart(now, last) > ahead.value)
    found.push(
      block('DUE-14', 'dues.long-prepayment', `预交到${monthLabel(last)}，超过 ${ahead.value} 个月`, {
        cite: ahead.cite,
        remedy: '按月交纳；确有不便的经支部同意按季度交纳',
        field: 'months',
      }),
    )
  else if (quarterOf(last).key !== quarterOf(now).key)
    found.push(
      warn('DUE-14', 'dues.prepayment', `预交到${monthLabel(last)}，超出本季度`, {
        cite: ahead.cite,
        remedy: '一般只在本季度内预交，写明原因',
        field: 'months',
      }),
    )
  return found
}

function monthFindings(facts: PaymentFacts, command: PaymentCommand): Refusal[] {
  const months = command.months.map((line) => line.month)
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string) =>
    found.push(block('DUE-18', code, message, { cite: C.nine, remedy, field: 'months' }))
  if (months.length === 0 && command.extraFen === undefined) refuse('dues.no-month', '没有写明交哪几个月', '逐月填写月份和金额')
  if (new Set(months).size !== months.length) refuse('dues.month-twice', '同一个月写了两次', '每个月只写一行')
  const elsewhere = months.filter((of) => !facts.placesOf(of).includes(command.orgId))
  if (elsewhere.length > 0)
    refuse('dues.wrong-branch', `${monthsInWords(elsewhere)}的党费不由本支部收`, '接收当月仍由原支部收，次月起由新支部收')
  return found
}

function extraFindings(command: PaymentCommand, norms: Norms): Refusal[] {
  const { extraFen, isVoluntary, memberNote, paidOn } = command
  if (extraFen === undefined) return []
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-17', code, message, { cite: C.eleven, remedy, field }))
  if (extraFen <= 0) refuse('dues.amount', '多交的金额须大于零', '没有多交的留空', 'extraFen')
  if (!isVoluntary) refuse('dues.not-voluntary', '多交须由本人表示自愿', '请本人确认自愿多交，否则只收应交数额', 'isVoluntary')
  if (extraKind(extraFen, paidOn, norms) === 'large' && !memberNote?.trim())
    refuse('dues.no-member-note', '大额党费须附党员简要情况', '填写党员简要情况，随款逐级上缴中央', 'memberNote')
  return found
}

const undetermined = (missing: string) =>
  block('DUE-10', 'dues.undetermined', `数额待定，缺${missing}`, {
    cite: C.notice1,
    remedy: '补充所缺的资料、核定数额以后再收',
    field: 'months',
  })

/** The entries a payment books, in order; months not billed yet are billed with it. */
function entriesOf(facts: PaymentFacts, command: PaymentCommand, norms: Norms): LedgerEntry[] | Refusal {
  const { clientKey, orgId, personId, paidOn, months, extraFen, payer, channel, receiptNo, collectorId } = command
  const account = memberAccount(facts.entries, personId)
  const receipt = { no: receiptNo ?? '', payer: payer.role, payerName: payer.name, channel, collectorId: collectorId ?? '' }
  const common = { orgId, personId, on: paidOn }
  const entries: LedgerEntry[] = []
  const add = (part: string, entry: Pick<LedgerEntry, 'kind' | 'amountFen'> & Partial<LedgerEntry>) =>
    entries.push({ ...common, id: `${clientKey}:${part}`, clientKey: `${clientKey}:${part}`, ...entry })
  for (const line of months) {
    if (!account.has(line.month)) {
      const bills = billMonth(orgId, line.month, paidOn, [facts.billOf(line.month)], billedIn(facts.entries, line.month))
      const [missing] = bills.undetermined
      if (missing) return undetermined(missing.missing)
      entries.push(...bills.entries)
    }
    add(`paid:${line.month}`, { kind: 'paid', amountFen: line.amountFen, month: line.month, receipt })
  }
  if (extraFen !== undefined) add('extra', { kind: extraKind(extraFen, paidOn, norms), amountFen: extraFen, receipt })
  return entries
}

/** Appends one after another; the first refusal stops all of them. */
export function appendAll(facts: LedgerFacts, entries: readonly LedgerEntry[]): Outcome<readonly LedgerEntry[]> {
  let all = facts.entries
  for (const entry of entries) {
    const next = append({ ...facts, entries: all }, entry)
    if (!next.ok) return next
    all = next.value
  }
  return unlessBlocked(all, [])
}

/** 少交的月份提示尚欠多少：党费按月足额交纳。 */
function partFindings(entries: readonly LedgerEntry[], command: PaymentCommand): Refusal[] {
  const account = memberAccount(entries, command.personId)
  return command.months.flatMap(({ month }) => {
    const owed = account.get(month)?.owedFen ?? fen(0)
    if (owed <= 0) return []
    return [
      warn('DUE-13', 'dues.part-paid', `${monthLabel(month)}还欠 ${inYuan(owed)}`, {
        cite: C.twelve,
        remedy: '党费按月足额交纳，请本人补足',
        field: 'months',
      }),
    ]
  })
}

/** DUE-13、DUE-14、DUE-17、DUE-18、DUE-19：登记一次交纳，答复为加后的全部分录；再提交一次，账不变。 */
export function recordPayment(
  facts: PaymentFacts,
  command: PaymentCommand,
  today: PlainDate,
  norms: Norms,
): Outcome<readonly LedgerEntry[]> {
  const months = command.months.map((line) => line.month)
  const findings = [
    ...wayFindings(command, today),
    ...monthFindings(facts, command),
    ...extraFindings(command, norms),
    ...spanOfPayment(months, command.paidOn, command.committeeNote, norms),
  ]
  const checked = unlessBlocked(facts.entries, findings)
  if (!checked.ok) return checked
  const entries = entriesOf(facts, command, norms)
  if (!Array.isArray(entries)) return refused(entries)
  const booked = appendAll(facts, entries)
  return booked.ok ? unlessBlocked(booked.value, [...findings, ...partFindings(booked.value, command)]) : booked
}
