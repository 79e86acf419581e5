import { MEETING_KIND_LABELS } from '@hongzhu/domain/meeting'
import { useQuery } from '@tanstack/react-query'
import { Alert, Flex } from 'antd'
import { useEffect } from 'react'
import { queries, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { listSheets } from '../offline/store.ts'
import { forgetOld, sendAll } from '../offline/sync.ts'

const KEY = ['meeting-sheets-on-this-device']

/** Sheets that wait on this device; they go out by themselves as soon as the server answers. */
export function Unsent() {
  const me = useMe()
  const accountId = me.data?.accountId
  const waiting = useQuery({
    queryKey: [...KEY, accountId],
    queryFn: async () => (await listSheets(accountId ?? '')).filter((sheet) => sheet.isUnsent),
    enabled: accountId !== undefined,
    networkMode: 'always',
    staleTime: 0,
  })
  useEffect(() => {
    if (!accountId) return
    const send = async () => {
      const count = await sendAll(accountId)
      await forgetOld(accountId, Date.now())
      await queries.invalidateQueries({ queryKey: KEY })
      if (count > 0) await refresh('meeting')
    }
    const run = () => void send().catch(() => {})
    run()
    window.addEventListener('online', run)
    return () => window.removeEventListener('online', run)
  }, [accountId])
  const sheets = waiting.data ?? []
  if (sheets.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`有 ${sheets.length} 张会议单还存在本机，没有送到服务器`}
      description={
        <Flex vertical>
          {sheets.map((sheet) => (
            <a key={sheet.key} href={sheet.meetingId ? `/meetings/${sheet.meetingId}` : `/meetings/new?key=${sheet.key}`}>
              {sheet.sheet.heldOn} {sheet.sheet.kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('、') || '会议单'}{' '}
              {sheet.context?.orgShortName ?? ''}
              {sheet.conflict ? '（两边都改过，请打开选用）' : '（联网后自动送出）'}
            </a>
          ))}
        </Flex>
      }
    />
  )
}
