import { type Fen, fen, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block, DUES_CITES as C } from '../norms/index.ts'
import { inYuan } from './base.ts'
import { type CashBook, type LedgerEntry, standing } from './ledger.ts'
import { yearOfMonth } from './month.ts'

/** A line of the published list: name and sum, nothing about pay, reasons or reductions (DUE-24). */
export interface PublishedLine {
  name: string
  paidFen: Fen
}

/** The yearly paper of one organisation (DOC-68); fen. */
export interface PublicationFigures {
  year: number
  openingFen: Fen
  collectedFen: Fen
  grantedFen: Fen
  remittedFen: Fen
  usedFen: Fen
  closingFen: Fen
  lines: readonly PublishedLine[]
}

/** DUE-24：年度公布的数字：期初、收、支、结存和逐人交纳数额；没有工资项目和减免原因。 */
export function publicationFigures(
  year: number,
  book: CashBook,
  entries: readonly LedgerEntry[],
  members: readonly { personId: string; name: string }[],
): PublicationFigures {
  const moved = (kind: 'paid' | 'extra' | 'refund' | 'granted' | 'remitted' | 'used') => book.movements.get(kind) ?? 0
  const paid = new Map<string, number>()
  for (const entry of standing(entries))
    if (entry.kind === 'paid' && entry.personId && entry.month && yearOfMonth(entry.month) === year)
      paid.set(entry.personId, (paid.get(entry.personId) ?? 0) + entry.amountFen)
  return {
    year,
    openingFen: book.openingFen,
    collectedFen: fen(moved('paid') + moved('extra') + moved('refund')),
    grantedFen: fen(moved('granted')),
    remittedFen: fen(-moved('remitted')),
    usedFen: fen(-moved('used')),
    closingFen: book.closingFen,
    lines: members.map(({ personId, name }) => ({ name, paidFen: fen(paid.get(personId) ?? 0) })),
  }
}

/** A publication as recorded. */
export interface Publication {
  year: number
  on?: PlainDate | undefined
  place?: string | undefined
  closingFen?: Fen | undefined
}

/** DUE-24：公布须写明日期和方式，结存与账上一致。 */
export function publicationRefusals(publication: Publication, bookFen: Fen): Refusal[] {
  const found: Refusal[] = []
  const refuse = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('DUE-24', code, message, { cite: C.twentySix, remedy, field }))
  const { on, place, closingFen } = publication
  if (!on) refuse('dues.no-publication-day', '没有公布日期', '填写公布日期', 'on')
  if (!place?.trim()) refuse('dues.no-place', '没有写明在哪里公布', '填写会议或者公示栏', 'place')
  if (closingFen !== undefined && closingFen !== bookFen)
    refuse('dues.published-differs', `公布的结存 ${inYuan(closingFen)}，账上 ${inYuan(bookFen)}`, '改正后再公布', 'closingFen')
  return found
}
