import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Flex, Segmented, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../app/api.ts'
import { type FigureSource, pageOf } from './figure-source.ts'
import { Problems } from './problems.tsx'

type Hit = 'hit' | 'miss' | 'all'
const PAGE = 20

interface Row {
  subjectKind: string
  subjectId: string
  label: string
  orgId: string
  orgName: string
  hit: boolean
  measure: number | null
  on: string | null
  note: string | null
}

function useRows(source: FigureSource, hit: Hit, page: number) {
  const live = useQuery({
    ...api.figure.rows.queryOptions({
      input: {
        orgId: source.kind === 'live' ? source.orgId : '0',
        ref: source.kind === 'live' ? source.ref : '',
        ...(source.kind === 'live' && source.on ? { on: source.on } : {}),
        hit,
        page,
        pageSize: PAGE,
      },
    }),
    enabled: source.kind === 'live',
    placeholderData: keepPreviousData,
  })
  const sealed = useQuery({
    ...api.report.sealedRows.queryOptions({
      input: {
        reportId: source.kind === 'sealed' ? source.reportId : '0',
        sealId: source.kind === 'sealed' ? source.sealId : '0',
        hit,
        page,
        pageSize: PAGE,
      },
    }),
    enabled: source.kind === 'sealed',
    placeholderData: keepPreviousData,
  })
  return source.kind === 'live' ? live : sealed
}

interface Props {
  source: FigureSource
  rows: number
  hits: number
  isWeighed: boolean
}

/** The records behind a figure, page by page, each with its page. */
export function TraceRows({ source, rows, hits, isWeighed }: Props) {
  const [hit, setHit] = useState<Hit>(hits > 0 && hits < rows ? 'hit' : 'all')
  const [page, setPage] = useState(1)
  const found = useRows(source, hit, page)
  const hasMisses = hits < rows
  return (
    <Flex vertical gap={8}>
      <Problems error={found.error} />
      {hasMisses ? (
        <Segmented<Hit>
          aria-label="记录范围"
          value={hit}
          onChange={(next) => {
            setHit(next)
            setPage(1)
          }}
          options={[
            { value: 'hit', label: '计入' },
            { value: 'miss', label: '未计入' },
            { value: 'all', label: '全部' },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      <Table<Row>
        size="small"
        rowKey={(row) => `${row.subjectKind}${row.subjectId}${row.note}`}
        loading={found.isFetching}
        dataSource={found.data?.rows ?? []}
        scroll={{ x: 560 }}
        locale={{ emptyText: hit === 'miss' ? '没有未计入的记录' : '没有记录' }}
        pagination={{
          current: page,
          pageSize: PAGE,
          total: found.data?.total ?? 0,
          onChange: setPage,
          showSizeChanger: false,
          size: 'small',
          showTotal: (total) => `共 ${total} 条`,
        }}
        columns={[
          { title: '名称', dataIndex: 'label', render: (label: string, row) => <a href={pageOf(row)}>{label}</a> },
          { title: '所属组织', dataIndex: 'orgName', width: 170 },
          ...(hasMisses && hit === 'all'
            ? [
                {
                  title: '计入',
                  dataIndex: 'hit',
                  width: 76,
                  render: (isHit: boolean) => (isHit ? <Tag color="green">计入</Tag> : <Tag>未计入</Tag>),
                },
              ]
            : []),
          {
            title: '日期',
            dataIndex: 'on',
            width: 104,
            render: (on: string | null) => on ?? <Typography.Text type="secondary">—</Typography.Text>,
          },
          ...(isWeighed ? [{ title: '数量', dataIndex: 'measure', width: 64, align: 'right' as const }] : []),
          { title: '说明', dataIndex: 'note' },
        ]}
      />
    </Flex>
  )
}
