import { CASE_STATUS_LABELS, type CaseStatus } from '@hongzhu/domain/procedure'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Card, Empty, Flex, Grid, Pagination, Select, Table, Tag, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { BeginDrawer } from '../parts/begin-drawer.tsx'
import type { CaseRow } from '../parts/case-data.ts'
import { CaseStatusTag } from '../parts/status-tag.tsx'

const PAGE_SIZE = 20
type Search = Partial<Record<'org' | 'procedure' | 'status' | 'page' | 'begin', string | number>>

function Due({ row }: { row: CaseRow }) {
  if (row.due === null) return null
  return (
    <>
      {row.due} {row.isLate ? <Tag color="red">逾期</Tag> : null}
    </>
  )
}
const stepOf = (row: CaseRow) => (row.step ? `${row.step}${row.actor === 'superior' ? '（上级办理）' : ''}` : '')

function Cards({ rows }: { rows: readonly CaseRow[] }) {
  return (
    <Flex vertical gap={8}>
      {rows.map((row) => (
        <Card key={row.id} size="small">
          <Flex justify="space-between" gap={8}>
            <a href={`/cases/${row.id}`}>{row.name}</a>
            <CaseStatusTag status={row.status} />
          </Flex>
          <div>{row.orgName}</div>
          <Typography.Text type="secondary">
            {stepOf(row)} {row.due ? '最迟 ' : ''}
            <Due row={row} />
          </Typography.Text>
        </Card>
      ))}
    </Flex>
  )
}

function Filters({ search, change }: { search: Search; change: (next: Search) => void }) {
  const definitions = useQuery(api.procedure.definitions.queryOptions({ input: {} }))
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }}>
      <div style={{ width: 280, maxWidth: '100%' }}>
        <OrgPicker
          value={search.org === undefined ? undefined : String(search.org)}
          onChange={(org) => change({ ...search, org: org as string })}
          allowClear
          placeholder="组织（含下级）"
        />
      </div>
      <Select
        aria-label="事项"
        allowClear
        placeholder="事项"
        style={{ width: 150 }}
        value={(search.procedure ?? null) as string | null}
        options={(definitions.data?.rows ?? []).map(({ id, title }) => ({ value: id as string | null, label: title }))}
        onChange={(procedure) => change({ ...search, procedure: procedure as string })}
      />
      <Select
        aria-label="办理情况"
        allowClear
        placeholder="办理情况"
        style={{ width: 130 }}
        value={(search.status ?? null) as string | null}
        options={Object.entries(CASE_STATUS_LABELS).map(([value, label]) => ({ value: value as string | null, label }))}
        onChange={(status) => change({ ...search, status: status as string })}
      />
    </Flex>
  )
}

const COLUMNS = [
  { title: '事项', width: 180, render: (_: unknown, row: CaseRow) => <a href={`/cases/${row.id}`}>{row.name}</a> },
  { title: '组织', dataIndex: 'orgName' },
  { title: '办理情况', width: 100, render: (_: unknown, row: CaseRow) => <CaseStatusTag status={row.status} /> },
  { title: '当前步骤', width: 260, render: (_: unknown, row: CaseRow) => stepOf(row) },
  { title: '最迟日', width: 170, render: (_: unknown, row: CaseRow) => <Due row={row} /> },
  { title: '开始办理', dataIndex: 'begunOn', width: 120 },
]

/** 办理事项: cases of an organisation and below, those under way first. */
export function Page() {
  const me = useMe()
  const may = useMay()
  const { isPast } = useAsOf()
  const navigate = useNavigate()
  const isPhone = Grid.useBreakpoint().md === false
  const search = useSearch({ strict: false }) as Search
  const change = ({ page: _page, ...next }: Search, page?: number) => {
    const kept = Object.fromEntries(
      Object.entries({ ...next, page }).filter(([, value]) => value !== undefined && value !== null),
    )
    void navigate({ to: '/cases' as '/', search: kept as never, replace: true })
  }
  const orgId = String(search.org ?? me.data?.grant?.orgId ?? '')
  const page = Number(search.page ?? 1)
  const filters = {
    ...(search.procedure ? { procedure: String(search.procedure) } : {}),
    ...(search.status ? { status: String(search.status) as CaseStatus } : {}),
  }
  const list = useQuery({
    ...api.procedure.list.queryOptions({ input: { orgId, ...filters, page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
    enabled: orgId !== '',
  })
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的办理事项；要办理请按右上角「开始办理」" />
  const paging = {
    current: page,
    pageSize: PAGE_SIZE,
    total,
    showSizeChanger: false,
    onChange: (next: number) => change(search, next),
  }
  return (
    <PageFrame
      title="办理事项"
      actions={
        <>
          <ExportButton path="/exports/cases" filters={{ ...filters, orgId }} isDated={false} />
          {may('case.write') && !isPast ? (
            <Button type="primary" onClick={() => change({ ...search, begin: 1 })}>
              开始办理
            </Button>
          ) : null}
        </>
      }
    >
      <Filters search={search} change={change} />
      <Problems error={list.error} />
      {isPhone ? (
        <>
          {rows.length === 0 && !list.isPending ? empty : <Cards rows={rows} />}
          <Pagination simple hideOnSinglePage style={{ marginTop: 12 }} {...paging} />
        </>
      ) : (
        <Table
          size="middle"
          rowKey="id"
          loading={list.isPending}
          dataSource={rows}
          scroll={{ x: 980 }}
          locale={{ emptyText: empty }}
          pagination={{ ...paging, showTotal: (count) => `共 ${count} 件` }}
          columns={COLUMNS}
        />
      )}
      {search.begin && may('case.write') ? (
        <BeginDrawer orgId={orgId || undefined} onClose={() => change({ ...search, begin: undefined as never })} />
      ) : null}
    </PageFrame>
  )
}
