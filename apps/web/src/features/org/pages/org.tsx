import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button, Card, Dropdown, Flex, Skeleton, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { api, refresh } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Body } from '../parts/body.tsx'
import { CommandDrawerFor, changeItems, commandFrom } from '../parts/commands.tsx'
import { Head } from '../parts/head.tsx'
import { History } from '../parts/history.tsx'
import type { Command, OrgPage } from '../parts/org-data.ts'
import { Overview } from '../parts/overview.tsx'

interface Search {
  tab?: string
  act?: string
}

/** Places where other records of the organisation are. */
function Elsewhere({ links }: { links: readonly { label: string; href: string; text: string }[] }) {
  return (
    <Card size="small">
      <Flex vertical gap={8}>
        {links.map((link) => (
          <div key={link.href}>
            <a href={link.href}>{link.label}</a>　{link.text}
          </div>
        ))}
      </Flex>
    </Card>
  )
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
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'overview', label: '概况', children: <Overview org={org} /> },
          { key: 'body', label: '班子与届期', children: <Body org={org} run={run} /> },
          {
            key: 'members',
            label: `党员（${full + probationary}）`,
            children: (
              <Elsewhere
                links={[
                  {
                    label: '党员名册',
                    href: `/members?org=${org.id}`,
                    text: `正式党员 ${full} 人，预备党员 ${probationary} 人，含下级`,
                  },
                ]}
              />
            ),
          },
          {
            key: 'life',
            label: '组织生活',
            children: (
              <Elsewhere
                links={[
                  {
                    label: '组织生活记录',
                    href: `/meetings?org=${org.id}`,
                    text: '支部党员大会、支委会、党小组会、党课和主题党日',
                  },
                  { label: '组织生活落实情况', href: `/matrix?org=${org.id}`, text: '逐月应办、已办和逾期' },
                ]}
              />
            ),
          },
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
