import { FIELDS, type Field, IMPORT_KIND_LABELS, type ImportKind } from '@hongzhu/domain/exchange'
import { choicesOf } from '@hongzhu/domain/member'
import type { CellObject, Row } from 'write-excel-file/node'
import { textCell, workbookFile } from '../../platform/sheet.ts'

const HEAD: CellObject = {
  fontWeight: 'bold',
  backgroundColor: '#EFEFEA',
  borderStyle: 'thin',
  borderColor: '#BFBFB8',
  wrap: true,
  alignVertical: 'center',
}
const REQUIRED: CellObject = { ...HEAD, backgroundColor: '#FBE3B5' }
/** Rows set to text beforehand, so that the spreadsheet does not turn ID numbers into powers of ten. */
const PREPARED_ROWS = 300

const sayKind = ({ kind }: Field): string => {
  if (kind.type === 'choice') {
    const labels = choicesOf(kind.table).map((choice) => choice.label)
    return labels.length <= 12 ? labels.join('、') : `${labels.slice(0, 8).join('、')} 等，全部见“代码”页`
  }
  return (
    { date: '日期：1985-03-01、1985.03、1985年3月、19850301 都可以', yesNo: '是、否', whole: '整数' }[kind.type as string] ?? ''
  )
}

const guideRows = (fields: readonly Field[]): Row[] => [
  ['项目', '是否必填', '怎么填', '可以填的内容', '例'].map((text) => textCell(text, HEAD)),
  ...fields.map((field) => [
    textCell(field.title),
    textCell(field.required ? '必填' : ''),
    textCell(field.help, { wrap: true }),
    textCell(sayKind(field), { wrap: true }),
    textCell(field.example),
  ]),
]

const codeRows = (fields: readonly Field[]): Row[] => {
  const tables = [
    ...new Map(fields.flatMap(({ kind }) => (kind.type === 'choice' ? [[kind.table.id, kind.table] as const] : []))).values(),
  ]
  return [
    ['代码表', '代码', '名称'].map((text) => textCell(text, HEAD)),
    ...tables.flatMap((table) =>
      choicesOf(table).map((choice) => [textCell(table.title), textCell(choice.value), textCell(choice.label)]),
    ),
  ]
}

/** The workbook to fill in, made from the same list of fields that reads it; with rows, a list that can be read back. */
export function templateFile(kind: ImportKind, rows: readonly Record<string, string>[] = []): Promise<File> {
  const fields = FIELDS[kind]
  const empty = Array.from({ length: Math.max(0, PREPARED_ROWS - rows.length) }, () => ({}) as Record<string, string>)
  const list: Row[] = [
    fields.map((field) => textCell(field.title, field.required ? REQUIRED : HEAD)),
    ...[...rows, ...empty].map((row) => fields.map((field) => textCell(row[field.key] ?? ''))),
  ]
  const label = IMPORT_KIND_LABELS[kind]
  return workbookFile(`${label}导入模板`, [
    { name: `${label}名册`, data: list, widths: fields.map((field) => field.width ?? 14), stickyRows: 1 },
    { name: '填写说明', data: guideRows(fields), widths: [22, 10, 44, 60, 26], stickyRows: 1 },
    { name: '代码', data: codeRows(fields), widths: [18, 22, 30], stickyRows: 1 },
  ])
}
