import { type FigureInline, NUMBER_MARK } from '@hongzhu/domain/report'
import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Button, Select, Space } from 'antd'

const LEVELS = [
  { value: 0, label: '正文' },
  { value: 1, label: '一级标题 一、' },
  { value: 2, label: '二级标题（一）' },
  { value: 3, label: '三级标题 1.' },
]

/** The selected figure, when words belong to it. */
function wordedFigure(editor: Editor): FigureInline | undefined {
  if (!editor.isActive('figure')) return undefined
  const attrs = editor.getAttributes('figure') as FigureInline
  return typeof attrs.some === 'string' ? attrs : undefined
}

/** Level of the paragraph, undo, redo, the as-of day. */
export function EditorBar({ editor }: { editor: Editor }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      level: [1, 2, 3].find((level) => current.isActive('heading', { level })) ?? 0,
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
      worded: wordedFigure(current),
    }),
  })
  const setLevel = (level: number) => {
    if (level === 0) editor.chain().focus().setParagraph().run()
    else
      editor
        .chain()
        .focus()
        .setHeading({ level: level as 1 | 2 | 3 })
        .run()
  }
  const free = ({ ref, some }: FigureInline) => {
    const [before = '', after = ''] = some?.split(NUMBER_MARK) ?? []
    const text = (words: string) => (words === '' ? [] : [{ type: 'text', text: words }])
    editor
      .chain()
      .focus()
      .insertContent([...text(before), { type: 'figure', attrs: { ref } }, ...text(after)])
      .run()
  }
  const { worded } = state
  return (
    <Space wrap style={{ marginBottom: 8 }}>
      <Select aria-label="段落层次" value={state.level} onChange={setLevel} options={LEVELS} style={{ width: 150 }} />
      <Button onClick={() => editor.chain().focus().insertContent({ type: 'day' }).run()}>插入截止日</Button>
      <Button disabled={!state.canUndo} onClick={() => editor.chain().focus().undo().run()}>
        撤销
      </Button>
      <Button disabled={!state.canRedo} onClick={() => editor.chain().focus().redo().run()}>
        重做
      </Button>
      {worded ? <Button onClick={() => free(worded)}>改写这句话的文字</Button> : null}
    </Space>
  )
}
