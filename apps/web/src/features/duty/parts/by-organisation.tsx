import { Table } from 'antd'

/** 按组织 (counts), 本级事项, 全部事项. */
export type View = 'orgs' | 'own' | 'list'

/** Without a view the page decides: a branch shows its own list first, even where it has groups. */
const address = (org: string, view?: View) => `/home?org=${org}${view ? `&view=${view}` : ''}`

interface Counts {
  late: number
  now: number
  next: number
  later: number
  undetermined: number
  excused: number
  met: number
}
interface Row extends Counts {
  orgId: string
  orgName: string
  view: View
}
interface Whole extends Counts {
  orgId: string
  orgName: string
  own: Counts
  children: readonly (Counts & { orgId: string; orgName: string })[]
}

const COLUMNS: readonly (readonly [keyof Counts, string])[] = [
  ['late', '已逾期'],
  ['now', '本月应办'],
  ['next', '下月'],
  ['later', '以后'],
  ['undetermined', '待补充'],
  ['excused', '批准免办'],
  ['met', '已完成'],
]

function Count({ value, href }: { value: number; href: string }) {
  return value === 0 ? <span style={{ color: '#6B7280' }}>0</span> : <a href={href}>{value}</a>
}

/** The organisation itself, those directly below it and the sum; every number opens its list. */
export function ByOrganisation({ whole }: { whole: Whole }) {
  const own: Row = { ...whole.own, orgId: whole.orgId, orgName: `${whole.orgName}（本级）`, view: 'own' }
  const below = whole.children.map((child): Row => ({ ...child, view: 'list' }))
  return (
    <Table<Row>
      size="middle"
      rowKey="orgId"
      dataSource={[own, ...below]}
      scroll={{ x: 800 }}
      pagination={below.length > 50 ? { pageSize: 51 } : false}
      columns={[
        {
          title: '组织',
          dataIndex: 'orgName',
          render: (name: string, row) => <a href={address(row.orgId, row.view === 'own' ? 'own' : undefined)}>{name}</a>,
        },
        ...COLUMNS.map(([key, title]) => ({
          title,
          dataIndex: key,
          align: 'right' as const,
          width: 96,
          sorter: (a: Row, b: Row) => a[key] - b[key],
          render: (value: number, row: Row) => <Count value={value} href={address(row.orgId, row.view)} />,
        })),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>
            <strong>合计</strong>
          </Table.Summary.Cell>
          {COLUMNS.map(([key], index) => (
            <Table.Summary.Cell key={key} index={index + 1} align="right">
              <Count value={whole[key]} href={address(whole.orgId, 'list')} />
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  )
}
