import type { DuesSheetLine } from '@hongzhu/contract/dues'
import type { PlainDate, TraceStep } from '@hongzhu/domain'
import { branchRefusals, type FixingLine, firstDay, keepsDuesOf, type LocalDues, type Month, monthOn } from '@hongzhu/domain/dues'
import type { Norms } from '@hongzhu/domain/norms'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound, refuseBlocked } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { loadYear, paysIn, type YearAmounts } from './amounts.ts'
import { listAbove } from './change-queries.ts'
import { itemTable, loadLocalDues } from './local.ts'
import { type FixedLine, findBranch, findFixing, listFixed, listPay, listPayOf, listRoll, type PayRow } from './queries.ts'
import { januaryOf, type Reckoned, reckon, rollDay } from './reckon.ts'

type Keeping = Context<'dues.pay-items'> | Context<'dues.record'> | Context<'dues.decide'>

/** The branch whose dues the caller keeps; whoever only reaches it from above is refused. */
export async function branchKept(ctx: Keeping, orgId: string) {
  const org = await ctx.org(orgId)
  if (!keepsDuesOf(ctx.actor.grant?.orgId, org.id))
    throw new Failure('forbidden', '党员的党费工资项目只有本支部的书记和党务干部能看。', { code: 'dues.not-keeper' })
  const branch = await findBranch(ctx.db, org.id, ctx.today)
  if (!branch) throw notFound('党组织')
  refuseBlocked(branchRefusals(branch.kind))
  return { id: org.id, shortName: branch.shortName }
}

/** Everything the sheet of a year is made of before the branch has decided. */
export interface OpenSheet {
  roll: { personId: string; name: string }[]
  pay: ReadonlyMap<string, PayRow>
  before: ReadonlyMap<string, FixedLine>
  reckoned: ReadonlyMap<string, Reckoned>
}

/** The norms and the local item table of the branch, each entry with its dates. */
export async function rulesFor(ctx: Keeping, orgId: string): Promise<{ norms: Norms; local: LocalDues }> {
  return { norms: await normsOf(ctx.db, orgId, ctx.today), local: await loadLocalDues(ctx.db, orgId, ctx.today) }
}

const byPerson = <T extends { personId: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.personId, row]))

/** DUE-10：名册上的党员逐人算出本年数额，与上年核定对照。 */
export async function openSheet(ctx: Keeping, orgId: string, year: number, isCarrying: boolean): Promise<OpenSheet> {
  const rules = await rulesFor(ctx, orgId)
  const roll = await listRoll(ctx.db, orgId, rollDay(year, ctx.today))
  const pay = byPerson(await listPay(ctx.db, orgId, year))
  const former = await findFixing(ctx.db, orgId, year - 1)
  const before = byPerson(former ? await listFixed(ctx.db, former.id) : [])
  const reckoned = new Map(
    roll.map(({ personId }) => [personId, reckon(pay.get(personId), before.get(personId), year, isCarrying, rules)]),
  )
  return { roll, pay, before, reckoned }
}

/** The lines as the rules judge them. */
export const fixingLines = (
  { roll, pay, before, reckoned }: OpenSheet,
  confirmedOn: (id: string) => PlainDate | undefined,
): FixingLine[] =>
  roll.flatMap(({ personId, name }) => {
    const found = reckoned.get(personId)
    if (!found) return []
    const kind = pay.get(personId)?.kind ?? before.get(personId)?.kind ?? 'salaried'
    const open = found.findings.filter((one) => one.severity === 'block')
    const { amountFen, assessedFen } = found
    return [{ personId, name, kind, amountFen, assessedFen, confirmedOn: confirmedOn(personId), open }]
  })

const NO_PAY = { kind: null, month: null, items: [], netFen: null, document: null, reviewOn: null }
type Table = ReturnType<typeof itemTable>

