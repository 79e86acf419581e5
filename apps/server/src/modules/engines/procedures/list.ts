import { CASE_STATUS_LABELS, type CaseStatus } from '@hongzhu/domain/procedure'
import type { Context } from '../../../platform/http/context.ts'
import { sheetFile } from '../../../platform/sheet.ts'
import { type ListedCase, listCases } from './queries.ts'
import { REGISTRY } from './registry.ts'

interface Filter {
  procedure?: string | undefined
  status?: CaseStatus | undefined
}
const MOST_ROWS = 20_000

/** A row in words: the step by its title in the version of the day the case began. */
function rowOf(row: ListedCase, today: string) {
  const versions = REGISTRY.get(row.procedure)?.definition.versions ?? []
  const version = versions.findLast(({ since }) => since <= row.begunOn) ?? versions[0]
  const step = row.step === null ? null : (version?.steps.find(({ id }) => id === row.step)?.title ?? row.step)
  return { ...row, step, isLate: row.status === 'running' && row.due !== null && row.due < today }
}

/** Cases of an organisation and below. */
export async function pageOfCases(ctx: Context<'case.read'>, input: Filter & { orgId: string; page: number; pageSize: number }) {
  const { path } = await ctx.org(input.orgId)
  const { procedure, status, page, pageSize } = input
  const { rows, total } = await listCases(ctx.db, ctx.scope, ctx.today, { path, procedure, status, page, pageSize })
  return { rows: rows.map((row) => rowOf(row, ctx.today)), total }
}

/** The list as it is filtered on the page, as a sheet. */
export async function exportCases(ctx: Context<'export.run'>, input: Filter & { orgId?: string | undefined }): Promise<File> {
  const path = input.orgId ? (await ctx.org(input.orgId)).path : undefined
  const { procedure, status } = input
  const { rows } = await listCases(ctx.db, ctx.scope, ctx.today, { path, procedure, status, page: 1, pageSize: MOST_ROWS })
  const given = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  return sheetFile({
    fileName: `办理事项_${ctx.today}`,
    title: '办理事项',
    asOf: ctx.today,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: [
      ...given('组织', input.orgId && '所选组织及下级'),
      ...given('程序', procedure && (REGISTRY.get(procedure)?.title ?? procedure)),
      ...given('办理情况', status && CASE_STATUS_LABELS[status]),
    ],
    definition: `办理中的在前，按当前步骤的最迟日排列；最迟日由各步的条文推算。最多列 ${MOST_ROWS} 行`,
    columns: [
      { title: '组织', kind: 'text', width: 30, value: (row: ReturnType<typeof rowOf>) => row.orgName },
      { title: '事项', kind: 'text', width: 24, value: (row) => row.name },
      { title: '办理情况', kind: 'text', width: 12, value: (row) => CASE_STATUS_LABELS[row.status] },
      { title: '当前步骤', kind: 'text', width: 26, value: (row) => row.step },
      {
        title: '由谁办理',
        kind: 'text',
        width: 12,
        value: (row) => (row.actor === null ? null : row.actor === 'own' ? '本组织' : '上级'),
      },
      { title: '最迟日', kind: 'date', value: (row) => row.due },
      { title: '开始办理', kind: 'date', value: (row) => row.begunOn },
    ],
    rows: rows.map((row) => rowOf(row, ctx.today)),
  })
}
