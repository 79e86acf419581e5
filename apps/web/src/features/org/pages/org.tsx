import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button, Dropdown, Skeleton, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { api, refresh } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { ImportSource } from '../../../ui/import-source.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Body } from '../parts/body.tsx'
import { CommandDrawerFor, changeItems, commandFrom, isForSuperior } from '../parts/commands.tsx'
import { Head } from '../parts/head.tsx'
import { History } from '../parts/history.tsx'
import { Life } from '../parts/life.tsx'
import { Members } from '../parts/members.tsx'
import type { Command, OrgPage } from '../parts/org-data.ts'
import { Overview } from '../parts/overview.tsx'

interface Search {
  tab?: string
  act?: string
}

function Content({
  org,
  run,
  tab,
  setTab,
}: {
  org: OrgPage
  run: ((command: Command) => void) | undefined
  tab: string
  setTab: (tab: string) => void
}) {
  const { full, probationary } = org.members
  return (
    <>
      <Head org={org} />
      <ImportSource kind="org" id={org.id} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'overview', label: '概况', children: <Overview org={org} run={run} /> },
          { key: 'body', label: '班子与届期', children: <Body org={org} run={run} /> },
          { key: 'members', label: `党员（${full + probationary}）`, children: <Members org={org} /> },
          { key: 'life', label: '组织生活', children: <Life org={org} /> },
          { key: 'history', label: '变动记录', children: <History org={org} /> },
        ]}
      />
    </>
  )
}

export function Page() {
  const { orgId } = useParams({ strict: false }) as { orgId: string }
  const search = useSearch({ strict: false }) as Search & Record<string, unknown>
  const navigate = useNavigate()
  const { on, isPast } = useAsOf()
  const may = useMay()
  const [chosen, setChosen] = useState<Command>()
  const page = useQuery(api.org.page.queryOptions({ input: { orgId, ...(on ? { on } : {}) } }))
  const org = page.data
  const change = (next: Search) => navigate({ to: `/orgs/${orgId}` as '/', search: next as never, replace: true })
  const canAct = may('org.write') && !isPast && org !== undefined && !org.dissolvedOn
  const command = chosen ?? (canAct ? commandFrom(search.act, org, search) : undefined)
  const isAbove = canAct && !org.isSuperior && isForSuperior(search.act)
  const close = () => {
    setChosen(undefined)
    if (search.act) change(search.tab ? { tab: search.tab } : {})
  }
  return (
    <PageFrame
      title={org?.name ?? '组织'}
      trail={[
        { title: '组织', path: '/orgs' },
        ...(org?.trail.map((part) => ({ title: part.shortName, ...(part.inReach ? { path: `/orgs/${part.id}` } : {}) })) ?? []),
      ]}
      state={org?.dissolvedOn ? <Tag>{org.dissolvedOn} 撤销</Tag> : null}
      actions={
        canAct ? (
          <>
            {org.isSuperior ? (
              <Dropdown
                menu={{ items: changeItems(org), onClick: ({ key }) => setChosen({ kind: key as 'rename' }) }}
                trigger={['click']}
              >
                <Button>办理变动</Button>
              </Dropdown>
            ) : null}
            {org.kind === 'group' ? null : (
              <Button type="primary" onClick={() => setChosen({ kind: 'found' })}>
                成立下级组织
              </Button>
            )}
          </>
        ) : null
      }
      strip={
        org && !org.exists ? (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            title={
              org.dissolvedOn && org.dissolvedOn <= org.on
                ? `该组织已于 ${org.dissolvedOn} 撤销${org.dissolvedDocNo ? `（${org.dissolvedDocNo}）` : ''}，资料只供查阅。`
                : `该组织于 ${org.foundedOn} 成立，${org.on} 时还没有。`
            }
          />
        ) : null
      }
    >
      <Problems error={page.error} />
      {isAbove ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="这一事项由上级党组织决定并登记，请报上级办理。"
          closable={{ onClose: close }}
        />
      ) : null}
      {page.isPending ? <Skeleton active /> : null}
      {org ? (
        <Content
          org={org}
          run={canAct ? setChosen : undefined}
          tab={search.tab ?? 'overview'}
          setTab={(tab) => change({ tab })}
        />
      ) : null}
      {org && command ? (
        <CommandDrawerFor
          key={command.kind}
          org={org}
          command={command}
          onClose={close}
          onDone={() => refresh('org', 'post', 'term', 'obligation', 'school', 'coverage')}
        />
      ) : null}
    </PageFrame>
  )
}
