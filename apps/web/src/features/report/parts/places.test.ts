import { findMention, INDICATORS } from '@hongzhu/domain/indicator'
import { type ReportBody, typedText } from '@hongzhu/domain/report'
import { Editor, type JSONContent } from '@tiptap/react'
import { expect, test } from 'vitest'
import { EXTENSIONS } from './nodes.tsx'
import { numberLength, rangeOf } from './places.ts'

const editorOf = (body: ReportBody) => new Editor({ extensions: EXTENSIONS, content: body as JSONContent })
const body: ReportBody = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: '一、概况' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: '学校' },
        { type: 'figure', attrs: { ref: 'coverage.schools' } },
        { type: 'text', text: '所，共有党员32名，党的组织覆盖率90.2%。' },
      ],
    },
  ],
}

test('a typed number is found again in the editor, behind headings and live figures', () => {
  const editor = editorOf(body)
  const found = findMention(typedText(editor.getJSON() as ReportBody), INDICATORS)
  const texts = found.map((mention) => {
    const range = rangeOf(editor, mention)
    return range && editor.state.doc.textBetween(range.from, range.to)
  })
  expect(texts).toEqual(['32名', '90.2%'])
  editor.destroy()
})

test('replacing keeps the counted word and drops the percent sign that a share brings itself', () => {
  const editor = editorOf(body)
  const [members] = findMention(typedText(body), INDICATORS)
  const range = members && rangeOf(editor, members)
  if (!members || !range) throw new Error('not found')
  editor.commands.insertContentAt(
    { from: range.from, to: range.from + numberLength(members.typed) },
    { type: 'figure', attrs: { ref: members.indicatorId } },
  )
  expect(typedText(editor.getJSON() as ReportBody)).toContain('共有党员￼名')
  expect(numberLength('90.2%')).toBe(5)
  editor.destroy()
})

test('a number that has changed since is not replaced', () => {
  const editor = editorOf(body)
  const [members] = findMention(typedText(body), INDICATORS)
  editor.commands.insertContentAt(1, '新')
  expect(members && rangeOf(editor, members)).toBeUndefined()
  editor.destroy()
})
