import { Table } from 'antd'

export type View = 'orgs' | 'list'

/** Without a view the page decides: a branch shows its own list first, even where it has groups. */
const address = (org: string, view?: View) => `/home?org=${org}${view ? `&view=${view}` : ''}`

/** Counts by organisation directly below; every number opens that organisation's desk. */
export function ByOrganisation({ rows }: { rows: readonly Row[] }) {
  const number = (title: string, key: keyof Omit<Row, 'orgId' | 'orgName' | 'hasChildren'>) => ({
    title,
    dataIndex: key,
    align: 'right' as const,
    width: 96,
    sorter: (a: Row, b: Row) => a[key] - b[key],
    render: (value: number, row: Row) =>
      value === 0 ? <span style={{ color: '#9CA3AF' }}>0</span> : <a href={address(row.orgId, 'list')}>{value}</a>,
  })
  return (
    <Table<Row>
      size="middle"
      rowKey="orgId"
      dataSource={[...rows]}
      scroll={{ x: 720 }}
      pagination={rows.length > 50 ? { pageSize: 50 } : false}
      locale={{ emptyText: '没有下级组织' }}
      columns={[
        {
          title: '下级组织',
          dataIndex: 'orgName',
          render: (name: string, row) => <a href={address(row.orgId)}>{name}</a>,
        },
        number('已逾期', 'late'),
        number('本月应办', 'now'),
        number('下月', 'next'),
        number('待补充', 'undetermined'),
        number('批准免办', 'excused'),
        number('已完成', 'met'),
      ]}
    />
  )
}

interface Row {
  orgId: string
  orgName: string
  hasChildren: boolean
  late: number
  now: number
  next: number
  undetermined: number
  excused: number
  met: number
}