const payShown = (row: PayRow | undefined, table: Table) =>
  row
    ? {
        kind: row.kind,
        month: row.month,
        items: row.items.map((item) => ({ ...item, label: table.find((one) => one.code === item.code)?.label ?? item.code })),
        netFen: row.netFen,
        document: row.document,
        reviewOn: row.reviewOn,
      }
    : NO_PAY

function openLines(sheet: OpenSheet, table: Table): DuesSheetLine[] {
  return sheet.roll.flatMap(({ personId, name }) => {
    const found = sheet.reckoned.get(personId)
    if (!found) return []
    const { amountFen } = found
    return [
      {
        personId,
        name,
        ...payShown(sheet.pay.get(personId), table),
        baseFen: found.baseFen,
        amountFen: amountFen.known ? amountFen.value : null,
        missing: amountFen.known ? null : amountFen.ask.label,
        isCarried: found.isCarried,
        confirmedOn: null,
        beforeFen: sheet.before.get(personId)?.amountFen ?? null,
        paysFen: null,
        trace: found.trace as TraceStep[],
        findings: [...found.findings],
      },
    ]
  })
}

/** Lines as they were decided; whoever came onto the roll later stands below them, undetermined until a change says what they pay. */
async function fixedLines(ctx: Keeping, year: YearAmounts, sheet: OpenSheet, table: Table, of: Month) {
  const ids = year.fixed.flatMap((line) => line.payId ?? [])
  const pay = byPerson(await listPayOf(ctx.db, ids))
  const known = new Set(year.fixed.map((line) => line.personId))
  const fixed = year.fixed.map(
    (line): DuesSheetLine => ({
      personId: line.personId,
      name: line.name ?? '已转出的党员',
      ...payShown(pay.get(line.personId), table),
      kind: line.kind,
      baseFen: line.baseFen,
      amountFen: line.amountFen,
      missing: null,
      isCarried: line.isCarried,
      confirmedOn: line.confirmedOn,
      beforeFen: sheet.before.get(line.personId)?.amountFen ?? null,
      paysFen: paysIn(year, line.personId, of).paysFen,
      trace: line.trace,
      findings: [],
    }),
  )
  const later = openLines(sheet, table)
    .filter((line) => !known.has(line.personId))
    .map((line) => {
      const { amountFen, paysFen } = paysIn(year, line.personId, of)
      const missing = amountFen === null ? '年内调整：支部决定的数额和起始月份' : null
      return { ...line, ...NO_PAY, baseFen: null, amountFen, paysFen, missing, trace: [], findings: [] }
    })
  return [...fixed, ...later]
}

/** DUE-10：一个支部某年的核定表：未通过的逐人现算，通过的照决定时的样子，另列年内调整和减免。 */
export async function readSheet(
  ctx: Context<'dues.pay-items'>,
  input: { orgId: string; year: number; carry?: boolean | undefined },
) {
  const branch = await branchKept(ctx, input.orgId)
  const { local } = await rulesFor(ctx, branch.id)
  const items = itemTable(firstDay(januaryOf(input.year)), local)
  const year = await loadYear(ctx.db, branch.id, input.year)
  const sheet = await openSheet(ctx, branch.id, input.year, input.carry ?? false)
  const { fixing } = year
  const of = monthOn(rollDay(input.year, ctx.today))
  const lines = fixing ? await fixedLines(ctx, year, sheet, items, of) : openLines(sheet, items)
  const above = await listAbove(ctx.db, branch.id, ctx.today)
  return {
    orgId: branch.id,
    orgName: branch.shortName,
    year: input.year,
    decision: fixing
      ? { decidedOn: fixing.decidedOn, docNo: fixing.docNo, reason: fixing.reason, recordedBy: fixing.recordedBy }
      : null,
    items: items.map(({ code, label, treatment }) => ({ code, label, treatment })),
    lines,
    changes: year.changes,
    reductions: year.reductions,
    above: above.map(({ id, name }) => ({ id, name })),
    totalFen: lines.reduce((sum, line) => sum + (line.paysFen ?? line.amountFen ?? 0), 0),
    undetermined: lines.filter((line) => line.amountFen === null).length,
  }
}
