import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { sheetFile } from './sheet.ts'

test('a sheet opens with title, as-of day, definition, filters, then header and rows', async () => {
  const file = await sheetFile({
    fileName: '党员名册/2026.xlsx',
    title: '党员名册',
    asOf: '2026-11-22',
    scopeName: '青禾县教育工委',
    filters: [{ label: '类别', value: '正式党员' }],
    definition: '组织关系在本组织的党员',
    columns: [
      { title: '姓名', kind: 'text', value: (row) => row.name },
      { title: '身份号码', kind: 'text', value: (row) => row.idNo },
      { title: '入党日期', kind: 'date', value: (row) => row.on },
      { title: '党龄', kind: 'integer', value: (row) => row.age },
      { title: '比率', kind: 'percent', value: () => 0.902 },
    ],
    rows: [
      { name: '=1+1', idNo: '11010519491231002X', on: '2008-06-20', age: 18 },
      { name: '+86\u0001', idNo: '440524188001010014', on: null, age: undefined },
    ],
  })
  expect(file.name).toBe('党员名册_2026.xlsx')
  const [sheet] = await readXlsxFile(Buffer.from(await file.arrayBuffer()))
  const rows = sheet?.data ?? []
  expect(sheet?.sheet).toBe('党员名册')
  expect(rows[0]?.[0]).toBe('党员名册')
  expect(rows[1]?.[0]).toBe('截止日：2026-11-22    范围：青禾县教育工委    共 2 条')
  expect(rows[2]?.[0]).toBe('口径：组织关系在本组织的党员')
  expect(rows[3]?.[0]).toBe('筛选：类别＝正式党员')
  expect(rows[4]).toEqual(['姓名', '身份号码', '入党日期', '党龄', '比率'])
  expect(rows[5]).toEqual(['=1+1', '11010519491231002X', '2008-06-20', 18, 0.902])
  expect(rows[6]).toEqual(['+86', '440524188001010014', null, null, 0.902])
})

test('a large list is written whole', async () => {
  const rows = Array.from({ length: 22_375 }, (_, index) => ({ index }))
  const columns = Array.from({ length: 20 }, (_, column) => ({
    title: `列${column}`,
    kind: 'text' as const,
    value: (row: { index: number }) => `值${row.index}-${column}`,
  }))
  const file = await sheetFile({ fileName: 'x', title: 'x', asOf: '2026-11-22', scopeName: '市', filters: [], columns, rows })
  expect(file.size).toBeGreaterThan(1_000_000)
})
