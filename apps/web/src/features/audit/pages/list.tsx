import { secondAt } from '@hongzhu/domain'
import { roleOf } from '@hongzhu/domain/access'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type Breakpoint, Button, Empty, Flex, Grid, Table, type TableColumnsType, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api, client } from '../../../app/api.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useAddress } from '../parts/address.ts'
import { ChainStrip } from '../parts/chain-strip.tsx'
import { EventDrawer } from '../parts/event-drawer.tsx'
import { QueryBar } from '../parts/query-bar.tsx'
import { Retention } from '../parts/retention.tsx'

const PAGE_SIZE = 50
type Row = Awaited<ReturnType<typeof client.audit.list>>['rows'][number]

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

const SM: Breakpoint[] = ['sm']

/** The columns of the audit; on a phone one column says when, what, who and how. */
function columns(open: (seq: string) => void): TableColumnsType<Row> {
  const label = (row: Row) => (
    <button type="button" className="plain-link" onClick={() => open(row.seq)}>
      {row.label}
    </button>
  )
  const result = (isOk: boolean) => (isOk ? '成功' : <Tag color="red">失败</Tag>)
  return [
    {
      title: '记录',
      key: 'phone',
      responsive: ['xs'],
      render: (_, row) => (
        <Flex vertical gap={2}>
          <Flex justify="space-between" gap={8}>
            {label(row)}
            {row.isOk ? null : result(false)}
          </Flex>
          <span>{row.summary}</span>
          <Typography.Text type="secondary">
            {secondAt(row.at)}　{row.actor}
          </Typography.Text>
        </Flex>
      ),
    },
    { title: '时间（北京时间）', dataIndex: 'at', width: 160, responsive: SM, render: (at: string) => secondAt(at) },
    { title: '事件', dataIndex: 'label', width: 150, responsive: SM, render: (_, row) => label(row) },
    { title: '操作人', dataIndex: 'actor', width: 110, responsive: SM },
    {
      title: '身份',
      dataIndex: 'role',
      width: 140,
      responsive: SM,
      render: (role: string | null) => roleOf(role ?? '')?.label ?? '—',
    },
    { title: '组织', dataIndex: 'orgName', width: 170, responsive: SM, render: (name: string | null) => name ?? '—' },
    { title: '摘要', dataIndex: 'summary', responsive: SM },
    { title: '结果', dataIndex: 'isOk', width: 72, responsive: SM, render: result },
    { title: '地址', dataIndex: 'ip', width: 120, responsive: SM, render: (ip: string | null) => ip ?? '—' },
  ]
}

/** The audit: who did what to whom and when; to be read and taken out, never changed (SEC-29). */
export function Page() {
  const [address, set] = useAddress()
  const { page = 1, ...filters } = address
  const [open, setOpen] = useState<string>()
  const [failed, setFailed] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const isWide = Grid.useBreakpoint().sm !== false
  const list = useQuery({
    ...api.audit.list.queryOptions({ input: { ...filters, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  const takeOut = async () => {
    setBusy(true)
    setFailed(undefined)
    try {
      const file = await client.audit.export(filters as never)
      save(file, file instanceof File ? file.name : '审计记录.xlsx')
    } catch (error) {
      setFailed(error)
    } finally {
      setBusy(false)
    }
  }
  const total = list.data?.total ?? 0
  return (
    <PageFrame
      title="审计"
      actions={
        <Button loading={busy} disabled={total === 0} onClick={takeOut}>
          导出
        </Button>
      }
    >
      <ChainStrip />
      <QueryBar />
      <Problems error={failed ?? list.error} />
      <Table<Row>
        size="small"
        rowKey="seq"
        loading={list.isFetching}
        dataSource={list.data?.rows ?? []}
        scroll={isWide ? { x: 1000 } : {}}
        onRow={(row) => ({ onClick: () => setOpen(row.seq), style: { cursor: 'pointer' } })}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的记录，可以放宽条件" /> }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total,
          showSizeChanger: false,
          showTotal: (count) => `共 ${count.toLocaleString()} 条${list.data?.isMore ? '以上' : ''}`,
          onChange: (next) => set({ page: next }),
        }}
        columns={columns(setOpen)}
      />
      <Retention />
      {open ? <EventDrawer seq={open} onClose={() => setOpen(undefined)} /> : null}
    </PageFrame>
  )
}
