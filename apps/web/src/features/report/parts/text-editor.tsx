import type { ReportBody } from '@hongzhu/domain/report'
import { type Editor, EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import { useEffect } from 'react'
import { EditorBar } from './editor-bar.tsx'
import { EXTENSIONS } from './nodes.tsx'

interface Props {
  body: ReportBody
  /** Changes when the text is replaced from outside. */
  revision: number
  isReadOnly: boolean
  onChange: (body: ReportBody) => void
  onReady: (editor: Editor) => void
}

/** The running text with its live figures. */
export function TextEditor({ body, revision, isReadOnly, onChange, onReady }: Props) {
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: body as JSONContent,
    editable: !isReadOnly,
    editorProps: { attributes: { 'aria-label': '正文', class: 'report-text' } },
    onUpdate: ({ editor: current }) => onChange(current.getJSON() as ReportBody),
  })
  useEffect(() => {
    if (editor) onReady(editor)
  }, [editor, onReady])
  useEffect(() => {
    editor?.setEditable(!isReadOnly, false)
  }, [editor, isReadOnly])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a replaced text is set, never what was just typed
  useEffect(() => {
    if (editor && revision > 0) editor.commands.setContent(body as JSONContent, { emitUpdate: false })
  }, [editor, revision])
  if (!editor) return null
  return (
    <>
      {isReadOnly ? null : <EditorBar editor={editor} />}
      <div style={{ background: '#FFFFFF', border: '1px solid #E5E5E1', padding: '24px clamp(12px, 4vw, 48px)', minHeight: 400 }}>
        <EditorContent editor={editor} />
      </div>
    </>
  )
}
