import { date } from '@hongzhu/domain'
import { MEETING_STATE_LABELS, type MeetingState, sittingTitle } from '@hongzhu/domain/meeting'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Modal, Spin, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { api, client, problemOf, refresh } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { findSheetOfMeeting, type LocalSheet } from '../offline/store.ts'
import { printMinutes } from '../parts/print-minutes.ts'
import { CorrectionMark, RecordView } from '../parts/record-view.tsx'
import { SheetForm } from '../parts/sheet-form.tsx'
import { openDraft } from '../parts/use-sheet.ts'

const COLOURS: Record<MeetingState, string> = { draft: 'default', confirmed: 'blue', archived: 'green', voided: 'red' }

interface AskProps {
  title: string
  label: string
  ok: string
  close: () => void
  act: (text: string) => Promise<unknown>
}

/** Asks for the words a command needs. */
function Ask({ title, label, ok, close, act }: AskProps) {
  const [form] = Form.useForm<{ text: string }>()
  const [error, setError] = useState<unknown>()
  const submit = async ({ text }: { text: string }) => {
    try {
      await act(text)
      await refresh('meeting')
      close()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Modal open title={title} okText={ok} cancelText="取消" onCancel={close} onOk={() => form.submit()}>
      <Problems error={error} />
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="text" label={label} rules={[{ required: true, whitespace: true, message: '不能为空' }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 12 }} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The sheet on this device: opened from the server's draft, or as it was kept when there is no network. */
function useLocalSheet(meetingId: string) {
  const me = useMe()
  const record = useQuery({
    ...api.meeting.read.queryOptions({ input: { meetingId } }),
    networkMode: 'always',
    retry: false,
    staleTime: 0,
  })
  const [local, setLocal] = useState<LocalSheet>()
  const accountId = me.data?.accountId
  const isAway = record.error !== null && problemOf(record.error).status === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once; later answers of the server go through saving
  useEffect(() => {
    if (!accountId || local) return
    if (record.data?.state === 'draft') void openDraft(accountId, record.data).then(setLocal)
    else if (isAway) void findSheetOfMeeting(accountId, meetingId).then(setLocal)
  }, [accountId, record.data, isAway])
  return { record, local }
}

function Settled({ meetingId }: { meetingId: string }) {
  const { data: record } = useQuery(api.meeting.read.queryOptions({ input: { meetingId } }))
  const { decision } = useSearch({ strict: false }) as { decision?: string | number }
  const may = useMay()
  const { isPast } = useAsOf()
  const [asking, setAsking] = useState<'correct' | 'void'>()
  const [error, setError] = useState<unknown>()
  if (!record) return null
  const mayWrite = may('meeting.write') && !isPast
  const isSettled = record.state === 'confirmed' || record.state === 'archived'
  const run = (work: () => Promise<unknown>) => {
    setError(undefined)
    work().catch(setError)
  }
  const archive = async () => {
    await client.meeting.archive({ meetingId, version: record.version, reasons: [] })
    await refresh('meeting')
  }
  return (
    <PageFrame
      trail={[{ title: '组织生活', path: '/meetings' }]}
      title={sittingTitle({ ...record.sheet, orgKind: record.orgKind })}
      state={
        <>
          <Tag color={COLOURS[record.state]}>{MEETING_STATE_LABELS[record.state]}</Tag>
          <CorrectionMark corrections={record.corrections} />
        </>
      }
      actions={
        <>
          {mayWrite && isSettled ? <Button onClick={() => setAsking('void')}>作废</Button> : null}
          {mayWrite && isSettled ? <Button onClick={() => setAsking('correct')}>追加更正</Button> : null}
          <Button onClick={() => run(() => printMinutes(meetingId))}>导出会议记录（Word）</Button>
          {mayWrite && record.state === 'confirmed' ? (
            <Button type="primary" onClick={() => run(archive)}>
              归档
            </Button>
          ) : null}
        </>
      }
      strip={
        record.state === 'voided' ? (
          <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={`已作废：${record.voidReason ?? ''}`} />
        ) : null
      }
    >
      <Problems error={error} />
      <RecordView record={record} mayWrite={mayWrite} asked={decision ? String(decision) : undefined} />
      {asking === 'correct' ? (
        <Ask
          title="追加更正"
          label="更正内容（原记录不改动，更正附在后面）"
          ok="追加"
          close={() => setAsking(undefined)}
          act={(text) => client.meeting.correct({ meetingId, text })}
        />
      ) : null}
      {asking === 'void' ? (
        <Ask
          title="作废会议记录"
          label="作废原因（记录仍可查阅，不再计入组织生活）"
          ok="作废"
          close={() => setAsking(undefined)}
          act={(reason) => client.meeting.void({ meetingId, version: record.version, reason })}
        />
      ) : null}
    </PageFrame>
  )
}

export function Page() {
  const { meetingId } = useParams({ strict: false }) as { meetingId: string }
  const me = useMe()
  const may = useMay()
  const router = useRouter()
  const { isPast } = useAsOf()
  const { record, local } = useLocalSheet(meetingId)
  const state = record.data?.state
  const isEditable = may('meeting.write') && !isPast
  if (local && me.data && isEditable && (state === 'draft' || state === undefined))
    return <SheetForm key={local.key} start={local} today={date(me.data.today)} />
  if (record.data && (state !== 'draft' || !isEditable)) return <Settled meetingId={meetingId} />
  if (record.error)
    return (
      <PageFrame trail={[{ title: '组织生活', path: '/meetings' }]} title="会议记录">
        <Problems error={record.error} />
        <Button onClick={() => router.navigate({ to: '/meetings' as '/' })}>回到组织生活</Button>
      </PageFrame>
    )
  return <Spin style={{ display: 'block', margin: '20vh auto' }} />
}
