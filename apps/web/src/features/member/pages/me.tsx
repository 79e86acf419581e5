import { dayAt, momentAt } from '@hongzhu/domain'
import { CATEGORY_LABELS, STATUS_LABELS } from '@hongzhu/domain/member'
import { useQuery } from '@tanstack/react-query'
import { Alert, Card, Descriptions, Skeleton, Table, Tabs, Tag } from 'antd'
import { api } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { AttendanceCounts } from '../parts/attendance-counts.tsx'
import { FieldsTable } from '../parts/fields-card.tsx'
import { History } from '../parts/history.tsx'
import { MyCorrections } from '../parts/my-corrections.tsx'

/** What is recorded about me, by whom, who looked at it, and how to have it corrected (SEC-61). */
export function Page() {
  const me = useMe()
  const found = useQuery(api.mine.record.queryOptions({ input: {} }))
  const record = found.data?.record
  if (!found.data)
    return (
      <PageFrame title="我的信息">
        <Problems error={found.error} />
        {found.isPending ? <Skeleton active /> : null}
      </PageFrame>
    )
  if (!record)
    return (
      <PageFrame title="我的信息">
        <Alert type="info" showIcon title="这个账号没有对应的人员信息，系统里没有登记您的个人资料。" />
      </PageFrame>
    )
  return (
    <PageFrame
      title={record.name}
      state={
        <>
          {record.category ? <Tag>{CATEGORY_LABELS[record.category]}</Tag> : null}
          {record.status && record.status !== 'NORMAL' ? <Tag color="orange">{STATUS_LABELS[record.status]}</Tag> : null}
        </>
      }
    >
      <Card size="small" style={{ marginBottom: 16 }}>
        <Descriptions
          size="small"
          column={{ xs: 1, sm: 2, lg: 3 }}
          items={[
            { key: 'org', label: '所在组织', children: record.orgName },
            { key: 'joined', label: '入党日期', children: record.values.joinedOn ?? '未登记' },
            { key: 'full', label: '转正日期', children: record.values.fullOn ?? '—' },
            { key: 'login', label: '登录名', children: me.data?.login },
            { key: 'recorded', label: '登记', children: `${record.recordedBy ?? '初始登记'} ${dayAt(record.recordedAt)}` },
          ]}
        />
      </Card>
      <Card size="small">
        <Tabs
          items={[
            { key: 'fields', label: '登记的信息', children: <FieldsTable record={record} /> },
            { key: 'history', label: '组织关系与任职', children: <History record={record} /> },
            {
              key: 'life',
              label: '组织生活',
              children: <AttendanceCounts record={record} isOwn />,
            },
            { key: 'corrections', label: '申请更正', children: <MyCorrections rows={found.data.corrections} /> },
            {
              key: 'looks',
              label: '谁查看过',
              children: (
                <Table
                  size="small"
                  rowKey="at"
                  dataSource={found.data.looks}
                  pagination={false}
                  scroll={{ x: 560 }}
                  locale={{ emptyText: '近十二个月没有人查看过您的完整证件号码' }}
                  columns={[
                    { title: '时间', dataIndex: 'at', width: 150, render: (at: string) => momentAt(at) },
                    { title: '查看人', dataIndex: 'actor', width: 110 },
                    { title: '身份', dataIndex: 'role', width: 160 },
                    { title: '事由', dataIndex: 'reason' },
                  ]}
                />
              ),
            },
          ]}
        />
      </Card>
    </PageFrame>
  )
}
