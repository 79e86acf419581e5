import type { PlainDate } from '@hongzhu/domain'
import {
  MEETING_KIND_LABELS,
  MEETING_KINDS,
  MEETING_STATE_LABELS,
  type MeetingKind,
  type MeetingState,
  meetingKindLabel,
} from '@hongzhu/domain/meeting'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Card, Checkbox, Empty, Flex, Input, Pagination, Select, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useIsPhone } from '../../../ui/use-is-phone.ts'
import { useSearchState } from '../parts/search-state.ts'
import { Unsent } from '../parts/unsent.tsx'

const COLOURS: Record<MeetingState, string> = { draft: 'default', confirmed: 'blue', archived: 'green', voided: 'red' }
const options = <K extends string>(labels: Record<K, string>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))
const PAGE_SIZE = 20

type Filters = ReturnType<typeof useSearchState>

function QueryBar({ filters }: { filters: Filters }) {
  const { get, set } = filters
  const [isMore, setMore] = useState(Boolean(get('state') || get('late') || get('q')))
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }}>
      <div style={{ width: 280, maxWidth: '100%' }}>
        <OrgPicker value={get('org')} onChange={(org) => set({ org })} allowClear placeholder="组织（含下级）" />
      </div>
      <Select
        aria-label="会议种类"
        allowClear
        placeholder="会议种类"
        style={{ width: 150 }}
        value={get('kind') ?? null}
        options={MEETING_KINDS.map((kind) => ({ value: kind as string, label: MEETING_KIND_LABELS[kind] }))}
        onChange={(kind: string | null | undefined) => set({ kind: kind ?? undefined })}
      />
      <Flex gap={4} align="center">
        <DayField aria-label="从" placeholder="从" width={140} value={get('from')} onChange={(day) => set({ from: day })} />
        至
        <DayField aria-label="到" placeholder="到" width={140} value={get('to')} onChange={(day) => set({ to: day })} />
      </Flex>
      <Button type="text" onClick={() => setMore(!isMore)} aria-expanded={isMore}>
        更多
      </Button>
      {isMore ? (
        <Flex gap={8} align="center" wrap>
          <Select
            aria-label="状态"
            allowClear
            placeholder="状态"
            style={{ width: 110 }}
            value={get('state') ?? null}
            options={options(MEETING_STATE_LABELS) as { value: string; label: string }[]}
            onChange={(state: string | null | undefined) => set({ state: state ?? undefined })}
          />
          <Checkbox
            checked={get('late') === 'true'}
            onChange={(event) => set({ late: event.target.checked ? 'true' : undefined })}
          >
            只看补录
          </Checkbox>
          <Input.Search
            aria-label="议题、主题、地点"
            placeholder="议题、主题、地点"
            allowClear
            style={{ width: 200 }}
            defaultValue={get('q') ?? ''}
            onSearch={(q) => set({ q: q || undefined })}
          />
        </Flex>
      ) : null}
    </Flex>
  )
}

function useMeetings(filters: Filters) {
  const { on } = useAsOf()
  const { get } = filters
  const input = {
    page: Number(get('page') ?? 1),
    pageSize: PAGE_SIZE,
    ...(get('org') ? { orgId: get('org') } : {}),
    ...(get('kind') ? { kind: get('kind') as MeetingKind } : {}),
    ...(get('from') ? { from: get('from') as PlainDate } : {}),
    ...(get('to') ? { to: get('to') as PlainDate } : {}),
    ...(get('state') ? { state: get('state') as MeetingState } : {}),
    ...(get('late') ? { late: 'true' as never } : {}),
    ...(get('q') ? { q: get('q') } : {}),
    ...(get('sort') ? { sort: get('sort') as 'heldOn' } : {}),
    ...(get('order') ? { order: get('order') as 'asc' } : {}),
    ...(on ? { on: on as PlainDate } : {}),
  }
  return { input, list: useQuery({ ...api.meeting.list.queryOptions({ input }), placeholderData: keepPreviousData }) }
}

