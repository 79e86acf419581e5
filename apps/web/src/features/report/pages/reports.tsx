import { momentAt } from '@hongzhu/domain'
import { REPORT_STATE_LABELS, type ReportState } from '@hongzhu/domain/report'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Flex, Input, Segmented, Table, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { NewReport } from '../parts/new-report.tsx'

interface Search {
  state?: ReportState | 'all'
  q?: string
  page?: number
}

export function Page() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const may = useMay()
  const { isPast } = useAsOf()
  const [isNew, setNew] = useState(false)
  const state = search.state === 'draft' || search.state === 'frozen' ? search.state : undefined
  const page = Number(search.page) || 1
  const change = (next: Search) => navigate({ to: '/reports' as never, search: { ...search, ...next } as never, replace: true })
  const found = useQuery({
    ...api.report.list.queryOptions({
      input: { page, pageSize: 20, ...(state ? { state } : {}), ...(search.q ? { q: String(search.q) } : {}) },
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame
      title="总结材料"
      actions={
        may('report.write') ? (
          <Button type="primary" disabled={isPast} onClick={() => setNew(true)}>
            新建材料
          </Button>
        ) : null
      }
    >
      <Problems error={found.error} />
      <Flex gap={12} wrap style={{ marginBottom: 12 }}>
        <Segmented<ReportState | 'all'>
          aria-label="状态"
          value={state ?? 'all'}
          onChange={(next) => change({ state: next, page: 1 })}
          options={[
            { value: 'all', label: '全部' },
            { value: 'draft', label: '草稿' },
            { value: 'frozen', label: '已定稿' },
          ]}
        />
        <Input.Search
          allowClear
          placeholder="标题或组织名称"
          defaultValue={search.q ?? ''}
          onSearch={(q) => change({ q, page: 1 })}
          style={{ width: 260, maxWidth: '100%' }}
        />
      </Flex>
      <Table
        size="middle"
        rowKey="id"
        loading={found.isFetching}
        dataSource={found.data?.rows ?? []}
        scroll={{ x: 760 }}
        locale={{
          emptyText: may('report.write') ? '还没有材料。点右上角“新建材料”，从年度总结模板写起。' : '管理范围内还没有材料。',
        }}
        pagination={{
          current: page,
          pageSize: 20,
          total: found.data?.total ?? 0,
          showSizeChanger: false,
          onChange: (next) => change({ page: next }),
          showTotal: (total) => `共 ${total} 份`,
        }}
        columns={[
          {
            title: '标题',
            dataIndex: 'title',
            render: (title: string, row) => <Link to={`/reports/${row.id}` as never}>{title}</Link>,
          },
          { title: '组织', dataIndex: 'orgName', width: 200 },
          { title: '截止日', dataIndex: 'asOf', width: 112 },
          {
            title: '状态',
            dataIndex: 'state',
            width: 90,
            render: (value: ReportState) => (
              <Tag color={value === 'frozen' ? 'green' : 'default'}>{REPORT_STATE_LABELS[value]}</Tag>
            ),
          },
          {
            title: '最近修改',
            dataIndex: 'changedAt',
            width: 210,
            render: (at: string, row) => `${momentAt(row.frozenAt ?? at)} ${row.frozenBy ?? row.changedBy ?? ''}`,
          },
        ]}
      />
      <NewReport isOpen={isNew} onClose={() => setNew(false)} />
    </PageFrame>
  )
}
