import type { PlainDate } from '@hongzhu/domain'
import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import type { Context } from '../../../platform/http/context.ts'
import { sheetFile } from '../../../platform/sheet.ts'
import { matrix } from './matrix.ts'
import { headOf } from './past-queries.ts'

type Matrix = Awaited<ReturnType<typeof matrix>>
type Cell = Matrix['rows'][number]['cells'][number]

/** As the page shows it: done of owed, how many are late, or that the month lies before the start of use. */
function cellText(cell: Cell | undefined): string {
  if (!cell) return ''
  if (cell.isBeforeUse) return '启用前'
  if (cell.owed === 0) return '—'
  return `${cell.met + cell.excused}/${cell.owed}${cell.late > 0 ? ` 缺${cell.late}` : ''}`
}

const MOST = 20_000

/** 落实情况 as a workbook: the organisations and months of the page, all pages of it. */
export async function exportMatrix(
  ctx: Context<'export.run'>,
  input: { org?: string | undefined; year: number; on?: PlainDate | undefined },
): Promise<File> {
  const on = input.on ?? ctx.today
  const reader = ctx as unknown as Context<'obligation.read'>
  const { rows } = await matrix(reader, { ...input, page: 1, pageSize: MOST })
  const name = input.org ? (await headOf(ctx.db, input.org, on)).orgName : (ctx.actor.grant?.orgName ?? '')
  type Row = (typeof rows)[number]
  const sum = (row: Row, of: (cell: Cell) => number) => row.cells.reduce((total, cell) => total + of(cell), 0)
  return sheetFile({
    fileName: `${name}组织生活落实情况${input.year}年`,
    title: `${name}${input.year}年组织生活落实情况`,
    asOf: on,
    scopeName: name,
    filters: [{ label: '年度', value: `${input.year}年` }],
    definition:
      '党支部、党小组各月应办的组织生活：已办（含批准免办）/应办，“缺”为期限已过仍未办的项数；启用日期以前的月份写“启用前”，不算未办；可顺延到次年 3 月底的事项列在 12 月。',
    columns: [
      { title: '组织', kind: 'text', width: 30, value: (row: Row) => row.orgName },
      { title: '类型', kind: 'text', width: 12, value: (row) => ORG_KIND_LABELS[row.kind as OrgKind] },
      ...Array.from({ length: 12 }, (_, index) => ({
        title: `${index + 1}月`,
        kind: 'text' as const,
        value: (row: Row) => cellText(row.cells[index]),
      })),
      { title: '全年应办（项）', kind: 'integer', value: (row) => sum(row, (cell) => cell.owed) },
      { title: '已办（项）', kind: 'integer', value: (row) => sum(row, (cell) => cell.met + cell.excused) },
      { title: '逾期（项）', kind: 'integer', value: (row) => sum(row, (cell) => cell.late) },
    ],
    rows,
  })
}
