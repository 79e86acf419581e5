import type { PlainDate } from '../kernel/index.ts'

/** A live figure; where the words around it depend on the number, they belong to it. */
export interface FigureInline {
  ref: string
  /** The words with the number at `{}`; absent: the number alone. */
  some?: string | null | undefined
  /** The words when there is nothing to count: 没有逾期未换届的党组织. */
  none?: string | null | undefined
}

/** Running text, a live figure (by reference, see indicator/reference.ts) or the as-of day in words. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'figure'; attrs: FigureInline }
  | { type: 'day' }
  | { type: 'hardBreak' }

/** A heading of level 1 一、 2 （一） 3 1. or a paragraph. */
export type Block =
  | { type: 'heading'; attrs: { level: number }; content?: Inline[] | undefined }
  | { type: 'paragraph'; content?: Inline[] | undefined }

/** The text of a report as the editor keeps it. */
export interface ReportBody {
  type: 'doc'
  content: Block[]
}

export type ReportState = 'draft' | 'frozen'
export const REPORT_STATE_LABELS: Record<ReportState, string> = { draft: '草稿', frozen: '已定稿' }

/** A text to start from. */
export interface ReportTemplate {
  id: string
  title: string
  /** What it is for, as the list of templates says it. */
  about: string
  /** The title of a report made from it. */
  titleFor: (orgName: string, asOf: PlainDate) => string
  /** Lines: `# ` and `## ` are headings, anything else a paragraph; `{{ref}}` is a live figure, `{{ref|有*个|没有}}` one with its words, `{{day}}` the as-of day. */
  lines: readonly string[]
}
