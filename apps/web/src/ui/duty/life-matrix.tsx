import { useQuery } from '@tanstack/react-query'
import { Drawer, Empty, Flex, Skeleton, Table, type TableProps, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useAsOf, useMay } from '../../app/session.tsx'
import { STATE_COLOURS } from '../../app/theme.ts'
import { Problems } from '../problems.tsx'
import { ReadFailure } from '../read-failure.tsx'
import { actAddress, actPermission } from './act-address.ts'
import { StateTag } from './state-tag.tsx'
import { WhyDrawer } from './why-drawer.tsx'

interface Cell {
  month: number
  owed: number
  met: number
  late: number
  excused: number
  undetermined: number
  isBeforeUse: boolean
}
interface Row {
  orgId: string
  orgName: string
  kind: string
  cells: Cell[]
}
interface Chosen {
  orgId: string
  orgName: string
  month: number
}

/** Done of owed, and how many are late; a word and a colour, never the colour alone. */
function CellView({ cell, onOpen }: { cell: Cell; onOpen: () => void }) {
  if (cell.isBeforeUse) return <span style={{ color: '#5B5F66' }}>启用前</span>
  if (cell.owed === 0) return <span style={{ color: '#9CA3AF' }}>—</span>
  const settled = cell.met + cell.excused
  const colour = cell.late > 0 ? STATE_COLOURS.late : settled === cell.owed ? STATE_COLOURS.met : STATE_COLOURS.coming
  return (
    <button
      type="button"
      className="plain-link"
      style={{ color: colour }}
      onClick={onOpen}
      aria-label={`${settled}/${cell.owed}${cell.late > 0 ? ` 缺${cell.late}` : ''}，${cell.month}月，应办${cell.owed}项，已办${settled}项，逾期${cell.late}项`}
    >
      {settled}/{cell.owed}
      {cell.late > 0 ? <div>缺{cell.late}</div> : null}
    </button>
  )
}

function MonthDrawer({ chosen, year, onClose }: { chosen: Chosen; year: number; onClose: () => void }) {
  const { on, isPast } = useAsOf()
  const may = useMay()
  const [why, setWhy] = useState<string>()
  const month = useQuery(
    api.obligation.month.queryOptions({ input: { orgId: chosen.orgId, year, month: chosen.month, ...(on ? { on } : {}) } }),
  )
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={`${chosen.orgName} ${year}年${chosen.month}月`}>
      <Problems error={month.error} />
      {month.isPending ? <Skeleton active /> : null}
      {month.data?.rows.length === 0 ? <Empty description="这个月没有应办事项" /> : null}
      {month.data?.rows.map((duty) => (
        <div key={duty.key} style={{ padding: '10px 0', borderBottom: '1px solid #F0F0EE' }}>
          <Flex justify="space-between" gap={8}>
            <button type="button" className="plain-link" onClick={() => setWhy(duty.key)}>
              {duty.title}
            </button>
            <StateTag state={duty.state} />
          </Flex>
          <Flex gap={12} wrap>
            {duty.evidence
              .filter((record) => record.kind === 'meeting')
              .map((record) => (
                <a key={record.id} href={`/meetings/${record.id}`}>
                  查看记录
                </a>
              ))}
            {duty.missing ? <Typography.Text type="secondary">{duty.missing}</Typography.Text> : null}
            {duty.act && !isPast && duty.state !== 'met' && may(actPermission(duty.act)) ? (
              <a href={actAddress(duty.act)}>{duty.act.label}</a>
            ) : null}
          </Flex>
        </div>
      ))}
      {why ? <WhyDrawer orgId={chosen.orgId} dutyKey={why} onClose={() => setWhy(undefined)} /> : null}
    </Drawer>
  )
}

interface Props {
  /** Organisation above the rows; undefined while it is not known. */
  org: string | undefined
  year: number
  page: number
  onPage: (page: number) => void
}

/** Organisations × months of a year: done of owed; each cell opens its month. */
export function LifeMatrix({ org, year, page, onPage }: Props) {
  const { on } = useAsOf()
  const [chosen, setChosen] = useState<Chosen>()
  const table = useQuery({
    ...api.obligation.matrix.queryOptions({
      input: { ...(org ? { org } : {}), year, page, pageSize: 20, ...(on ? { on } : {}) },
    }),
    enabled: Boolean(org),
    networkMode: 'always',
  })
  const columns: TableProps<Row>['columns'] = [
    {
      title: '组织',
      dataIndex: 'orgName',
      fixed: 'left',
      width: 210,
      render: (name: string, row) => <a href={`/orgs/${row.orgId}`}>{name}</a>,
    },
    ...Array.from({ length: 12 }, (_, index) => ({
      title: `${index + 1}月`,
      key: index,
      align: 'center' as const,
      width: 62,
      render: (_: unknown, row: Row) => {
        const cell = row.cells[index]
        return cell ? (
          <CellView cell={cell} onOpen={() => setChosen({ orgId: row.orgId, orgName: row.orgName, month: index + 1 })} />
        ) : null
      },
    })),
  ]
  return (
    <>
      <ReadFailure of={table} />
      <Table<Row>
        size="small"
        rowKey="orgId"
        loading={table.isPending}
        dataSource={table.data?.rows ?? []}
        scroll={{ x: 980 }}
        locale={{ emptyText: '这个组织下没有党支部和党小组' }}
        pagination={{
          current: page,
          pageSize: 20,
          total: table.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: (total) => `共 ${total} 个党支部、党小组`,
          onChange: onPage,
        }}
        columns={columns}
      />
      <Typography.Text type="secondary">
        格中为“已办/应办”，“缺”为逾期未办项数；点开看每项的记录和依据。可顺延到次年 3 月底的事项列在 12
        月。启用日期以前的月份写“启用前”，不算未办。
      </Typography.Text>
      {chosen ? <MonthDrawer chosen={chosen} year={year} onClose={() => setChosen(undefined)} /> : null}
    </>
  )
}
