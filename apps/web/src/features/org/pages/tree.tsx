import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'

export function Page() {
  const { on } = useAsOf()
  const tree = useQuery(api.org.tree.queryOptions({ input: on ? { on } : {} }))
  return (
    <PageFrame title="组织">
      <Problems error={tree.error} />
      <Table
        size="middle"
        rowKey="id"
        loading={tree.isPending}
        dataSource={tree.data?.rows ?? []}
        pagination={{ pageSize: 20, showTotal: (total) => `共 ${total} 个组织` }}
        columns={[
          { title: '组织', dataIndex: 'name' },
          { title: '类型', dataIndex: 'kind', width: 120, render: (kind: OrgKind) => ORG_KIND_LABELS[kind] },
          { title: '党员（人）', dataIndex: 'members', width: 110, align: 'right' },
        ]}
      />
    </PageFrame>
  )
}
