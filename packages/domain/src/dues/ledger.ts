import { type Fen, fen, inWords, type Outcome, type PlainDate, type Refusal, unlessBlocked } from '../kernel/index.ts'
import { block, DUES_CITES as C, productDefault } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { lastDay, type Month, monthLabel } from './month.ts'
import type { Channel, PayerRole } from './types.ts'

/** 应交、减免、实交、自愿多交、大额党费、退还；下级上缴、上级下拨、上缴上级、下拨下级、使用、利息、大额上缴；冲正。 */
export type EntryKind =
  | 'due'
  | 'waived'
  | 'paid'
  | 'extra'
  | 'large'
  | 'refund'
  | 'received'
  | 'granted'
  | 'remitted'
  | 'passedDown'
  | 'used'
  | 'interest'
  | 'largeRemitted'
  | 'reversal'
export const ENTRY_KIND_LABELS: Record<EntryKind, string> = {
  due: '应交',
  waived: '减免',
  paid: '实交',
  extra: '自愿多交',
  large: '大额党费',
  refund: '退还',
  received: '下级上缴',
  granted: '上级下拨',
  remitted: '上缴上级',
  passedDown: '下拨下级',
  used: '使用',
  interest: '利息',
  largeRemitted: '大额党费上缴',
  reversal: '冲正',
}

/** One line of the append-only ledger; the kind says the direction, the amount is always positive. */
export interface LedgerEntry {
  id: string
  /** Made by the client once per act; the same key never counts twice. */
  clientKey: string
  orgId: string
  kind: EntryKind
  /** Booked for this day. */
  on: PlainDate
  amountFen: Fen
  personId?: string | undefined
  /** The month a member's entry is for. */
  month?: Month | undefined
  /** The entry a reversal takes back. */
  reverses?: string | undefined
  reason?: string | undefined
  docNo?: string | undefined
  receipt?: { no: string; payer: PayerRole; payerName?: string | undefined; channel: Channel; collectorId: string } | undefined
}

/** The two books: large contributions are never mixed with dues that are shared (DUE-17). */
export type Book = 'ordinary' | 'large'
const FLOWS: Partial<Record<EntryKind, { book: Book; sign: 1 | -1 }>> = {
  paid: { book: 'ordinary', sign: 1 },
  extra: { book: 'ordinary', sign: 1 },
  refund: { book: 'ordinary', sign: -1 },
  received: { book: 'ordinary', sign: 1 },
  granted: { book: 'ordinary', sign: 1 },
  remitted: { book: 'ordinary', sign: -1 },
  passedDown: { book: 'ordinary', sign: -1 },
  used: { book: 'ordinary', sign: -1 },
  interest: { book: 'ordinary', sign: 1 },
  large: { book: 'large', sign: 1 },
  largeRemitted: { book: 'large', sign: -1 },
}
const MEMBER_KINDS: readonly EntryKind[] = ['due', 'waived', 'paid']

const byId = (entries: readonly LedgerEntry[]) => new Map(entries.map((entry) => [entry.id, entry]))
const reversedIds = (entries: readonly LedgerEntry[]) => new Set(entries.flatMap((entry) => entry.reverses ?? []))

/** The entries that stand: neither a reversal nor reversed. */
export function standing(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const reversed = reversedIds(entries)
  return entries.filter((entry) => entry.kind !== 'reversal' && !reversed.has(entry.id))
}

/** One month of a member's account, in fen. */
export interface MonthAccount {
  dueFen: Fen
  waivedFen: Fen
  paidFen: Fen
  /** due − waived − paid; never negative. */
  owedFen: Fen
}

const EMPTY: MonthAccount = { dueFen: fen(0), waivedFen: fen(0), paidFen: fen(0), owedFen: fen(0) }
const FIELD = { due: 'dueFen', waived: 'waivedFen', paid: 'paidFen' } as const
type MemberKind = keyof typeof FIELD
const isMemberKind = (kind: EntryKind): kind is MemberKind => MEMBER_KINDS.includes(kind)

