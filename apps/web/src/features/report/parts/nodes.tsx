import { type FigureInline, figureWords } from '@hongzhu/domain/report'
import { Node, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { OpenFigure } from '../../../ui/figure.tsx'
import { nameOf, useShownFigures } from './shown-figures.tsx'

function FigureView({ node, selected }: NodeViewProps) {
  const { byRef, isLoading } = useShownFigures()
  const attrs = node.attrs as FigureInline
  const figure = byRef.get(attrs.ref)
  const words = figureWords(attrs, figure ?? { text: isLoading ? '…' : '——', isNone: false })
  return (
    <NodeViewWrapper as="span" style={selected ? { background: '#E6EEF8' } : undefined}>
      {words.number === null ? null : words.before}
      {figure ? (
        <OpenFigure source={figure.source} text={words.number ?? words.before} title={nameOf(figure)} />
      ) : (
        <span title={attrs.ref}>{words.number}</span>
      )}
      {words.after}
    </NodeViewWrapper>
  )
}

function DayView() {
  return <NodeViewWrapper as="span">{useShownFigures().day}</NodeViewWrapper>
}

/** Words that belong to a figure, kept when it is copied. */
const wordsAttribute = (name: 'some' | 'none') => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) =>
    typeof attributes[name] === 'string' ? { [`data-${name}`]: attributes[name] } : {},
})

/** A live figure inside the text: one unit that is inserted, moved and deleted as a whole. */
const FigureNode = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    ref: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-ref') ?? '',
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-ref': String(attributes.ref) }),
    },
    some: wordsAttribute('some'),
    none: wordsAttribute('none'),
  }),
  parseHTML: () => [{ tag: 'span[data-ref]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(FigureView),
})

/** The as-of day in words; follows the report's day. */
const DayNode = Node.create({
  name: 'day',
  group: 'inline',
  inline: true,
  atom: true,
  parseHTML: () => [{ tag: 'span[data-day]' }],
  renderHTML: () => ['span', { 'data-day': '' }],
  addNodeView: () => ReactNodeViewRenderer(DayView),
})

/** Official papers know headings and paragraphs; nothing is bold, coloured or bulleted (DOC-21). */
export const EXTENSIONS = [
  StarterKit.configure({
    heading: { levels: [1, 2, 3] },
    blockquote: false,
    bold: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    strike: false,
    trailingNode: false,
    underline: false,
  }),
  FigureNode,
  DayNode,
]
