import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

const mm = (millimetres: number) => Math.round((millimetres * 1440) / 25.4)

/** Fonts by their office names; ASCII follows the standard's practice of Times New Roman (DOC-05, DOC-10). */
const FONTS = {
  song: '宋体',
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  title: '方正小标宋简体',
} as const
export type FontRole = keyof typeof FONTS
const fontOf = (role: FontRole) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: FONTS[role],
  cs: 'Times New Roman',
})

/** 字号 in half points: 2号 22 磅，3号 16 磅，4号 14 磅。 */
const SIZE = { title: 44, body: 32, small: 28 } as const
const MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const
/**
 * DOC-04、DOC-08：每页 22 行，须放得进 225 毫米，行距取 28.95 磅（单位 1/20 磅）。
 * 每行 28 字：三号字每字收窄 0.25 磅，27 字 15.75 磅加末字 16 磅为 441.25 磅，放得进版心的 442.25 磅。
 * 字距写在样式里而不用字符网格：各办公软件对它的理解不同，LibreOffice 把比格子宽的字排成两格，一行只剩 14 字。
 */
const LINE_PITCH = 579
const CHARACTER_SPACING = -5
const GRID = { type: DocumentGridType.LINES, linePitch: LINE_PITCH } as const
const TYPE_AREA = { portrait: mm(156), landscape: mm(297 - 37 - 35) } as const
/** 首行缩进两字；「两字」以字符数记，换字号时仍是两字。 */
const INDENT = { firstLineChars: 200, firstLine: 640 } as const
const SPACING = { line: LINE_PITCH, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const

/** One piece of text of a paragraph. */
export interface Piece {
  text: string
  font?: FontRole
  size?: keyof typeof SIZE
  underline?: boolean
}
export type Text = string | readonly Piece[]

const pieces = (text: Text): readonly Piece[] => (typeof text === 'string' ? [{ text }] : text)
const runs = (text: Text, font: FontRole, size: keyof typeof SIZE) =>
  pieces(text).map(
    (piece) =>
      new TextRun({
        text: piece.text,
        font: fontOf(piece.font ?? font),
        size: SIZE[piece.size ?? size],
        ...(piece.underline ? { underline: {} } : {}),
      }),
  )

/** 标题：2号小标宋，居中，上下各空一行（DOC-18）。 */
export const title = (text: string): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: SPACING,
    children: runs(text, 'title', 'title'),
  }),
  blank(),
]

/** 空一行。 */
export const blank = (): Paragraph => new Paragraph({ spacing: SPACING, children: runs('', 'body', 'body') })

/** 正文：3号仿宋，首行缩进两字（DOC-20）；`flush` 顶格，如主送机关。 */
export function paragraph(text: Text, more: { flush?: boolean; align?: 'left' | 'center' | 'right' } = {}): Paragraph {
  const options: IParagraphOptions = {
    spacing: SPACING,
    widowControl: false,
    alignment: more.align ? ALIGN[more.align] : AlignmentType.BOTH,
    children: runs(text, 'body', 'body'),
    ...(more.flush || more.align ? {} : { indent: INDENT }),
  }
  return new Paragraph(options)
}
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** 一、：3号黑体，不加粗（DOC-21）。 */
export const heading1 = (text: string): Paragraph =>
  new Paragraph({ spacing: SPACING, indent: INDENT, keepNext: true, children: runs(text, 'hei', 'body') })
/** （一）：3号楷体，不加粗（DOC-21）。 */
export const heading2 = (text: string): Paragraph =>
  new Paragraph({ spacing: SPACING, indent: INDENT, keepNext: true, children: runs(text, 'kai', 'body') })
/** Width of a text in characters: half for digits, and the quarter that office programs leave between digits and Chinese. */
function charsIn(text: string): number {
  const widths = [...text].map((sign) => (sign.charCodeAt(0) < 0x100 ? 0.5 : 1))
  const gaps = widths.filter((width, index) => index > 0 && width !== widths[index - 1]).length
  return widths.reduce((sum, width) => sum + width, 0) + gaps / 4
}

