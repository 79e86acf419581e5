import { inWords, type PlainDate } from '../kernel/index.ts'
import type { Block, FigureInline, Inline, ReportBody, ReportTemplate } from './types.ts'

/** Stands for a live figure or the day in plain text, so that the check of typed numbers does not read them. */
export const PLACEHOLDER = '￼'

/** Where the number stands in the words that belong to a figure. */
export const NUMBER_MARK = '{}'

/** A figure as running text shows it: its number, and whether there is nothing to count (0 or 无数据). */
export interface ShownNumber {
  text: string
  isNone: boolean
}

/** What stands in the text for a figure: words before and behind its number; `number` is null where the words say it all. */
export function figureWords(attrs: FigureInline, shown: ShownNumber): { before: string; number: string | null; after: string } {
  if (shown.isNone && typeof attrs.none === 'string') return { before: attrs.none, number: null, after: '' }
  const [before = '', after = ''] = attrs.some?.split(NUMBER_MARK) ?? []
  return { before, number: shown.text, after }
}

function inlinesOf(line: string, orgName: string): Inline[] {
  return line.split(/(\{\{[^}]+\}\})/).flatMap((piece): Inline[] => {
    if (piece === '') return []
    const slot = /^\{\{(.+)\}\}$/.exec(piece)?.[1]
    if (slot === undefined) return [{ type: 'text', text: piece }]
    if (slot === 'day') return [{ type: 'day' }]
    if (slot === 'org') return [{ type: 'text', text: orgName }]
    const [ref = '', some, none] = slot.split('|')
    return [
      { type: 'figure', attrs: some === undefined ? { ref } : { ref, some: some.replace('*', NUMBER_MARK), none: none ?? null } },
    ]
  })
}

/** The body a template starts with. */
export function bodyFrom(template: Pick<ReportTemplate, 'lines'>, orgName: string): ReportBody {
  const content = template.lines.map((line): Block => {
    const heading = /^(#{1,3}) (.+)$/.exec(line)
    if (heading?.[1] && heading[2])
      return { type: 'heading', attrs: { level: heading[1].length }, content: inlinesOf(heading[2], orgName) }
    return { type: 'paragraph', content: inlinesOf(line, orgName) }
  })
  return { type: 'doc', content }
}

/** The references of the figures in the text, each once, in order of appearance. */
export function refsIn(body: ReportBody): string[] {
  const refs = body.content.flatMap((block) =>
    (block.content ?? []).flatMap((inline) => (inline.type === 'figure' ? [inline.attrs.ref] : [])),
  )
  return [...new Set(refs)]
}

const inlineText = (inline: Inline, figure: (attrs: FigureInline) => string, day: string): string => {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'figure':
      return figure(inline.attrs)
    case 'day':
      return day
    case 'hardBreak':
      return '\n'
  }
}

/** Paragraphs of finished text: level 0 is a paragraph, 1–3 are headings. */
export function paragraphsOf(
  body: ReportBody,
  asOf: PlainDate,
  shown: ReadonlyMap<string, ShownNumber>,
): { level: number; text: string }[] {
  const wordsOf = (attrs: FigureInline) => {
    const { before, number, after } = figureWords(attrs, shown.get(attrs.ref) ?? { text: '——', isNone: false })
    return `${before}${number ?? ''}${after}`
  }
  return body.content.map((block) => ({
    level: block.type === 'heading' ? block.attrs.level : 0,
    text: (block.content ?? []).map((inline) => inlineText(inline, wordsOf, inWords(asOf))).join(''),
  }))
}

/** What was typed by hand, with placeholders where live figures stand; one line per block. */
export const typedText = (body: ReportBody): string =>
  body.content
    .map((block) => (block.content ?? []).map((inline) => inlineText(inline, () => PLACEHOLDER, PLACEHOLDER)).join(''))
    .join('\n')
