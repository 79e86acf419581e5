import { inWords, type PlainDate } from '@hongzhu/domain'
import { figureOf } from '@hongzhu/domain/indicator'
import { bodyFrom, editRefusals, freezeReport, type ReportBody, templateById, typedText } from '@hongzhu/domain/report'
import type { Context, OrgRef } from '../../platform/http/context.ts'
import { conflict, invalid, notFound, orRefuse, refuseBlocked } from '../../platform/http/failure.ts'
import { type Asked, ask, checkText, computeFigures, meaningOf, numberedRows, prepare } from '../engines/indicators/index.ts'
import { closeReport, findReport, findShortName, insertReport, updateReport } from './queries.ts'
import { insertSeal, makeRoom } from './seal-queries.ts'

const EVENT_PAUSE = 10 * 60 * 1000

export interface CreateInput {
  template: string
  asOf: PlainDate
  title?: string | undefined
  copyOf?: string | undefined
}

/** Starts a report from a template, or from the text of another report in reach. */
export async function createReport(ctx: Context<'report.write'>, org: OrgRef, input: CreateInput) {
  const template = templateById(input.template)
  if (!template) throw invalid('template', '没有这个模板')
  if (input.asOf > ctx.today) throw invalid('asOf', '截止日不能晚于今天')
  const source = input.copyOf ? await findReport(ctx.db, ctx.scope, ctx.today, input.copyOf) : undefined
  if (input.copyOf && !source) throw notFound('材料')
  const shortName = await findShortName(ctx.db, org.id, ctx.today)
  const title = input.title ?? (source ? `${source.title}（修改稿）` : template.titleFor(shortName, input.asOf))
  const body = source ? source.body : bodyFrom(template, shortName)
  const report = await insertReport(ctx.db, {
    orgId: org.id,
    title,
    template: template.id,
    asOf: input.asOf,
    body,
    accountId: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'report.created',
    summary: `新建总结材料《${title}》`,
    orgId: org.id,
    subject: { kind: 'report', id: report.id },
  })
  return report
}

async function lockReport(ctx: Context, reportId: string) {
  const report = await findReport(ctx.db, ctx.scope, ctx.today, reportId, true)
  if (!report) throw notFound('材料')
  return report
}

/** Saves the text. Typing saves often; the audit keeps one line per person and ten minutes, and every change of title or day. */
export async function saveReport(
  ctx: Context<'report.write'>,
  reportId: string,
  input: { version: number; title: string; asOf: PlainDate; body: ReportBody },
) {
  const before = await lockReport(ctx, reportId)
  refuseBlocked(editRefusals(before.state))
  if (input.asOf > ctx.today) throw invalid('asOf', '截止日不能晚于今天')
  const saved = await updateReport(ctx.db, reportId, input.version, { ...input, accountId: ctx.actor.accountId })
  if (!saved)
    throw conflict(`这份材料已由${before.changedBy ?? '他人'}保存为第 ${before.version} 版，您的修改还没有保存；请对照后再存。`)
  const isRecent = ctx.services.clock.now() - Date.parse(before.changedAt) < EVENT_PAUSE
  const isSame = before.title === input.title && before.asOf === input.asOf
  if (!isSame || !isRecent || before.changedByAccount !== ctx.actor.accountId || before.version === 1)
    ctx.events.record({
      type: 'report.saved',
      summary: `修改总结材料《${input.title}》（第 ${saved.version} 版，截止日 ${input.asOf}）`,
      orgId: before.orgId,
      subject: { kind: 'report', id: reportId },
      ...(isSame ? {} : { before: { title: before.title, asOf: before.asOf }, after: { title: input.title, asOf: input.asOf } }),
    })
  return saved
}

/** Seals every figure of the text with its records; refuses when records moved between the number and its rows. */
async function sealFigures(ctx: Context<'report.freeze'>, reportId: string, asked: readonly Asked[]) {
  await Promise.all(asked.map((one) => ctx.org(one.orgId)))
  const figures = await computeFigures(ctx.db, ctx.scope, asked)
  await makeRoom(ctx.db)
  let rows = 0
  for (const [index, figure] of figures.entries()) {
    const one = asked[index]
    if (!one) continue
    const { query, args, opened } = await prepare(ctx.db, ctx.scope, one)
    await opened
    const { title, unit, from, orgName, filters } = figure
    const definition = { figure: { title, unit, from, orgName, filters }, meaning: meaningOf(one.indicator) }
    const sealed = await insertSeal(
      ctx.db,
      reportId,
      figure,
      definition,
      numberedRows(ctx.scope, query, one.ref, args),
      ctx.actor.accountId,
    )
    const again = figureOf(one.indicator, sealed)
    if (sealed.rows !== figure.rows || again.numerator !== figure.numerator || again.denominator !== figure.denominator)
      throw conflict('定稿时有人正在修改相关记录，数据没有对上；请稍候再定稿。')
    rows += sealed.rows
  }
  return { figures: figures.length, rows }
}

/** STA-03：定稿。正文不再改动，每个数据连同当日口径和全部记录固化。 */
export async function freeze(
  ctx: Context<'report.freeze'>,
  reportId: string,
  input: { version: number; reason?: string | undefined },
) {
  const report = await lockReport(ctx, reportId)
  refuseBlocked(editRefusals(report.state))
  if (report.version !== input.version)
    throw conflict(`这份材料已由${report.changedBy ?? '他人'}保存为第 ${report.version} 版；请看过再定稿。`)
  const checked = await checkText(ctx.db, ctx.scope, typedText(report.body), report.orgId, report.asOf)
  const differences = checked.mentions.filter((mention) => !mention.agrees).map((mention) => mention.notice)
  const { refs } = orRefuse(freezeReport({ ...report, differences, reason: input.reason || undefined }, ctx.today))
  const sealed = await sealFigures(
    ctx,
    reportId,
    refs.map((ref) => ask(ref, report.orgId, report.asOf)),
  )
  const closed = await closeReport(ctx.db, reportId, input.version, ctx.actor.accountId)
  if (!closed) throw conflict('这份材料刚刚被别人改过，请看过再定稿。')
  ctx.events.record({
    type: 'report.frozen',
    summary: `总结材料《${report.title}》定稿（截止日 ${inWords(report.asOf)}，固化数据 ${sealed.figures} 项、记录 ${sealed.rows} 条）`,
    orgId: report.orgId,
    subject: { kind: 'report', id: reportId },
    ...(input.reason ? { reason: input.reason } : {}),
    after: { differences },
  })
  return { id: reportId, version: closed.version, ...sealed }
}
