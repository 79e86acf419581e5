import type { Line } from './measures.ts'

/** Columns of a terminal: Chinese characters take two. */
const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (/[\u2e80-\uffff]/.test(character) ? 2 : 1), 0)
const pad = (text: string, width: number, atEnd = true) => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return atEnd ? text + space : space + text
}

export const isWithin = ({ value, limit, better }: Line) => (better === 'lower' ? value <= limit : value >= limit)

const said = (value: number, unit: string) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`

/** The table, what falls short named as such. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [
    line.name,
    line.ours,
    line.reference,
    said(line.value, line.unit),
    `${line.better === 'lower' ? '≤' : '≥'} ${line.limit} ${line.unit}`,
    isWithin(line) ? '达到' : '未达到',
  ])
  const head = ['项目', '本系统', '参照', '比值', '要求', '结论']
  const widths = head.map((title, index) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? ''))))
  const text = (row: readonly string[]) =>
    row.map((cell, index) => pad(cell, widths[index] ?? 0, index === 0 || index === 5)).join('  ')
  return [text(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(text)].join('\n')
}
