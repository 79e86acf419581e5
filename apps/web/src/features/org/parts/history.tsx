import { dayAt } from '@hongzhu/domain'
import { ORG_EVENT_LABELS, ORG_KIND_LABELS, type OrgEventKind, type OrgKind } from '@hongzhu/domain/org'
import { Card, Flex, Table, type TableColumnsType } from 'antd'
import type { OrgPage } from './org-data.ts'

interface Recorded {
  docNo: string | null
  recordedAt: string
  recordedBy: string | null
}
interface Dated extends Recorded {
  from: string
  until: string | null
}

const recordedColumns = <T extends Recorded>(): TableColumnsType<T> => [
  { title: '文号', dataIndex: 'docNo', width: 200, render: (docNo: string | null) => docNo ?? '' },
  {
    title: '录入',
    key: 'recorded',
    width: 180,
    render: (_, row) => `${dayAt(row.recordedAt)} ${row.recordedBy ?? '导入'}`,
  },
]
const datedColumns = <T extends Dated>(): TableColumnsType<T> => [
  { title: '起', dataIndex: 'from', width: 112 },
  { title: '止（不含）', dataIndex: 'until', width: 112, render: (until: string | null) => until ?? '至今' },
  ...recordedColumns<T>(),
]

/** 变动记录: every dated fact, when it held, by which paper, who recorded it when. */
export function History({ org }: { org: OrgPage }) {
  const base = { size: 'small' as const, pagination: false as const, scroll: { x: 900 } }
  return (
    <Flex vertical gap={16}>
      <Card size="small" title="变动事项">
        <Table
          {...base}
          rowKey="id"
          dataSource={[...org.events]}
          locale={{ emptyText: '没有登记过变动' }}
          columns={[
            { title: '生效日', dataIndex: 'on', width: 112 },
            { title: '事项', dataIndex: 'kind', width: 96, render: (kind: OrgEventKind) => ORG_EVENT_LABELS[kind] },
            { title: '内容', dataIndex: 'text' },
            { title: '决定组织', dataIndex: 'decidedBy', width: 150 },
            { title: '说明', dataIndex: 'reason', width: 150 },
            ...recordedColumns<OrgPage['events'][number]>(),
          ]}
        />
      </Card>
      <Card size="small" title="名称">
        <Table
          {...base}
          rowKey="from"
          dataSource={[...org.names]}
          columns={[
            { title: '全称', dataIndex: 'name' },
            { title: '简称', dataIndex: 'shortName', width: 180 },
            ...datedColumns<OrgPage['names'][number]>(),
          ]}
        />
      </Card>
      <Card size="small" title="类型">
        <Table
          {...base}
          rowKey="from"
          dataSource={[...org.kinds]}
          columns={[
            { title: '类型', dataIndex: 'kind', render: (kind: OrgKind) => ORG_KIND_LABELS[kind] },
            ...datedColumns<OrgPage['kinds'][number]>(),
          ]}
        />
      </Card>
      <Card size="small" title="隶属关系">
        <Table
          {...base}
          rowKey="from"
          dataSource={[...org.placements]}
          columns={[
            { title: '上级', dataIndex: 'parentName', render: (name: string | null) => name ?? '无上级' },
            ...datedColumns<OrgPage['placements'][number]>(),
          ]}
        />
      </Card>
    </Flex>
  )
}
