import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Grid, Input, Space, Table, type TableColumnsType, Tag, Typography } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { TermTag } from '../parts/term-tag.tsx'
import { BRANCH_LISTS, type BranchList, firstOpen, matching, type Node, type TreeNode, treeOf } from '../parts/tree-rows.ts'

const isUrgent = (state: string | null) => state !== null && ['overdue', 'reminded', 'prepared', 'delayed'].includes(state)

function columnsFor(isPhone: boolean, mayOpen: boolean, hits: ReadonlySet<string>): TableColumnsType<TreeNode> {
  const name = {
    title: '组织',
    key: 'name',
    width: isPhone ? 250 : 420,
    render: (_: unknown, row: TreeNode) => (
      <span title={row.name} style={{ fontWeight: hits.has(row.id) ? 600 : undefined }}>
        {mayOpen ? <a href={`/orgs/${row.id}`}>{row.shortName}</a> : row.shortName}
      </span>
    ),
  }
  const members = {
    title: '党员（人）',
    dataIndex: 'below',
    width: 96,
    align: 'right' as const,
    render: (below: number | null) => (below === 0 ? <Typography.Text type="secondary">0</Typography.Text> : below),
  }
  const kind = { title: '类型', dataIndex: 'kind', width: 104, render: (value: OrgKind) => ORG_KIND_LABELS[value] }
  // Who may not read organisations is told names and structure alone (SEC-14).
  if (!mayOpen) return [name, kind]
  if (isPhone) return [name, members]
  return [
    name,
    kind,
    members,
    { title: '书记', dataIndex: 'secretary', width: 120, render: (value: string | null) => value ?? '' },
    {
      title: '届满',
      dataIndex: 'termEnd',
      width: 220,
      render: (end: string | null, row) => (
        <Space size={8}>
          {end ?? (row.termState === 'unknown' ? '待补录' : '')}
          {isUrgent(row.termState) && row.termState ? <TermTag state={row.termState} /> : null}
        </Space>
      ),
    },
    {
      title: '覆盖学校',
      dataIndex: 'school',
      width: 190,
      render: (school: string | null, row) => ((row.schools ?? 0) > 1 ? `${row.schools} 所` : (school ?? '')),
    },
  ]
}

export function Page() {
  const { on } = useAsOf()
  const may = useMay()
  const search = useSearch({ strict: false }) as { q?: string | number; only?: string }
  const navigate = useNavigate()
  const isPhone = Grid.useBreakpoint().md === false
  const text = String(search.q ?? '')
  const q = useDeferredValue(text)
  const only = search.only && search.only in BRANCH_LISTS ? (search.only as BranchList) : undefined
  const isNarrowed = q !== '' || only !== undefined
  const [chosen, setChosen] = useState<readonly string[]>()
  const tree = useQuery(api.org.tree.queryOptions({ input: on ? { on } : {} }))
  const rows: readonly Node[] = tree.data?.rows ?? []
  const found = useMemo(() => matching(rows, q, only), [rows, q, only])
  const nodes = useMemo(() => treeOf(found.rows), [found])
  const open = isNarrowed ? found.open : (chosen ?? firstOpen(rows))
  const narrow = (next: { q?: string; only?: BranchList | undefined }) =>
    navigate({
      to: '/orgs' as '/',
      search: { ...(next.q ? { q: next.q } : {}), ...(next.only ? { only: next.only } : {}) } as never,
      replace: true,
    })
  const columns = columnsFor(isPhone, may('org.read'), found.hits)
  return (
    <PageFrame
      title="组织"
      state={<Typography.Text type="secondary">{tree.data ? `共 ${rows.length} 个组织` : ''}</Typography.Text>}
      actions={<ExportButton path="/exports/orgs" filters={{ q: text }} />}
    >
      <Problems error={tree.error} />
      <Space wrap style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          aria-label="查找组织"
          placeholder="名称、拼音首字母或代码"
          style={{ width: isPhone ? '100%' : 320 }}
          value={text}
          onChange={(event) => narrow({ q: event.target.value, only })}
        />
        <Button onClick={() => setChosen(rows.map((row) => row.id))} disabled={isNarrowed}>
          全部展开
        </Button>
        <Button onClick={() => setChosen([])} disabled={isNarrowed}>
          全部收起
        </Button>
        {only ? (
          <Tag closable onClose={() => narrow({ q: text })}>
            仅看{BRANCH_LISTS[only].label}
          </Tag>
        ) : null}
        {isNarrowed ? <Typography.Text type="secondary">找到 {found.hits.size} 个</Typography.Text> : null}
      </Space>
      <Table<TreeNode>
        virtual
        size="small"
        rowKey="id"
        loading={tree.isPending}
        dataSource={nodes}
        pagination={false}
        scroll={{
          x: columns.reduce((sum, column) => sum + Number(column.width ?? 0), 0),
          y: Math.max(320, window.innerHeight - (isPhone ? 330 : 250)),
        }}
        expandable={{
          expandedRowKeys: open,
          onExpandedRowsChange: (keys) => setChosen(keys.map(String)),
          indentSize: isPhone ? 12 : 20,
        }}
        columns={columns}
        locale={{
          emptyText: tree.isPending ? (
            ' '
          ) : (
            <Empty description={isNarrowed ? '没有这样的组织，换个名称或首字母，或者去掉“仅看”' : '管理范围内没有组织'} />
          ),
        }}
      />
      {may('org.read') ? (
        <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
          党员人数含下级；党小组为编入小组的人数，不重复计入上级。
        </Typography.Paragraph>
      ) : null}
    </PageFrame>
  )
}
