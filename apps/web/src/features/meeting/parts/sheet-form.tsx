import { reasonKey, sheetRefusals } from '@hongzhu/contract/meeting-sheet'
import type { PlainDate, Refusal } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Alert, App, Button, Form, Tag } from 'antd'
import { useMemo, useState } from 'react'
import { api, client, problemOf, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { dropSheet, type LocalSheet } from '../offline/store.ts'
import { AgendaSection } from './agenda-section.tsx'
import { Attachments } from './attachments.tsx'
import { AttendanceSection } from './attendance-section.tsx'
import { ChairSection } from './chair-section.tsx'
import { CheckSection } from './check-section.tsx'
import { Conflict } from './conflict.tsx'
import { DecisionsSection } from './decisions-section.tsx'
import { FindingsContext, focusOn, goTo, groupByField } from './findings.tsx'
import { hindranceOf } from './hindrance.ts'
import { KindsSection } from './kinds-section.tsx'
import { MinutesSection } from './minutes-section.tsx'
import { printMinutes } from './print-minutes.ts'
import { SaveBar } from './save-bar.tsx'
import { Section } from './section.tsx'
import { labelFor } from './start.ts'
import { type Desk, useSheet } from './use-sheet.ts'

function useRefusals(desk: Desk, today: PlainDate): Refusal[] {
  const { sheet, context } = desk
  return useMemo(() => (context ? sheetRefusals(sheet, context, today) : []), [sheet, context, today])
}

/** Checks, saves, archives; what the server refuses comes back as findings. */
function useArchive(desk: Desk, refusals: readonly Refusal[]) {
  const router = useRouter()
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  // Shown from the first refused attempt on, as the sheet stands: it goes when the last hindrance is settled.
  const [isHindered, setHindered] = useState(false)
  const hindrance = isHindered ? hindranceOf(refusals, desk.local.reasons)?.text : undefined
  const archive = async () => {
    setAsked(true)
    setError(undefined)
    const { reasons } = desk.local
    const found = hindranceOf(refusals, reasons)
    setHindered(found !== undefined)
    if (found) {
      window.setTimeout(() => (found.elementId ? focusOn(found.elementId) : goTo(found.field ?? 'check')))
      return
    }
    const warnings = refusals.filter((refusal) => refusal.severity === 'warn')
    setBusy(true)
    try {
      const saved = await desk.flush()
      if (!saved?.meetingId) return
      await client.meeting.archive({
        meetingId: saved.meetingId,
        version: saved.version,
        reasons: warnings.map((refusal) => ({
          code: refusal.code,
          ...(refusal.field ? { field: refusal.field } : {}),
          reason: reasons[reasonKey(refusal)]?.trim() ?? '',
        })),
      })
      desk.close()
      await dropSheet(saved.key)
      await refresh('meeting')
      await router.navigate({ to: `/meetings/${saved.meetingId}` as '/' })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { isAsked, ask: () => setAsked(true), isBusy, error, hindrance, archive }
}

function useDiscard(desk: Desk) {
  const { modal } = App.useApp()
  const router = useRouter()
  return () =>
    modal.confirm({
      title: '废弃这张会议单',
      content: '草稿不再列出，内容仍可由管理员查到。',
      okText: '废弃',
      cancelText: '不废弃',
      onOk: async () => {
        const { meetingId, version, key } = desk.local
        if (meetingId) await client.meeting.void({ meetingId, version, reason: '' })
        desk.close()
        await dropSheet(key)
        await refresh('meeting')
        await router.navigate({ to: '/meetings' as '/' })
      },
    })
}

function Strip({ desk }: { desk: Desk }) {
  if (desk.local.conflict) return <Conflict desk={desk} present={desk.local.conflict} />
  if (desk.state === 'offline')
    return (
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title="没有网络，已存在本机"
        description="可以继续填写。网络恢复后自动送到服务器，同一张会议单只记一次；请不要清除浏览器数据。"
      />
    )
  return null
}

/** One long page from plan to archive, in the order of the work. */
export function SheetForm({ start, today }: { start: LocalSheet; today: PlainDate }) {
  const desk = useSheet(start)
  const refusals = useRefusals(desk, today)
  const { isAsked, ask, isBusy, error, hindrance, archive } = useArchive(desk, refusals)
  const discard = useDiscard(desk)
  const { message } = App.useApp()
  const findings = useMemo(() => ({ isShown: isAsked, byField: groupByField(refusals) }), [isAsked, refusals])
  const title = desk.sheet.kinds.map((kind) => labelFor(desk.context, kind)).join('、') || '会议单'
  const { meetingId } = desk.local
  const save = async () => {
    const saved = await desk.flush()
    if (saved) void message.info('已保存')
  }
  const print = async () => {
    const saved = await desk.flush()
    if (saved?.meetingId) await printMinutes(saved.meetingId)
  }
  const isRefusedByServer = error !== undefined && problemOf(error).code !== 'network'
  return (
    <PageFrame
      trail={[{ title: '组织生活', path: '/meetings' }]}
      title={`登记${title}`}
      state={
        <>
          <Tag>草稿</Tag>
          {desk.context?.orgShortName}
        </>
      }
      actions={
        <>
          <Button onClick={() => void print()}>导出会议记录（Word）</Button>
          <Button onClick={discard}>废弃</Button>
        </>
      }
      strip={<Strip desk={desk} />}
    >
      <Problems error={error ?? (desk.state === 'failed' ? desk.error : undefined)} />
      {isRefusedByServer || desk.state === 'failed' ? null : <Problems error={desk.error} />}
      <FindingsContext.Provider value={findings}>
        <Form layout="vertical" component={false}>
          <KindsSection desk={desk} />
          <ChairSection desk={desk} />
          <AttendanceSection desk={desk} />
          <AgendaSection desk={desk} />
          <DecisionsSection desk={desk} />
          <MinutesSection desk={desk} />
          <Section number={7} title="附件">
            <SheetFiles meetingId={meetingId} ensure={async () => (await desk.flush())?.meetingId ?? undefined} />
          </Section>
          <CheckSection desk={desk} refusals={refusals} isAsked={isAsked} ask={ask} />
        </Form>
      </FindingsContext.Provider>
      <SaveBar desk={desk} isBusy={isBusy} hindrance={hindrance} onArchive={() => void archive()} onSave={() => void save()} />
    </PageFrame>
  )
}

function SheetFiles({ meetingId, ensure }: { meetingId: string | null; ensure: () => Promise<string | undefined> }) {
  const me = useMe()
  const record = useQuery({
    ...api.meeting.read.queryOptions({ input: { meetingId: meetingId ?? '0' } }),
    enabled: meetingId !== null && me.data !== undefined,
    retry: false,
  })
  return <Attachments files={record.data?.files ?? []} meetingId={ensure} mayAdd mayRemove />
}