type Row = NonNullable<ReturnType<typeof useMeetings>['list']['data']>['rows'][number]
const kindsOf = (row: Row) => row.kinds.map((kind) => meetingKindLabel(kind, row.orgKind)).join('、') || '未选种类'

function Marks({ row }: { row: Row }) {
  return (
    <>
      <Tag color={COLOURS[row.state]}>{MEETING_STATE_LABELS[row.state]}</Tag>
      {row.isLate && row.state !== 'draft' ? <Tag color="orange">补录 {row.recordedOn}</Tag> : null}
      {row.warnings > 0 ? <Tag>说明 {row.warnings} 项</Tag> : null}
    </>
  )
}

function Cards({ rows }: { rows: readonly Row[] }) {
  return (
    <Flex vertical gap={8}>
      {rows.map((row) => (
        <Card key={row.id} size="small">
          <a href={`/meetings/${row.id}`}>
            {row.heldOn} {kindsOf(row)}
          </a>
          <div>{row.orgName}</div>
          <Flex gap={8} wrap align="center">
            <Typography.Text type="secondary">
              应到 {row.due}，实到 {row.present}
            </Typography.Text>
            <Marks row={row} />
          </Flex>
        </Card>
      ))}
    </Flex>
  )
}

export function Page() {
  const may = useMay()
  const { isPast } = useAsOf()
  const filters = useSearchState()
  const { input, list } = useMeetings(filters)
  const isPhone = useIsPhone()
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const { page: _page, pageSize: _pageSize, on: _on, ...narrowed } = input
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的记录；要登记会议请按右上角「登记会议」" />
  return (
    <PageFrame
      title="会议记录"
      actions={
        <>
          <ExportButton path="/exports/meetings" filters={narrowed} />
          {may('meeting.write') && !isPast ? (
            <Button type="primary" href={`/meetings/new${input.orgId ? `?org=${input.orgId}` : ''}`}>
              登记会议
            </Button>
          ) : null}
        </>
      }
      strip={<Unsent />}
    >
      <QueryBar filters={filters} />
      <Problems error={list.error} />
      {isPhone ? (
        <>
          {rows.length === 0 && !list.isPending ? empty : <Cards rows={rows} />}
          <Pagination
            simple
            style={{ marginTop: 12 }}
            current={input.page}
            pageSize={PAGE_SIZE}
            total={total}
            onChange={(page) => filters.set({ page: String(page) })}
          />
        </>
      ) : (
        <Table
          size="middle"
          rowKey="id"
          loading={list.isPending}
          dataSource={rows}
          scroll={{ x: 960 }}
          locale={{ emptyText: empty }}
          pagination={{
            current: input.page,
            pageSize: PAGE_SIZE,
            total,
            showSizeChanger: false,
            showTotal: (count) => `共 ${count} 次`,
          }}
          onChange={(page, _filters, sorter) => {
            const { field, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
            const isSorted = field && order
            filters.set({
              page: page.current && page.current > 1 ? String(page.current) : undefined,
              sort: isSorted ? String(field) : undefined,
              order: isSorted ? (order === 'ascend' ? 'asc' : 'desc') : undefined,
            })
          }}
          columns={[
            {
              title: '日期',
              dataIndex: 'heldOn',
              width: 120,
              sorter: true,
              sortOrder: filters.get('sort') === 'heldOn' ? (filters.get('order') === 'asc' ? 'ascend' : 'descend') : null,
            },
            { title: '会议', render: (_, row) => <a href={`/meetings/${row.id}`}>{kindsOf(row)}</a> },
            { title: '组织', dataIndex: 'orgName', width: 300 },
            { title: '地点', dataIndex: 'place', width: 160 },
            { title: '应到（人）', dataIndex: 'due', width: 100, align: 'right' },
            { title: '实到（人）', dataIndex: 'present', width: 100, align: 'right' },
            { title: '状态', width: 230, render: (_, row) => <Marks row={row} /> },
          ]}
        />
      )}
    </PageFrame>
  )
}
