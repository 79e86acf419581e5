import type { Editor } from '@tiptap/react'

/** Editor positions of a stretch of the typed text (one line per block, one character per inline unit); undefined when the text has changed since. */
export function rangeOf(editor: Editor, mention: { start: number; end: number; typed: string }) {
  let offset = 0
  let range: { from: number; to: number } | undefined
  editor.state.doc.forEach((block, position) => {
    const { size } = block.content
    if (!range && mention.start >= offset && mention.end <= offset + size) {
      const first = position + 1 - offset
      range = { from: mention.start + first, to: mention.end + first }
    }
    offset += size + 1
  })
  if (!range) return undefined
  return editor.state.doc.textBetween(range.from, range.to).trim() === mention.typed ? range : undefined
}

/** The digits of a typed number, with the percent sign that a share brings itself. */
export const numberLength = (typed: string) => /^[\d,.]+\s*[%％]?/.exec(typed)?.[0].length ?? typed.length
