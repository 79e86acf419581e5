import { MARK_LABELS, type Mark } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Flex, Input, Segmented, Space, Table } from 'antd'
import { api } from '../../../app/api.ts'
import { SourceMark } from '../../../ui/cite.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Effect } from '../parts/effect.tsx'

interface Search {
  text?: string
  mark?: Mark
}

export function Page() {
  const search = useSearch({ strict: false }) as Search
  const navigate = useNavigate()
  const change = (next: Search) => navigate({ to: '/rules' as '/', search: { ...search, ...next } as never, replace: true })
  const list = useQuery(
    api.rule.list.queryOptions({
      input: { ...(search.text ? { text: search.text } : {}), ...(search.mark ? { mark: search.mark } : {}) },
    }),
  )
  return (
    <PageFrame title="法规与规则">
      <Flex gap={12} wrap style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          defaultValue={search.text}
          placeholder="编号、名称、条文，如 换届、ORG-13"
          onSearch={(text) => change({ text })}
          style={{ maxWidth: 360 }}
        />
        <Segmented
          value={search.mark ?? ''}
          onChange={(mark) => change({ mark: mark as Mark })}
          options={[{ label: '全部来源', value: '' }, ...Object.entries(MARK_LABELS).map(([value, label]) => ({ value, label }))]}
        />
      </Flex>
      <Problems error={list.error} />
      <Table
        size="middle"
        rowKey="id"
        loading={list.isPending}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 860 }}
        pagination={false}
        locale={{ emptyText: '没有找到，请换个说法' }}
        columns={[
          { title: '编号', dataIndex: 'id', width: 90, render: (id: string) => <a href={`/rules/${id}`}>{id}</a> },
          {
            title: '规则',
            dataIndex: 'title',
            width: 170,
            render: (title: string, row) => <a href={`/rules/${row.id}`}>{title}</a>,
          },
          {
            title: '内容',
            dataIndex: 'text',
            render: (text: string, row) => (
              <>
                <div>{text}</div>
                <div style={{ color: '#5B5F66' }}>{row.laws.join('；')}</div>
              </>
            ),
          },
          { title: '性质', dataIndex: 'effect', width: 76, render: (effect: string) => <Effect effect={effect} /> },
          {
            title: '来源',
            dataIndex: 'marks',
            width: 110,
            render: (marks: Mark[]) => (
              <Space size={4} wrap>
                {marks.map((mark) => (
                  <SourceMark key={mark} mark={mark} />
                ))}
              </Space>
            ),
          },
          {
            title: '现涉及（个）',
            dataIndex: 'affected',
            width: 110,
            align: 'right',
            render: (count: number | null, row) =>
              count === null ? '—' : count === 0 ? 0 : <a href={`/rules/${row.id}#affected`}>{count}</a>,
          },
        ]}
      />
    </PageFrame>
  )
}
