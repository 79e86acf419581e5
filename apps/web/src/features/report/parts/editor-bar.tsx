import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Button, Select, Space } from 'antd'

const LEVELS = [
  { value: 0, label: '正文' },
  { value: 1, label: '一级标题 一、' },
  { value: 2, label: '二级标题（一）' },
  { value: 3, label: '三级标题 1.' },
]

/** Level of the paragraph, undo, redo, the as-of day. */
export function EditorBar({ editor }: { editor: Editor }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      level: [1, 2, 3].find((level) => current.isActive('heading', { level })) ?? 0,
      canUndo: current.can().undo(),
      canRedo: current.can().redo(),
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
    </Space>
  )
}