/** DUE-13：一名党员逐月的应交、减免、实交和尚欠（分）；没有出账的月份不在其中。 */
export function memberAccount(entries: readonly LedgerEntry[], personId: string): Map<Month, MonthAccount> {
  const account = new Map<Month, MonthAccount>()
  for (const entry of standing(entries)) {
    if (entry.personId !== personId || !entry.month || !isMemberKind(entry.kind)) continue
    const before = account.get(entry.month) ?? EMPTY
    const field = FIELD[entry.kind]
    const after = { ...before, [field]: fen(before[field] + entry.amountFen) }
    account.set(entry.month, { ...after, owedFen: fen(after.dueFen - after.waivedFen - after.paidFen) })
  }
  return account
}

/** What an entry does to a book's cash; a reversal does the opposite of its target. */
export function flowOf(entry: LedgerEntry, entries: ReadonlyMap<string, LedgerEntry>, book: Book): Fen {
  const target = entry.kind === 'reversal' ? entries.get(entry.reverses ?? '') : entry
  const flow = target && FLOWS[target.kind]
  if (!target || flow?.book !== book) return fen(0)
  return fen(flow.sign * target.amountFen * (entry.kind === 'reversal' ? -1 : 1))
}

/** Cash of one organisation in a run of days: opening, movements by kind, closing; fen. */
export interface CashBook {
  openingFen: Fen
  movements: ReadonlyMap<EntryKind, Fen>
  inFen: Fen
  outFen: Fen
  closingFen: Fen
}

/** DUE-23、DUE-24：一个组织某段时间的期初、收、支和期末（分）；冲正记在冲正当日。 */
export function cashBook(
  entries: readonly LedgerEntry[],
  orgId: string,
  book: Book,
  from: PlainDate,
  to: PlainDate,
  startFen: Fen = fen(0),
): CashBook {
  const all = byId(entries)
  const movements = new Map<EntryKind, Fen>()
  let [openingFen, inFen, outFen] = [startFen, fen(0), fen(0)]
  for (const entry of entries) {
    if (entry.orgId !== orgId || entry.on > to) continue
    const flow = flowOf(entry, all, book)
    if (flow === 0) continue
    if (entry.on < from) {
      openingFen = fen(openingFen + flow)
      continue
    }
    const kind = entry.kind === 'reversal' ? (all.get(entry.reverses ?? '')?.kind ?? 'reversal') : entry.kind
    movements.set(kind, fen((movements.get(kind) ?? 0) + flow))
    if (flow > 0) inFen = fen(inFen + flow)
    else outFen = fen(outFen - flow)
  }
  return { openingFen, movements, inFen, outFen, closingFen: fen(openingFen + inFen - outFen) }
}

/** What a new entry is checked against. */
export interface LedgerFacts {
  entries: readonly LedgerEntry[]
  /** Cash carried over from before the ledger began. */
  startFen?: Fen | undefined
  /** The last month that is closed; nothing is booked into it any more. */
  closedThrough?: Month | undefined
}

const OWN = productDefault('账目只追加，更正用冲正分录，收支不得为负')
const refuse = (rule: string, code: string, message: string, remedy: string, field?: string): Refusal =>
  block(rule, code, message, { cite: rule === 'DUE-20' ? C.fifteen : OWN, remedy, ...(field ? { field } : {}) })

function reversalFindings(entries: readonly LedgerEntry[], entry: LedgerEntry): Refusal[] {
  if (entry.kind !== 'reversal') return []
  const target = entries.find((one) => one.id === entry.reverses)
  if (!target || target.orgId !== entry.orgId)
    return [refuse('DUE-25', 'dues.no-target', '找不到要冲正的分录', '选择本组织账上的一笔', 'reverses')]
  if (target.kind === 'reversal')
    return [refuse('DUE-25', 'dues.reverse-reversal', '冲正分录不能再冲正', '需要恢复的，重新登记一笔', 'reverses')]
  const found: Refusal[] = []
  if (reversedIds(entries).has(target.id))
    found.push(refuse('DUE-25', 'dues.already-reversed', '这一笔已经冲正过', '查看账上的冲正分录', 'reverses'))
  if (target.amountFen !== entry.amountFen)
    found.push(
      refuse('DUE-25', 'dues.reversal-amount', `冲正须为原数额 ${inYuan(target.amountFen)}`, '按原数额冲正', 'amountFen'),
    )
  if (entry.on < target.on)
    found.push(refuse('DUE-25', 'dues.reversal-early', `冲正不能早于原分录 ${inWords(target.on)}`, '核对日期', 'on'))
  if (!entry.reason?.trim()) found.push(refuse('DUE-25', 'dues.no-reason', '没有写明冲正原因', '写明原因', 'reason'))
  return found
}

