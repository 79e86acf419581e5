import type { Context } from '../../../platform/http/context.ts'
import { sheetFile } from '../../../platform/sheet.ts'
import { listExcuses } from './excuse-queries.ts'

/** Excuses in force in reach: what, who decided by which paper, why. */
export async function exportExcuses(ctx: Context<'export.run'>, input: { org?: string | undefined }): Promise<File> {
  const rows = await listExcuses(ctx.db, ctx.scope, input.org ? (await ctx.org(input.org)).path : undefined, 20_000)
  return sheetFile({
    fileName: `免办情况_${ctx.today}`,
    title: '免办情况',
    asOf: ctx.today,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: input.org ? [{ label: '组织', value: '所选组织及下级' }] : [],
    definition: '截止日有效、没有撤回的免办决定',
    columns: [
      { title: '组织', kind: 'text', width: 30, value: (row: (typeof rows)[number]) => row.orgName },
      { title: '事项', kind: 'text', width: 36, value: (row) => row.title },
      { title: '事由', kind: 'text', width: 36, value: (row) => row.reason },
      { title: '决定组织', kind: 'text', width: 24, value: (row) => row.decidedBy },
      { title: '文号', kind: 'text', width: 24, value: (row) => row.docNo },
      { title: '决定文件', kind: 'text', width: 24, value: (row) => row.files.map((file) => file.name).join('；') },
      { title: '决定日期', kind: 'date', value: (row) => row.decidedOn },
      { title: '登记人', kind: 'text', width: 12, value: (row) => row.recordedBy },
    ],
    rows,
  })
}
