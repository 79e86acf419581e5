import { momentAt } from '@hongzhu/domain'
import { REPORT_STATE_LABELS, type ReportBody, refsIn } from '@hongzhu/domain/report'
import type { Editor } from '@tiptap/react'
import { Alert, Col, DatePicker, Flex, Input, Row, Tag, Typography } from 'antd'
import dayjs from 'dayjs'
import { useCallback, useState } from 'react'
import { useAsOf, useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Actions } from './actions.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { Mention } from './guard.tsx'
import { numberLength, rangeOf } from './places.ts'
import { ShownFiguresContext } from './shown-figures.tsx'
import { SidePanel } from './side-panel.tsx'
import { TextEditor } from './text-editor.tsx'
import { type SaveState, useDraft } from './use-draft.ts'
import { useFigures } from './use-figures.ts'
import { useGuard } from './use-guard.ts'

export interface Report {
  id: string
  title: string
  template: string
  orgId: string
  orgName: string
  asOf: string
  state: 'draft' | 'frozen'
  version: number
  changedAt: string
  frozenAt: string | null
  frozenBy: string | null
  body: ReportBody
  figures: {
    sealId: string
    ref: string
    title: string
    text: string
    unit: string
    value: number | null
    denominator: number | null
    filters: { title: string; label: string }[]
  }[]
  mayWrite: boolean
  mayFreeze: boolean
}

const savedText = (state: SaveState) => {
  if (state.kind === 'saved') return `已保存 ${momentAt(state.at)}`
  return { typing: '有修改，稍后自动保存', saving: '正在保存', failed: '没有保存成功' }[state.kind]
}

/** Commands on the text that the side panel gives. */
function useCommands(editor: Editor | undefined) {
  const insert = (ref: string) => editor?.chain().focus().insertContent({ type: 'figure', attrs: { ref } }).run()
  const show = (mention: Mention) => {
    const range = editor && rangeOf(editor, mention)
    if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run()
  }
  const replace = (mention: Mention) => {
    const range = editor && rangeOf(editor, mention)
    if (!range) return
    const to = range.from + numberLength(mention.typed)
    editor
      .chain()
      .focus()
      .insertContentAt({ from: range.from, to }, { type: 'figure', attrs: { ref: mention.id } })
      .run()
  }
  return { insert, show, replace }
}

/** One report: text on the left, its figures on the right. */
export function ReportSheet({ report }: { report: Report }) {
  const me = useMe()
  const { isPast } = useAsOf()
  const isReadOnly = !report.mayWrite || isPast
  const { draft, state, revision, conflict, change, settle, flush, version } = useDraft(report.id, report, isReadOnly)
  const [editor, setEditor] = useState<Editor>()
  const refs = refsIn(draft.body)
  const figures = useFigures(report, draft.asOf, refs)
  const guard = useGuard(report.orgId, draft.asOf, draft.body)
  const commands = useCommands(editor)
  const onReady = useCallback((ready: Editor) => setEditor(ready), [])
  const differences = guard.mentions.filter((mention) => !mention.agrees).map((mention) => mention.notice)
  return (
    <ShownFiguresContext.Provider value={figures}>
      <PageFrame
        title={report.state === 'frozen' ? report.title : draft.title}
        trail={[{ title: '总结材料', path: '/reports' }]}
        state={<Tag color={report.state === 'frozen' ? 'green' : 'default'}>{REPORT_STATE_LABELS[report.state]}</Tag>}
        actions={
          <Actions
            report={report}
            asOf={draft.asOf}
            figures={refs.length}
            differences={differences}
            flush={flush}
            version={version}
            isPast={isPast}
          />
        }
        strip={
          report.frozenAt ? (
            <Alert
              type="info"
              showIcon
              style={{ marginBottom: 12 }}
              title={`${momentAt(report.frozenAt)} 由${report.frozenBy ?? ''}定稿，文中 ${report.figures.length} 项数据连同记录已固化，点开即是当时的依据。`}
            />
          ) : null
        }
      >
        {state.kind === 'failed' && !conflict ? <Problems error={state.error} /> : null}
        {isReadOnly ? (
          <Typography.Paragraph type="secondary">
            {report.orgName}　截止日 {report.asOf}
          </Typography.Paragraph>
        ) : (
          <Flex gap={12} wrap align="center" style={{ marginBottom: 12 }}>
            <Input
              aria-label="标题"
              value={draft.title}
              maxLength={120}
              onChange={(event) => event.target.value.trim() && change({ title: event.target.value })}
              style={{ flex: '1 1 320px' }}
            />
            <span>{report.orgName}</span>
            <DatePicker
              aria-label="截止日"
              prefix="截止日"
              allowClear={false}
              value={dayjs(draft.asOf)}
              maxDate={dayjs(me.data?.today)}
              onChange={(day) => day && change({ asOf: day.format('YYYY-MM-DD') })}
              style={{ width: 190 }}
            />
            <Typography.Text type="secondary" role="status" style={{ minWidth: 140 }}>
              {savedText(state)}
            </Typography.Text>
          </Flex>
        )}
        <Row gutter={[16, 16]}>
          <Col xs={24} lg={16}>
            <TextEditor
              body={draft.body}
              revision={revision}
              isReadOnly={isReadOnly}
              onChange={(body) => change({ body })}
              onReady={onReady}
            />
          </Col>
          <Col xs={24} lg={8}>
            <SidePanel
              orgId={report.orgId}
              asOf={draft.asOf}
              refs={refs}
              guard={guard}
              isReadOnly={isReadOnly}
              onInsert={commands.insert}
              onShow={commands.show}
              onReplace={commands.replace}
            />
          </Col>
        </Row>
        {conflict ? <ConflictDialog conflict={conflict} ours={draft} onSettle={settle} /> : null}
      </PageFrame>
    </ShownFiguresContext.Provider>
  )
}
