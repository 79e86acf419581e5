import type { Permission } from '@hongzhu/domain/access'
import { isBranch, type OrgKind } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Collapse, Segmented, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ReadFailure } from '../../../ui/read-failure.tsx'
import type { View } from '../parts/by-organisation.tsx'
import { DutyColumn, type Listed } from '../parts/duty-column.tsx'
import { ExportMenu } from '../parts/export-menu.tsx'

interface Search {
  org?: string
  view?: View
}

// The desk of a branch needs neither: the table and the drawer come when they are shown.
const ByOrganisation = lazy(async () => ({ default: (await import('../parts/by-organisation.tsx')).ByOrganisation }))
const WhyDrawer = lazy(async () => ({ default: (await import('../../../ui/duty/why-drawer.tsx')).WhyDrawer }))

const COLUMNS: readonly Listed[] = ['late', 'now', 'next']

const LANDINGS: readonly (readonly [Permission, string])[] = [
  ['job.read', '/system'],
  ['grant.decide', '/accounts'],
  ['audit.read', '/audit'],
]
/** Where a post without duties begins: administrators at their own page, a member at their own record. */
const landingOf = (may: (permission: Permission) => boolean) => LANDINGS.find(([permission]) => may(permission))?.[1] ?? '/me'

export function Page() {
  const me = useMe()
  const may = useMay()
  const { on } = useAsOf()
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const [why, setWhy] = useState<{ orgId: string; key: string }>()
  const [isDone, setDone] = useState(false)
  const own = me.data?.grant?.orgId
  const org = search.org ?? own
  const counts = useQuery({
    ...api.obligation.counts.queryOptions({ input: { ...(org ? { org } : {}), ...(on ? { on } : {}) } }),
    enabled: Boolean(org) && may('obligation.read'),
    networkMode: 'always',
  })
  const open = (nextOrg: string, view: View) => navigate({ to: '/home' as '/', search: { org: nextOrg, view } as never })
  if (!may('obligation.read')) return <Navigate to={landingOf(may) as '/'} replace />
  const data = counts.data
  const hasChildren = (data?.children.length ?? 0) > 0
  const view: View = search.view ?? (hasChildren && !isBranch(data?.kind as OrgKind) ? 'orgs' : 'list')
  const counted = view === 'own' ? data?.own : data
  const totalOf = (bucket: Listed) =>
    bucket === 'done' ? (counted?.met ?? 0) + (counted?.excused ?? 0) : (counted?.[bucket] ?? 0)
  const buckets: readonly Listed[] = isDone ? ['done'] : totalOf('undetermined') > 0 ? [...COLUMNS, 'undetermined'] : COLUMNS
  const column = (bucket: Listed) => (
    <DutyColumn
      key={bucket + org + view}
      bucket={bucket}
      orgId={org ?? ''}
      isOwn={view === 'own'}
      total={totalOf(bucket)}
      pageSize={isDone ? 30 : 12}
      onOpen={(orgId, key) => setWhy({ orgId, key })}
    />
  )
  return (
    <PageFrame
      title={data ? `${data.orgName}待办` : '待办'}
      trail={org !== own && own ? [{ title: me.data?.grant?.orgName ?? '', path: '/home' }] : []}
      actions={
        <>
          {hasChildren ? (
            <Segmented<View>
              value={view}
              onChange={(next) => org && open(org, next)}
              options={[
                { label: '按组织', value: 'orgs' },
                { label: '本级事项', value: 'own' },
                { label: '全部事项', value: 'list' },
              ]}
            />
          ) : null}
          {view !== 'orgs' ? <Button onClick={() => setDone(!isDone)}>{isDone ? '看未办结' : '看已办结'}</Button> : null}
          {org ? <ExportMenu orgId={org} /> : null}
        </>
      }
    >
      <ReadFailure of={counts} />
      {counts.isPending && !counts.error ? <Skeleton active /> : null}
      {data && view === 'orgs' ? (
        <Suspense fallback={<Skeleton active />}>
          <ByOrganisation whole={data} />
        </Suspense>
      ) : null}
      {data && view !== 'orgs' && org ? <div className="desk-columns">{buckets.map(column)}</div> : null}
      {data && view !== 'orgs' && org && !isDone && totalOf('later') > 0 ? (
        <Collapse
          size="small"
          style={{ marginTop: 12 }}
          items={[
            { key: 'later', label: `以后 ${totalOf('later')} 项（期限在下月以后，已经可以办理）`, children: column('later') },
          ]}
        />
      ) : null}
      {why ? (
        <Suspense fallback={null}>
          <WhyDrawer orgId={why.orgId} dutyKey={why.key} onClose={() => setWhy(undefined)} />
        </Suspense>
      ) : null}
    </PageFrame>
  )
}