function accountFindings(after: readonly LedgerEntry[], entry: LedgerEntry): Refusal[] {
  const target = entry.kind === 'reversal' ? after.find((one) => one.id === entry.reverses) : entry
  if (!target || !isMemberKind(target.kind)) return []
  const { personId, month } = target
  if (!personId || !month)
    return [refuse('DUE-13', 'dues.no-month', '没有写明党员和所属月份', '每笔写明是谁、哪个月的党费', 'month')]
  const dues = standing(after).filter((one) => one.kind === 'due' && one.personId === personId && one.month === month)
  if (dues.length > 1)
    return [refuse('DUE-18', 'dues.month-twice', `${monthLabel(month)}已经出过账，同一个月不能重复`, '查看该月的应交', 'month')]
  const owed = memberAccount(after, personId).get(month)?.owedFen ?? 0
  if (owed >= 0) return []
  const isReversal = entry.kind === 'reversal'
  return [
    refuse(
      'DUE-18',
      isReversal ? 'dues.reverse-paid' : 'dues.over-paid',
      isReversal ? `${monthLabel(month)}已有实交或者减免，不能冲掉应交` : `${monthLabel(month)}超出应交 ${inYuan(fen(-owed))}`,
      isReversal ? '先冲正该月的实交和减免' : '超出部分本人愿意多交的记为自愿多交，否则退还',
      'amountFen',
    ),
  ]
}

function cashFindings(facts: LedgerFacts, after: readonly LedgerEntry[], entry: LedgerEntry): Refusal[] {
  const all = byId(after)
  return (['ordinary', 'large'] as const).flatMap((book) => {
    if (flowOf(entry, all, book) >= 0) return []
    const sum = after
      .filter((one) => one.orgId === entry.orgId)
      .reduce((total, one) => total + flowOf(one, all, book), book === 'ordinary' ? (facts.startFen ?? 0) : 0)
    if (sum >= 0) return []
    return [
      refuse(
        'DUE-21',
        'dues.negative-cash',
        `账上结存不足，还差 ${inYuan(fen(-sum))}`,
        '党费量入为出，先核对结存，再按结存以内的数额办理',
        'amountFen',
      ),
    ]
  })
}

/** Findings against one more entry: amount, closed month, reversal, double months, over-payment, cash below zero. */
export function entryFindings(facts: LedgerFacts, entry: LedgerEntry): Refusal[] {
  const { entries, closedThrough } = facts
  const found: Refusal[] = []
  if (entry.amountFen <= 0)
    found.push(refuse('DUE-12', 'dues.amount', '金额须大于零', '填写大于零的金额，更正用冲正分录', 'amountFen'))
  if (closedThrough && entry.on <= lastDay(closedThrough))
    found.push(refuse('DUE-20', 'dues.period-closed', `${monthLabel(closedThrough)}已经结账`, '在未结账的日期登记更正分录', 'on'))
  const wrong = [...found, ...reversalFindings(entries, entry)]
  if (wrong.length > 0) return wrong
  const after = [...entries, entry]
  return [...accountFindings(after, entry), ...cashFindings(facts, after, entry)]
}

const sameAct = (a: LedgerEntry, b: LedgerEntry) =>
  a.orgId === b.orgId &&
  a.kind === b.kind &&
  a.amountFen === b.amountFen &&
  a.personId === b.personId &&
  a.month === b.month &&
  a.reverses === b.reverses

/** 只追加：在账上加一笔，答复为加后的全部分录；同一客户端键再来一次，账不变；键相同而内容不同的不办理。 */
export function append(facts: LedgerFacts, entry: LedgerEntry): Outcome<readonly LedgerEntry[]> {
  const before = facts.entries.find((one) => one.orgId === entry.orgId && one.clientKey === entry.clientKey)
  if (before && sameAct(before, entry)) return unlessBlocked(facts.entries, [])
  const reused = refuse('DUE-18', 'dues.key-reused', '这一次提交的编号已经用于另一笔账', '刷新后重新填写')
  return unlessBlocked([...facts.entries, entry], before ? [reused] : entryFindings(facts, entry))
}
