import type { ImportBatch } from '@hongzhu/contract/exchange'
import { momentAt } from '@hongzhu/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card, Empty, Flex, Grid, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { Written } from './counts.tsx'
import { kindOf, STATE_LABELS, STATE_TAGS } from './words.ts'

const PAGE_SIZE = 10
type Row = Omit<ImportBatch, 'sheets'>

function Result({ row }: { row: Row }) {
  const { counts, state, progressNote } = row
  if (!counts) return progressNote || '—'
  return <Written batch={row} counts={counts} verb={state === 'confirmed' || state === 'reversed' ? '' : '拟'} />
}

/** One import in the width of a phone. */
const PHONE_COLUMN = {
  title: '导入',
  key: 'import',
  render: (_: unknown, row: Row) => (
    <Flex vertical gap={2}>
      <Flex gap={8} wrap align="center">
        <Link to={`/import/${row.id}` as '/'} style={{ overflowWrap: 'anywhere' }}>
          {row.fileName}
        </Link>
        <Tag color={STATE_TAGS[row.state]}>{STATE_LABELS[row.state]}</Tag>
      </Flex>
      <span>
        {kindOf(row.kind).label}，{row.orgName}
      </span>
      <span>
        <Result row={row} />
      </span>
      <Typography.Text type="secondary">
        {row.recordedBy} {momentAt(row.recordedAt)}
      </Typography.Text>
    </Flex>
  ),
}

/** Imports so far, newest first. */
export function BatchList() {
  const isPhone = Grid.useBreakpoint().md === false
  const [page, setPage] = useState(1)
  const list = useQuery({
    ...api.exchange.list.queryOptions({ input: { page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Card size="small" title="导入记录">
      <Problems error={list.error} />
      <Table<Row>
        size="small"
        rowKey="id"
        loading={list.isPending}
        dataSource={list.data?.rows ?? []}
        {...(isPhone ? {} : { scroll: { x: 720 } })}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有导入过；在上面选好种类和组织，拖入名册" />,
        }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          onChange: setPage,
          hideOnSinglePage: true,
        }}
        columns={
          isPhone
            ? [PHONE_COLUMN]
            : [
                {
                  title: '文件',
                  dataIndex: 'fileName',
                  render: (name: string, row) => <Link to={`/import/${row.id}` as '/'}>{name}</Link>,
                },
                { title: '种类', dataIndex: 'kind', width: 80, render: (kind: Row['kind']) => kindOf(kind).label },
                { title: '组织', dataIndex: 'orgName', width: 160 },
                {
                  title: '状态',
                  dataIndex: 'state',
                  width: 90,
                  render: (state: Row['state']) => <Tag color={STATE_TAGS[state]}>{STATE_LABELS[state]}</Tag>,
                },
                { title: '结果', key: 'result', render: (_, row) => <Result row={row} /> },
                { title: '上传', key: 'by', width: 190, render: (_, row) => `${row.recordedBy} ${momentAt(row.recordedAt)}` },
              ]
        }
      />
    </Card>
  )
}
