import type { ImportRowsShown } from '@hongzhu/contract/exchange'
import { momentAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { Alert, Button, Card, Progress, Spin, Tag, Typography } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useAsOf } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { ConfirmBar } from '../parts/confirm-bar.tsx'
import { type GivenSheet, LayoutEditor } from '../parts/layout-editor.tsx'
import { LayoutSummary } from '../parts/layout-summary.tsx'
import { ResultBar } from '../parts/result-bar.tsx'
import { RowTable } from '../parts/row-table.tsx'
import { kindOf, STATE_LABELS, STATE_TAGS } from '../parts/words.ts'

const POLL = 700
const isWorking = (state: string | undefined) => state === 'reading' || state === 'confirming'

/** One import from upload to result: progress, preview, confirmation, reversal. */
export function Page() {
  const { batchId } = useParams({ strict: false }) as { batchId: string }
  const { show } = useSearch({ strict: false }) as { show?: ImportRowsShown | 'all' }
  const router = useRouter()
  const { isPast } = useAsOf()
  const [isEditing, setEditing] = useState(false)
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const found = useQuery({
    ...api.exchange.find.queryOptions({ input: { batchId } }),
    refetchInterval: (query) => (isWorking(query.state.data?.state) ? POLL : false),
  })
  const batch = found.data
  const lastState = useRef(batch?.state)
  useEffect(() => {
    // Reading or writing has just ended: rows, counts and the lists it filled are asked for anew.
    if (isWorking(lastState.current) && !isWorking(batch?.state))
      void refresh('exchange', 'org', 'school', 'member', 'obligation')
    lastState.current = batch?.state
  }, [batch?.state])
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
      await refresh('exchange')
    }
  }
  if (!batch)
    return (
      <PageFrame title="导入" trail={[{ title: '导入导出', path: '/import' }]}>
        <Problems error={found.error} />
        {found.error ? null : <Spin />}
      </PageFrame>
    )
  const marked = () => act(async () => saveFile(await client.exchange.marked({ batchId }), '核对结果.xlsx'))
  const relayout = (sheets: GivenSheet[]) =>
    act(async () => {
      await client.exchange.relayout({ batchId, sheets })
      setEditing(false)
    })
  const reverse = async (reason: string) => {
    await client.exchange.reverse({ batchId, reason })
    await refresh('exchange', 'org', 'school', 'member')
  }
  const discard = () =>
    act(async () => {
      await client.exchange.discard({ batchId })
      router.navigate({ to: '/import' as '/' })
    })
  const confirm = (allOrNothing: boolean) => act(() => client.exchange.confirm({ batchId, allOrNothing }))
  const choose = (seq: number, choice: string | null) =>
    act(() => client.exchange.choose({ batchId, choices: [{ seq, choice: choice as never }] }))
  const isLocked = isPast || isBusy || batch.state !== 'preview'
  const worst: ImportRowsShown | undefined = batch.counts?.error ? 'error' : batch.counts?.duplicate ? 'duplicate' : undefined
  const shown = show === 'all' ? undefined : (show ?? worst)
  const setShown = (next: ImportRowsShown | undefined) =>
    void router.navigate({
      to: `/import/${batchId}` as '/',
      search: { show: next ?? 'all' } as never,
      replace: true,
      resetScroll: false,
    })
  const hasRows = batch.counts !== null && !isWorking(batch.state) && batch.state !== 'failed'
  return (
    <PageFrame
      title={`导入${kindOf(batch.kind).label}`}
      trail={[{ title: '导入导出', path: '/import' }]}
      state={<Tag color={STATE_TAGS[batch.state]}>{STATE_LABELS[batch.state]}</Tag>}
    >
      <Typography.Paragraph type="secondary">
        {batch.fileName}，导入到{batch.orgName}，{batch.recordedBy} {momentAt(batch.recordedAt)} 上传
        {batch.fromOn && batch.kind !== 'school' ? `，表中没写日期的自 ${batch.fromOn} 起登记` : ''}
        {batch.previewMs !== null ? `，预览用时 ${(batch.previewMs / 1000).toFixed(1)} 秒` : ''}
        {batch.confirmMs !== null ? `，写入用时 ${(batch.confirmMs / 1000).toFixed(1)} 秒` : ''}
      </Typography.Paragraph>
      <Problems error={error ?? found.error} />
      {isWorking(batch.state) ? (
        <Card size="small" aria-live="polite">
          <Progress percent={batch.progress} status="active" />
          {batch.progressNote || '正在排队'}。可以离开这一页，稍后从“导入记录”回来。
        </Card>
      ) : null}
      {batch.state === 'failed' ? (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 16 }}
          title={batch.progressNote || '没有读成'}
          description={<Button href="/import">重新上传</Button>}
        />
      ) : null}
      {batch.state === 'preview' && !isPast ? (
        <ConfirmBar batch={batch} isBusy={isBusy} onConfirm={confirm} onMarked={marked} onDiscard={discard} />
      ) : null}
      {batch.state === 'confirmed' || batch.state === 'reversed' ? (
        <ResultBar batch={batch} isLocked={isPast} onMarked={marked} onReverse={reverse} />
      ) : null}
      {batch.sheets.length > 0 && !isWorking(batch.state) ? (
        <Card size="small" style={{ marginBottom: 16 }}>
          <LayoutSummary
            sheets={batch.sheets}
            isLocked={isPast || !['preview', 'failed'].includes(batch.state)}
            onEdit={() => setEditing(true)}
          />
        </Card>
      ) : null}
      {hasRows ? (
        <Card size="small" id="rows">
          <RowTable key={shown} batch={batch} show={shown} onShow={setShown} isLocked={isLocked} onChoose={choose} />
        </Card>
      ) : null}
      {isEditing ? (
        <LayoutEditor sheets={batch.sheets} fields={batch.fields} isOpen onClose={() => setEditing(false)} onSave={relayout} />
      ) : null}
    </PageFrame>
  )
}
