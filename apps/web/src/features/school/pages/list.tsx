import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Table } from 'antd'
import { useState } from 'react'
import { api, refresh } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { CreateSchool } from '../parts/create-school.tsx'
import { FilterBar, type Filters, filtersFrom } from '../parts/filters.tsx'
import { schoolColumns } from '../parts/school-columns.tsx'
import type { SchoolRow } from '../parts/school-data.ts'
import { SectionTabs } from '../parts/section-tabs.tsx'

const LEDGER = ['uncovered', 'workOnly', 'blank']

export function Page() {
  const { on, isPast } = useAsOf()
  const may = useMay()
  const me = useMe()
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const [isCreating, setCreating] = useState(false)
  const { page = '1', ...filters } = filtersFrom(search)
  const input = { ...filters, ...(on ? { on } : {}) }
  const list = useQuery({
    ...api.school.list.queryOptions({ input: { ...input, page: Number(page), pageSize: 20 } as never }),
    placeholderData: keepPreviousData,
  })
  const change = (next: Filters) =>
    navigate({
      to: '/schools' as '/',
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as never,
      replace: true,
    })
  const query = new URLSearchParams(Object.entries(input).map(([key, value]) => [key, String(value)])).toString()
  const isLedger = LEDGER.includes(filters.state ?? '')
  return (
    <PageFrame
      title="学校与覆盖"
      actions={
        <>
          {may('export.run') ? (
            <Button href={`/api/coverage/export?${query}`} download>
              导出台账
            </Button>
          ) : null}
          {may('school.write') && !isPast ? (
            <Button type="primary" onClick={() => setCreating(true)}>
              设立学校
            </Button>
          ) : null}
        </>
      }
    >
      <SectionTabs current="/schools" />
      <FilterBar filters={filters} change={change} />
      <Problems error={list.error} />
      <Table<SchoolRow>
        size="middle"
        rowKey="id"
        loading={list.isPending}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 960 }}
        columns={schoolColumns(isLedger)}
        locale={{ emptyText: <Empty description="没有符合条件的学校，放宽条件试试" /> }}
        pagination={{
          current: Number(page),
          pageSize: 20,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: (total) => `共 ${total} 所`,
          onChange: (next) => change({ ...filters, page: String(next) }),
        }}
      />
      {isCreating && me.data ? (
        <CreateSchool today={me.data.today} onClose={() => setCreating(false)} onDone={() => refresh('school', 'coverage')} />
      ) : null}
    </PageFrame>
  )
}