/** DOC-24：不加盖印章的署名和成文日期：署名右空两字，日期首字比署名首字右移两字；日期更长的，日期右空两字，署名随之左移。 */
export function signedAndDated(name: string, day: string): Paragraph[] {
  const [nameChars, dayChars] = [charsIn(name), charsIn(day)]
  const dayIndent = Math.max(2, nameChars - dayChars)
  return [signature(name, dayIndent + dayChars + 2 - nameChars), signature(day, dayIndent)]
}

/** 右对齐的署名、成文日期；`indentChars` 为右空字数（DOC-23）。 */
export const signature = (text: string, indentChars = 2): Paragraph =>
  new Paragraph({
    spacing: SPACING,
    alignment: AlignmentType.RIGHT,
    indent: { end: Math.round(indentChars * 316) },
    children: runs(text, 'body', 'body'),
  })

/** 附件：另面编排，“附件”二字 3号黑体顶格（DOC-28）。 */
export const attachmentMark = (text = '附件'): Paragraph =>
  new Paragraph({ spacing: SPACING, pageBreakBefore: true, children: runs(text, 'hei', 'body') })

/** A column of a table: heading, share of the width, alignment of the cells. */
export interface Column {
  title: string
  width: number
  align?: 'left' | 'center' | 'right'
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

function cell(text: Text, width: number, align: Column['align'], font: FontRole): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    children: [
      new Paragraph({
        alignment: ALIGN[align ?? 'left'],
        spacing: { line: 400, lineRule: LineRuleType.AT_LEAST },
        children: runs(text, font, 'small'),
      }),
    ],
  })
}

/** 表格：4号，表头黑体并在每页重复；表格可不守网格（DOC-09）。 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Text[])[],
  orientation: 'portrait' | 'landscape' = 'portrait',
): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.floor((TYPE_AREA[orientation] * column.width) / total))
  const line = (texts: readonly Text[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      height: { value: 480, rule: HeightRule.ATLEAST },
      children: columns.map((column, index) =>
        cell(texts[index] ?? '', widths[index] ?? 0, isHead ? 'center' : column.align, isHead ? 'hei' : 'body'),
      ),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TYPE_AREA[orientation], type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    rows: [
      line(
        columns.map((column) => column.title),
        true,
      ),
      ...rows.map((texts) => line(texts, false)),
    ],
  })
}

/** 页码：4号半角宋体，两侧各一条一字线；单页码居右空一字，双页码居左空一字（DOC-32）。 */
const pageNumber = (side: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        alignment: ALIGN[side],
        spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        indent: side === 'left' ? { start: 280 } : { end: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf('song'), size: SIZE.small })],
      }),
    ],
  })

export type Block = Paragraph | Table
export interface OfficialDocument {
  /** Shown in the file's properties; never the name of a person. */
  name: string
  blocks: readonly Block[]
  orientation?: 'portrait' | 'landscape'
}

/** GB/T 9704 的版面：A4，天头 37、地脚 35、订口 28、切口 26 毫米，22 行 28 字网格，三号仿宋（DOC-01 至 DOC-08）。 */
export async function officialDocument({ name, blocks, orientation = 'portrait' }: OfficialDocument): Promise<Buffer> {
  const isWide = orientation === 'landscape'
  const document = new Document({
    title: name,
    creator: '红烛',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: fontOf('body'), size: SIZE.body, language: { eastAsia: 'zh-CN' } } },
      },
      paragraphStyles: [
        {
          id: 'Normal',
          name: 'Normal',
          quickFormat: true,
          run: { font: fontOf('body'), size: SIZE.body, characterSpacing: CHARACTER_SPACING },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: mm(210),
              height: mm(297),
              orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: isWide
              ? { top: mm(28), bottom: mm(26), left: mm(37), right: mm(35), header: mm(15), footer: mm(15) }
              : { ...MARGIN, header: mm(15), footer: mm(24.5) },
          },
          grid: GRID,
        },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [...blocks],
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** The type under which the file is sent. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
