import { CATEGORY_LABELS, STATUS_LABELS } from '@hongzhu/domain/member'
import { DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button, Card, Descriptions, Dropdown, Form, Skeleton, Tabs, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { api, client } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { ImportSource } from '../../../ui/import-source.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ACTS, type Act, MemberAct, OFFICE_ACTS } from '../parts/acts.tsx'
import { AttendanceCounts } from '../parts/attendance-counts.tsx'
import { FieldsCard } from '../parts/fields-card.tsx'
import { Findings } from '../parts/findings.tsx'
import { History } from '../parts/history.tsx'
import { type MemberRecord, refreshMembers } from '../parts/record-type.ts'
import { Trail } from '../parts/trail.tsx'

const since = (day: string | null) => (day ? `（${day} 起）` : '')

function Head({ record, on }: { record: MemberRecord; on: string }) {
  const duties = record.posts.filter((post) => post.fromOn <= on && (!post.untilOn || post.untilOn > on))
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        items={[
          { key: 'org', label: '所在支部', children: <a href={`/orgs/${record.orgId}`}>{record.orgName}</a> },
          { key: 'joined', label: '入党日期', children: record.values.joinedOn ?? '未登记' },
          { key: 'full', label: '转正日期', children: record.values.fullOn ?? (record.category === 'P' ? '预备期' : '未登记') },
          {
            key: 'duty',
            label: '职务',
            children: duties.map((post) => `${post.orgName}${DUTY_LABELS[post.duty as Duty] ?? post.duty}`).join('、') || '无',
          },
          {
            key: 'away',
            label: '流动与联系',
            children: record.lost.is
              ? `失联${since(record.lost.on)}`
              : record.floating.is
                ? `流动至${record.floating.to ?? '（未登记流向）'}${since(record.floating.from)}`
                : '没有流动、失联登记',
          },
          {
            key: 'complete',
            label: '信息完整',
            children:
              record.completeness.due === 0 ? (
                '—'
              ) : record.completeness.missing.length === 0 ? (
                `${record.completeness.due} 项已齐`
              ) : (
                <Tooltip title={`缺：${record.completeness.missing.join('、')}`}>
                  {record.completeness.filled} / {record.completeness.due} 项，缺{record.completeness.missing.join('、')}
                </Tooltip>
              ),
          },
        ]}
      />
    </Card>
  )
}

function EndRelief({
  record,
  reliefId,
  today,
  onClose,
}: {
  record: MemberRecord
  reliefId: string
  today: string
  onClose: () => void
}) {
  const submit = async (values: { untilOn: string; docNo?: string }) => {
    await client.member.endRelief({ personId: record.personId, reliefId, ...values } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer title="终止" okText="终止" onClose={onClose} initial={{ untilOn: today }} submit={submit as never}>
      <Form.Item name="untilOn" label="终止日期" rules={[{ required: true, message: '请填写终止日期' }]}>
        <DayField />
      </Form.Item>
    </ActDrawer>
  )
}

/** One person: six facts, fields, dated history, organisational life, who changed what. */
export function Page() {
  const { personId } = useParams({ strict: false }) as { personId: string }
  const { tab = 'fields' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const { on, isPast } = useAsOf()
  const me = useMe()
  const may = useMay()
  const [act, setAct] = useState<Act>()
  const [reliefId, setReliefId] = useState<string>()
  const found = useQuery(api.member.read.queryOptions({ input: { personId, ...(on ? { on } : {}) } as never }))
  const today = me.data?.today ?? ''
  const record = found.data
  if (!record)
    return (
      <PageFrame title="党员信息" trail={[{ title: '党员', path: '/members' }]}>
        <Problems error={found.error} />
        {found.isPending ? <Skeleton active /> : null}
      </PageFrame>
    )
  const acts = (Object.keys(ACTS) as Act[]).filter((key) => may(OFFICE_ACTS.includes(key) ? 'member.decide' : 'member.write'))
  const canAct = record.isKept && record.category !== null && !isPast && acts.length > 0
  return (
    <PageFrame
      title={record.name}
      trail={[{ title: '党员', path: '/members' }, ...record.orgTrail.map((title) => ({ title }))]}
      state={
        <>
          {record.category ? <Tag>{CATEGORY_LABELS[record.category]}</Tag> : <Tag>非党员</Tag>}
          {record.status && record.status !== 'NORMAL' ? <Tag color="orange">{STATUS_LABELS[record.status]}</Tag> : null}
        </>
      }
      actions={
        canAct ? (
          <Dropdown
            trigger={['click']}
            menu={{ items: acts.map((key) => ({ key, label: ACTS[key] })), onClick: ({ key }) => setAct(key as Act) }}
          >
            <Button type="primary">办理 ▾</Button>
          </Dropdown>
        ) : null
      }
      strip={
        record.isKept ? null : (
          <Alert type="info" showIcon style={{ marginBottom: 16 }} title="组织关系已转出，这里只显示在本组织期间的情况。" />
        )
      }
    >
      <Head record={record} on={on ?? today} />
      <ImportSource kind="member" id={record.personId} />
      <Findings findings={record.findings} />
      <Card size="small">
        <Tabs
          activeKey={tab}
          onChange={(key) => navigate({ to: '.', search: { tab: key } as never, replace: true })}
          items={[
            { key: 'fields', label: '登记信息', children: <FieldsCard record={record} /> },
            {
              key: 'history',
              label: '组织关系与任职',
              children: <History record={record} onEndRelief={canAct && may('member.write') ? setReliefId : undefined} />,
            },
            { key: 'life', label: '组织生活', children: <AttendanceCounts record={record} /> },
            ...(record.isKept ? [{ key: 'trail', label: '变更记录', children: <Trail personId={record.personId} /> }] : []),
          ]}
        />
      </Card>
      {act ? <MemberAct act={act} record={record} today={today} onClose={() => setAct(undefined)} /> : null}
      {reliefId ? <EndRelief record={record} reliefId={reliefId} today={today} onClose={() => setReliefId(undefined)} /> : null}
    </PageFrame>
  )
}
