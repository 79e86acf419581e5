import { date } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { Alert, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { findSheet, keepSheet, type LocalSheet } from '../offline/store.ts'
import { MOST_LISTED, OrgChoice } from '../parts/org-choice.tsx'
import { SheetForm } from '../parts/sheet-form.tsx'
import { kindsOf, newSheet, startingDay } from '../parts/start.ts'

function useAddress() {
  const text = useRouterState({ select: (state) => state.location.searchStr })
  const search = new URLSearchParams(text)
  const read = (name: string) => search.get(name)?.replaceAll('"', '') || undefined
  return { org: read('org'), kind: read('kind'), period: read('month') ?? read('period'), on: read('on'), key: read('key') }
}

/** Opens the sheet of the key in the address; a new one gets its key before anything is typed. */
function useStart(orgId: string | undefined): LocalSheet | undefined {
  const me = useMe()
  const router = useRouter()
  const address = useAddress()
  const [start, setStart] = useState<LocalSheet>()
  const accountId = me.data?.accountId
  const today = me.data?.today
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per key and organisation
  useEffect(() => {
    if (!accountId || !today) return
    let isLeft = false
    const open = async () => {
      const key = address.key ?? crypto.randomUUID()
      const known = address.key ? await findSheet(accountId, address.key).catch(() => undefined) : undefined
      if (!known && !orgId) return
      const sheet = newSheet(address.on ?? startingDay(address.period, date(today)), kindsOf(address.kind))
      const fresh: LocalSheet = known ?? {
        key,
        accountId,
        orgId: orgId ?? '',
        meetingId: null,
        version: 0,
        sheet,
        base: null,
        context: null,
        reasons: {},
        conflict: null,
        isUnsent: false,
        changedAt: new Date().toISOString(),
      }
      if (!known) await keepSheet(fresh).catch(() => {})
      if (isLeft) return
      setStart(fresh)
      if (!address.key) {
        const search = new URLSearchParams(window.location.search)
        search.set('key', key)
        if (orgId) search.set('org', orgId)
        router.history.replace(`/meetings/new?${search}`)
      }
    }
    void open()
    return () => {
      isLeft = true
    }
  }, [accountId, today, orgId, address.key])
  return start && (!address.key || start.key === address.key) ? start : undefined
}

export function Page() {
  const me = useMe()
  const { isPast } = useAsOf()
  const address = useAddress()
  const [picked, setPicked] = useState<string>()
  const isKnown = address.org !== undefined || address.key !== undefined
  const choice = useQuery({
    ...api.org.search.queryOptions({ input: { q: '', limit: MOST_LISTED + 1 } }),
    enabled: !isKnown && !isPast,
    networkMode: 'always',
    retry: false,
  })
  const [first, ...others] = choice.data?.rows ?? []
  // Without network the post's own organisation is the one that is known.
  const own = choice.error ? me.data?.grant?.orgId : first && others.length === 0 ? first.id : undefined
  const orgId = address.org ?? picked ?? own
  const start = useStart(isPast ? undefined : orgId)
  if (isPast)
    return (
      <PageFrame trail={[{ title: '组织生活', path: '/meetings' }]} title="登记会议">
        <Alert type="info" showIcon title="正在查看过去某日的情况，不能登记会议；请先把截止日改回今天。" />
      </PageFrame>
    )
  if (start && me.data) return <SheetForm key={start.key} start={start} today={date(me.data.today)} />
  if (orgId || isKnown || choice.isPending) return <Spin style={{ display: 'block', margin: '20vh auto' }} />
  return (
    <PageFrame trail={[{ title: '组织生活', path: '/meetings' }]} title="登记会议">
      <OrgChoice rows={choice.data?.rows ?? []} own={me.data?.grant?.orgId} onChoose={setPicked} />
    </PageFrame>
  )
}
