import { secondAt } from '@hongzhu/domain'
import { eventLabel, roleOf, SUBJECT_LABELS } from '@hongzhu/domain/access'
import writeSheet from 'write-excel-file/node'
import type { EventRow } from './queries.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const HEADS = ['序号', '时间（北京时间）', '事件', '操作人', '身份', '组织', '对象', '摘要', '事由', '结果', '地址']

/** The audit as found, with a head that says who took it out, when and by which filters. */
export async function auditSheet(rows: readonly EventRow[], head: { by: string; on: string; filters: string }): Promise<File> {
  const text = (value: string) => ({ value, type: String as StringConstructor, wrap: true })
  const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
  const body = rows.map((row) => [
    text(row.seq),
    text(secondAt(row.at)),
    text(eventLabel(row.type)),
    text(row.actor),
    text(roleOf(row.role ?? '')?.label ?? ''),
    text(row.orgName ?? ''),
    text(row.subjectKind ? `${SUBJECT_LABELS[row.subjectKind] ?? '对象'} ${row.subjectId ?? ''}`.trim() : ''),
    text(row.summary),
    text(row.reason ?? ''),
    text(row.isOk ? '成功' : '失败'),
    text(row.ip ?? ''),
  ])
  const sheet = [
    [bold('审计记录')],
    [text(`导出人：${head.by}；导出日期：${head.on}；条件：${head.filters}；共 ${rows.length} 条`)],
    HEADS.map(bold),
    ...body,
  ]
  const columns = [10, 20, 18, 12, 16, 22, 16, 50, 24, 8, 16].map((width) => ({ width }))
  const buffer = await writeSheet(sheet, { columns, sheet: '审计记录', stickyRowsCount: 3 }).toBuffer()
  return new File([new Uint8Array(buffer)], `审计记录_${head.on}.xlsx`, { type: XLSX })
}
