import type { Scope } from '@hongzhu/domain/access'
import type { Database } from '../../../platform/db/pool.ts'
import { Failure } from '../../../platform/http/failure.ts'
import { sheetFile } from '../../../platform/sheet.ts'
import { type Asked, computeFigure, figureRows } from './figures.ts'

const MOST_ROWS = 65_000

/** The records behind a figure as a workbook, with definition, day and organisation on top. */
export async function figureSheet(db: Database, scope: Scope, asked: Asked): Promise<File> {
  const figure = await computeFigure(db, scope, asked)
  if (figure.rows > MOST_ROWS)
    throw new Failure('refused', `明细 ${figure.rows} 条，一次最多导出 ${MOST_ROWS} 条；请先选下级组织或者分组。`, {
      code: 'figure.too-many-rows',
    })
  const { rows } = await figureRows(db, scope, asked, { limit: MOST_ROWS, offset: 0 })
  const { indicator } = asked
  const isDivided = figure.denominator !== null
  return sheetFile({
    fileName: `${indicator.title}_${figure.orgName}_${figure.on}`,
    title: `${indicator.title}：${figure.text}${figure.unit}`,
    asOf: figure.on,
    scopeName: figure.orgName,
    filters: figure.filters.map((filter) => ({ label: filter.title, value: filter.label })),
    definition: `${indicator.definition}${isDivided ? `分子：${indicator.numerator}（${figure.numerator}）；分母：${indicator.denominator}（${figure.denominator}）；${figure.rounding}。` : ''}`,
    columns: [
      { title: '名称', width: 28, kind: 'text', value: (row) => row.label },
      { title: '所属组织', width: 24, kind: 'text', value: (row) => row.orgName },
      { title: '是否计入', width: 10, kind: 'text', value: (row) => (row.hit ? '计入' : '未计入') },
      { title: '日期', width: 12, kind: 'date', value: (row) => row.on },
      { title: '说明', width: 40, kind: 'text', value: (row) => row.note },
      { title: '数量', width: 8, kind: 'integer', value: (row) => row.measure },
    ],
    rows,
  })
}
