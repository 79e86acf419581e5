import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { listReports } from './queries.ts'
import { exportReport, listTemplates, readReport, readSeal, readSealRows } from './reading.ts'
import { createReport, freeze, saveReport } from './service.ts'

const { report } = contract

export const routes = [
  bind(report.templates, async () => ({ rows: listTemplates() })),
  bind(report.list, async (ctx, { page, pageSize, state, q }) =>
    listReports(ctx.db, ctx.scope, ctx.today, { state, q: q || undefined, limit: pageSize, offset: (page - 1) * pageSize }),
  ),
  bind(report.create, async (ctx, { orgId, ...input }) => createReport(ctx, await ctx.org(orgId), input)),
  bind(report.get, async (ctx, input) => readReport(ctx, input.reportId)),
  bind(report.save, async (ctx, { reportId, ...input }) => saveReport(ctx, reportId, input)),
  bind(report.freeze, async (ctx, { reportId, ...input }) => freeze(ctx, reportId, input)),
  bind(report.sealed, async (ctx, input) => readSeal(ctx, input.reportId, input.sealId)),
  bind(report.sealedRows, async (ctx, input) => readSealRows(ctx, input)),
  bind(report.document, async (ctx, input) => exportReport(ctx, input.reportId)),
]
