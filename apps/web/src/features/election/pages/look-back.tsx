import type { LookBackRow } from '@hongzhu/contract/look-back'
import { LOOK_BACK_TOPIC_LABELS, type LookBackTopic } from '@hongzhu/domain/election'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Card, Empty, Flex, Grid, Pagination, Select, Table, Tag, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Findings } from '../parts/findings.tsx'

const PAGE_SIZE = 20
type Search = Partial<Record<'org' | 'topic' | 'page', string | number>>
const TOPICS = Object.keys(LOOK_BACK_TOPIC_LABELS) as LookBackTopic[]

const countOf = (row: LookBackRow, topic: LookBackTopic) => row.findings.filter((one) => one.topic === topic).length

function columnsFor(topic: LookBackTopic | undefined) {
  return [
    { title: '组织', render: (_: unknown, row: LookBackRow) => <a href={`/orgs/${row.orgId}`}>{row.orgName}</a> },
    { title: '届期记录', dataIndex: 'terms', width: 100, align: 'right' as const },
    { title: '选举记录', dataIndex: 'elections', width: 100, align: 'right' as const },
    ...(topic ? [topic] : TOPICS).map((one) => ({
      title: LOOK_BACK_TOPIC_LABELS[one],
      key: one,
      width: 120,
      align: 'right' as const,
      render: (_: unknown, row: LookBackRow) => countOf(row, one),
    })),
  ]
}

function Cards({ rows }: { rows: readonly LookBackRow[] }) {
  return (
    <Flex vertical gap={8}>
      {rows.map((row) => (
        <Card key={row.orgId} size="small" title={<a href={`/orgs/${row.orgId}`}>{row.orgName}</a>}>
          <Typography.Text type="secondary">
            届期记录 {row.terms}，选举记录 {row.elections}
          </Typography.Text>
          {row.findings.length > 0 ? <Findings row={row} /> : <Tag color="green">没有发现问题</Tag>}
        </Card>
      ))}
    </Flex>
  )
}

function Filters({ search, change }: { search: Search; change: (next: Search) => void }) {
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
        aria-label="方面"
        allowClear
        placeholder="方面"
        style={{ width: 150 }}
        value={(search.topic ?? null) as string | null}
        options={TOPICS.map((value) => ({ value: value as string | null, label: LOOK_BACK_TOPIC_LABELS[value] }))}
        onChange={(topic) => change({ ...search, topic: topic as string })}
      />
    </Flex>
  )
}

/** 换届回头看: every organisation with a leading body, what its past terms and elections lack, and how that is mended. */
export function Page() {
  const me = useMe()
  const navigate = useNavigate()
  const isPhone = Grid.useBreakpoint().md === false
  const search = useSearch({ strict: false }) as Search
  const change = ({ page: _page, ...next }: Search, page?: number) => {
    const kept = Object.fromEntries(
      Object.entries({ ...next, page }).filter(([, value]) => value !== undefined && value !== null),
    )
    void navigate({ to: '/look-back' as '/', search: kept as never, replace: true })
  }
  const orgId = String(search.org ?? me.data?.grant?.orgId ?? '')
  const topic = TOPICS.find((one) => one === search.topic)
  const page = Number(search.page ?? 1)
  const filters = topic ? { topic } : {}
  const list = useQuery({
    ...api.lookBack.page.queryOptions({ input: { orgId, ...filters, page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
    enabled: orgId !== '',
  })
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这里没有须换届的党组织；请换一个组织" />
  const paging = {
    current: page,
    pageSize: PAGE_SIZE,
    total,
    showSizeChanger: false,
    onChange: (next: number) => change(search, next),
  }
  return (
    <PageFrame
      title="换届回头看"
      actions={<ExportButton path="/exports/look-back" filters={{ ...filters, orgId }} isDated={false} />}
    >
      <Typography.Paragraph type="secondary">
        逐届核对日期、批复、票数、材料和任职，列出缺什么、依据哪一条、怎么补；只列问题，不改记录。
      </Typography.Paragraph>
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
          rowKey="orgId"
          loading={list.isPending}
          dataSource={rows}
          scroll={{ x: 980 }}
          locale={{ emptyText: empty }}
          expandable={{
            expandedRowRender: (row) => <Findings row={row} />,
            rowExpandable: (row) => row.findings.length > 0,
          }}
          pagination={{ ...paging, showTotal: (count) => `共 ${count} 个组织` }}
          columns={columnsFor(topic)}
        />
      )}
    </PageFrame>
  )
}
