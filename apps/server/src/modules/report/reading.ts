import { dayAt } from '@hongzhu/domain'
import { bodyFrom, REPORT_TEMPLATES, type ReportBody, refsIn } from '@hongzhu/domain/report'
import { holdsPermission } from '../../platform/access/scope.ts'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { ask, computeFigures, meaningOf } from '../engines/indicators/index.ts'
import { type AnnexFigure, reportDocument } from './documents.ts'
import { findReport } from './queries.ts'
import { countSealRows, findSeal, listSealRows, listSeals, type SealRow } from './seal-queries.ts'

/** The templates with the number of live figures each brings. */
export const listTemplates = () =>
  REPORT_TEMPLATES.map((template) => ({
    id: template.id,
    title: template.title,
    about: template.about,
    figures: refsIn(bodyFrom(template, '')).length,
  }))

async function findOrFail(ctx: Context<'report.read'>, reportId: string) {
  const report = await findReport(ctx.db, ctx.scope, ctx.today, reportId)
  if (!report) throw notFound('材料')
  return report
}

const sealedFigure = ({ definition, ...seal }: SealRow) => ({ ...definition.figure, ...seal })

/** The text of a report; a frozen one comes with its sealed figures. */
export async function readReport(ctx: Context<'report.read'>, reportId: string) {
  const report = await findOrFail(ctx, reportId)
  const seals = report.state === 'frozen' ? await listSeals(ctx.db, reportId) : []
  const isOpen = report.state === 'draft'
  return {
    ...report,
    figures: seals.map(sealedFigure),
    mayWrite: isOpen && holdsPermission(ctx.actor, 'report.write'),
    mayFreeze: isOpen && holdsPermission(ctx.actor, 'report.freeze'),
  }
}

/** A sealed figure as it was, whatever happened to the data and the definition since. */
export async function readSeal(ctx: Context<'report.read'>, reportId: string, sealId: string) {
  await findOrFail(ctx, reportId)
  const seal = await findSeal(ctx.db, reportId, sealId)
  if (!seal) throw notFound('定稿数据')
  return { ...sealedFigure(seal), intact: seal.intact, sealedBy: seal.sealedBy, meaning: seal.definition.meaning }
}

/** A page of the records sealed with a figure. */
export async function readSealRows(
  ctx: Context<'report.read'>,
  input: { reportId: string; sealId: string; hit: 'hit' | 'miss' | 'all'; page: number; pageSize: number },
) {
  await findOrFail(ctx, input.reportId)
  const seal = (await listSeals(ctx.db, input.reportId)).find((entry) => entry.sealId === input.sealId)
  if (!seal) throw notFound('定稿数据')
  const hit = input.hit === 'all' ? undefined : input.hit === 'hit'
  const rows = await listSealRows(ctx.db, seal.sealId, hit, input.pageSize, (input.page - 1) * input.pageSize)
  return { rows, total: hit === undefined ? seal.rows : await countSealRows(ctx.db, seal.sealId, hit) }
}

async function liveFigures(
  ctx: Context<'report.read'>,
  body: ReportBody,
  orgId: string,
  asOf: Parameters<typeof ask>[2],
): Promise<AnnexFigure[]> {
  const asked = refsIn(body).map((ref) => ask(ref, orgId, asOf))
  await Promise.all(asked.map((one) => ctx.org(one.orgId)))
  const figures = await computeFigures(ctx.db, ctx.scope, asked)
  return figures.flatMap((figure, index) => {
    const one = asked[index]
    return one ? [{ ...figure, meaning: meaningOf(one.indicator) }] : []
  })
}

/** The report as a Word file: frozen ones from their seals, drafts from today's records. */
export async function exportReport(ctx: Context<'report.read'>, reportId: string): Promise<File> {
  const report = await findOrFail(ctx, reportId)
  const isFrozen = report.state === 'frozen'
  const figures = isFrozen
    ? (await listSeals(ctx.db, reportId)).map((seal) => ({ ...sealedFigure(seal), meaning: seal.definition.meaning }))
    : await liveFigures(ctx, report.body, report.orgId, report.asOf)
  return reportDocument({
    title: report.title,
    orgFullName: report.orgFullName,
    asOf: report.asOf,
    frozenOn: report.frozenAt ? dayAt(report.frozenAt) : undefined,
    body: report.body,
    figures,
  })
}
