import { inWords, type PlainDate } from '@hongzhu/domain'
import { firstDay, fixingRefusals, itemOn, type PayerKind } from '@hongzhu/domain/dues'
import type { Context } from '../../platform/http/context.ts'
import { conflict, Failure, invalid, refuseUnlessReasoned } from '../../platform/http/failure.ts'
import { type FixedLine, findFixing, insertFixing, insertPay, listRoll, lockYear } from './queries.ts'
import { januaryOf, rollDay } from './reckon.ts'
import { branchKept, fixingLines, type OpenSheet, openSheet, rulesFor } from './sheet.ts'

interface PayInput {
  personId: string
  kind: string
  month: string
  items: readonly { code: string; amountFen: number }[]
  netFen?: number | undefined
  document?: string | undefined
  reviewOn?: PlainDate | undefined
}
interface RecordPay {
  orgId: string
  year: number
  clientKey: string
  rows: readonly PayInput[]
}

const alreadyFixed = (year: number) =>
  new Failure('refused', `${year}年的党费已经支部核定，核定表不再改动；年内变化另行登记调整（DUE-11）。`, {
    code: 'dues.already-fixed',
  })

/** Refuses rows that name somebody not on the roll, somebody twice, or an item the table does not have. */
async function checkRows(ctx: Context<'dues.record'>, orgId: string, { year, rows }: RecordPay): Promise<void> {
  const roll = new Set((await listRoll(ctx.db, orgId, rollDay(year, ctx.today))).map((member) => member.personId))
  const { local } = await rulesFor(ctx, orgId)
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if (!roll.has(row.personId)) throw invalid(`rows.${index}.personId`, '这名党员不在本支部，请核对后重新选择。')
    if (seen.has(row.personId)) throw invalid(`rows.${index}.personId`, '同一名党员出现两次，请删去一行。')
    seen.add(row.personId)
    const codes = row.items.map((item) => item.code)
    if (new Set(codes).size !== codes.length) throw invalid(`rows.${index}.items`, '同一个工资项目填了两次，请合并。')
    for (const [at, code] of codes.entries())
      if (!itemOn(code, firstDay(januaryOf(year)), local))
        throw invalid(`rows.${index}.items.${at}.code`, '项目表里没有这个工资项目，请重新选择。')
  }
}

/** DUE-02：登记党员的工资项目；更正再登记一次，以最后一次为准，原来的留存。 */
export async function recordPay(ctx: Context<'dues.record'>, input: RecordPay) {
  const branch = await branchKept(ctx, input.orgId)
  await lockYear(ctx.db, branch.id, input.year)
  if (await findFixing(ctx.db, branch.id, input.year)) throw alreadyFixed(input.year)
  await checkRows(ctx, branch.id, input)
  const recorded = await insertPay(
    ctx.db,
    input.rows.map((row) => ({
      orgId: branch.id,
      year: input.year,
      clientKey: input.clientKey,
      accountId: ctx.actor.accountId,
      personId: row.personId,
      kind: row.kind as PayerKind,
      month: row.month,
      items: [...row.items],
      netFen: row.netFen ?? null,
      document: row.document ?? null,
      reviewOn: row.reviewOn ?? null,
    })),
  )
  if (recorded > 0)
    ctx.events.record({
      type: 'dues.pay-recorded',
      summary: `登记党费工资项目：${branch.shortName} ${input.year}年，${recorded} 人`,
      orgId: branch.id,
      subject: { kind: 'org', id: branch.id },
      // Who, never how much: the audit is read by others than the branch's keepers.
      after: { year: input.year, personIds: input.rows.map((row) => row.personId) },
    })
  return { recorded }
}

interface Fix {
  orgId: string
  year: number
  clientKey: string
  decidedOn: PlainDate
  docNo: string
  carry: boolean
  confirmedOn?: PlainDate | undefined
  unconfirmedIds: readonly string[]
  reason?: string | undefined
}

const decidedLines = (sheet: OpenSheet, confirmedOn: (id: string) => PlainDate | undefined): Omit<FixedLine, 'name'>[] =>
  fixingLines(sheet, confirmedOn).flatMap((line) => {
    const found = sheet.reckoned.get(line.personId)
    if (!found || !line.amountFen.known) return []
    return [
      {
        personId: line.personId,
        payId: sheet.pay.get(line.personId)?.id ?? null,
        kind: line.kind,
        baseFen: found.baseFen,
        amountFen: line.amountFen.value,
        isCarried: found.isCarried,
        confirmedOn: line.confirmedOn ?? null,
        trace: [...found.trace],
      },
    ]
  })

/** DUE-10：支部通过年度核定表：应交党员一个不少、没有待定的才能通过；通过后不再改动。 */
export async function fixSheet(ctx: Context<'dues.decide'>, input: Fix) {
  const branch = await branchKept(ctx, input.orgId)
  await lockYear(ctx.db, branch.id, input.year)
  const before = await findFixing(ctx.db, branch.id, input.year)
  if (before?.clientKey === input.clientKey) return { id: before.id }
  if (before) throw conflict(`${input.year}年的党费已经在 ${inWords(before.decidedOn)}核定，请刷新后查看。`)
  if (input.decidedOn > ctx.today) throw invalid('decidedOn', '支部通过的日期不能晚于今天。')
  if (input.confirmedOn && input.confirmedOn > ctx.today) throw invalid('confirmedOn', '本人确认的日期不能晚于今天。')
  const sheet = await openSheet(ctx, branch.id, input.year, input.carry)
  const confirmedOn = (id: string) => (input.unconfirmedIds.includes(id) ? undefined : input.confirmedOn)
  const lines = fixingLines(sheet, confirmedOn)
  const { decidedOn, docNo } = input
  refuseUnlessReasoned(fixingRefusals({ orgId: branch.id, year: input.year, lines, decidedOn, docNo }, sheet.roll), input.reason)
  const id = await insertFixing(
    ctx.db,
    { ...input, orgId: branch.id, reason: input.reason, accountId: ctx.actor.accountId },
    decidedLines(sheet, confirmedOn),
  )
  ctx.events.record({
    type: 'dues.fixed',
    summary: `核定党费：${branch.shortName} ${input.year}年，${lines.length} 人，${inWords(decidedOn)}通过`,
    orgId: branch.id,
    subject: { kind: 'org', id: branch.id },
    after: { year: input.year, decidedOn, docNo },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id }
}
