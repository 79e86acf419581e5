import { inWords, type PlainDate } from '@hongzhu/domain'
import { grouped, hitsOf, isNone } from '@hongzhu/domain/indicator'
import { officialCite } from '@hongzhu/domain/norms'
import { paragraphsOf, type ReportBody } from '@hongzhu/domain/report'
import {
  attachmentMark,
  type Block,
  blank,
  type Column,
  DOCX_TYPE,
  heading1,
  heading2,
  officialDocument,
  paragraph,
  signedAndDated,
  table,
  title,
} from '../document/index.ts'
import type { Figure, FigureMeaning } from '../engines/indicators/index.ts'

/** A figure of the text as the annex lists it. */
export interface AnnexFigure extends Figure {
  meaning: FigureMeaning
  digest?: string | undefined
}

export interface ReportPaper {
  title: string
  orgFullName: string
  asOf: PlainDate
  /** Day of the finished text; undefined for drafts. */
  frozenOn: PlainDate | undefined
  body: ReportBody
  figures: readonly AnnexFigure[]
}

const COLUMNS: readonly Column[] = [
  { title: '序号', width: 8, align: 'center' },
  { title: '数据', width: 22 },
  { title: '数值', width: 15, align: 'right' },
  { title: '口径', width: 40 },
  { title: '来源', width: 25 },
]

/** 口径：定义、分子分母及其数、统计时段、取整。 */
function definitionOf(figure: AnnexFigure): string {
  const { meaning, numerator, denominator } = figure
  const span = meaning.time === 'day' ? '' : `统计时段 ${figure.from} 至 ${figure.on}。`
  if (denominator === null) return `${meaning.definition}${span}`
  return `${meaning.definition}分子：${meaning.numerator}（${grouped(numerator)}）；分母：${meaning.denominator}（${grouped(denominator)}）。${figure.rounding}。${span}`
}

/** The number of a doubt among the notes; new ones are added behind. */
function markOf(notes: string[], note: string | undefined): string {
  if (!note) return ''
  if (!notes.includes(note)) notes.push(note)
  return `（见注${notes.indexOf(note) + 1}）`
}

/** 来源：台账、截止日、核对和计入的记录数、依据、校验值。 */
function sourceOf(figure: AnnexFigure, notes: string[]): string {
  const { text, note } = officialCite(figure.meaning.cite)
  const seal = figure.digest ? `校验值 ${figure.digest.slice(0, 16)}。` : ''
  const hits = hitsOf(figure.meaning.fold, figure)
  return `${figure.orgName}台账，截止 ${figure.on}，核对记录 ${grouped(figure.rows)} 条，计入 ${grouped(hits)} 条。依据：${text}${markOf(notes, note)}。${seal}`
}

const nameOf = (figure: AnnexFigure) =>
  [figure.title, ...figure.filters.map((filter) => `${filter.title}：${filter.label}`)].join('，')

function annex(paper: ReportPaper): Block[] {
  const notes: string[] = []
  const rows = paper.figures.map((figure, index) => [
    String(index + 1),
    nameOf(figure),
    `${figure.text}${figure.value === null ? '' : figure.unit}`,
    definitionOf(figure),
    sourceOf(figure, notes),
  ])
  const intro = paper.frozenOn
    ? `正文所引数据截止${inWords(paper.asOf)}，于${inWords(paper.frozenOn)}定稿时连同全部核对记录一并固化。本表列每项数据的数值、口径和来源；逐条记录存于系统，可逐项打开。`
    : `正文所引数据截止${inWords(paper.asOf)}，尚未定稿，数值随台账变动。本表列每项数据的数值、口径和来源；逐条记录可在系统中打开。`
  return [
    attachmentMark(),
    blank(),
    ...title('数据来源表'),
    paragraph(intro),
    table(COLUMNS, rows),
    ...notes.map((note, index) => paragraph(`注${index + 1}：${note}`)),
  ]
}

const HEADINGS: Record<number, (text: string) => Block> = { 1: heading1, 2: heading2 }

/** DOC-72：总结材料，正文按公文格式，另面附数据来源表。 */
export async function reportDocument(paper: ReportPaper): Promise<File> {
  const shown = new Map(paper.figures.map((figure) => [figure.ref, { text: figure.text, isNone: isNone(figure) }]))
  const paragraphs = paragraphsOf(paper.body, paper.asOf, shown).filter((entry) => entry.text.trim() !== '')
  const blocks: Block[] = [
    ...title(`${paper.title}${paper.frozenOn ? '' : '（草稿）'}`),
    ...paragraphs.map(({ level, text }) => (HEADINGS[level] ?? paragraph)(text)),
    ...(paper.figures.length > 0 ? [blank(), paragraph('附件：数据来源表')] : []),
    blank(),
    ...signedAndDated(paper.orgFullName, inWords(paper.frozenOn ?? paper.asOf)),
    ...(paper.figures.length > 0 ? annex(paper) : []),
  ]
  const file = await officialDocument({ name: paper.title, blocks })
  const name = `${paper.title}${paper.frozenOn ? '' : '（草稿）'}`.replaceAll(/[\\/:*?"<>|]/g, '_')
  return new File([new Uint8Array(file)], `${name}.docx`, { type: DOCX_TYPE })
}
