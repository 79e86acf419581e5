import { CHANGE_REASON_LABELS, type ChangeReason, REDUCTION_KIND_LABELS } from '@hongzhu/domain/dues'
import { Table, Typography } from 'antd'
import type { client } from '../../../app/api.ts'
import { inYuan } from './money.ts'

type Sheet = Awaited<ReturnType<typeof client.dues.sheet>>

/** What was decided after the sheet: changes inside the year, and who pays less or nothing. */
export function Decisions({ sheet }: { sheet: Sheet }) {
  const nameOf = (id: string) => sheet.lines.find((line) => line.personId === id)?.name ?? '已转出的党员'
  const rows = [
    ...sheet.changes.map((one) => ({
      key: `change-${one.id}`,
      name: nameOf(one.personId),
      what: `年内调整：${CHANGE_REASON_LABELS[one.cause as ChangeReason]}`,
      months: `${one.fromMonth} 起`,
      amount: `${one.oldFen === null ? '' : `${inYuan(one.oldFen)} → `}${inYuan(one.newFen)}`,
      paper: `${one.decidedOn} ${one.docNo}`,
    })),
    ...sheet.reductions.map((one) => ({
      key: `reduction-${one.id}`,
      name: nameOf(one.personId),
      what: REDUCTION_KIND_LABELS[one.kind],
      months: `${one.fromMonth} 至 ${one.untilMonth}`,
      amount: one.kind === 'exempt' ? '0.00' : inYuan(one.amountFen),
      paper: one.approvalDocNo ?? `${one.branchMinutesOn} 支部同意`,
    })),
  ]
  if (rows.length === 0) return null
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: '1.1em', marginTop: 24 }}>
        年内调整、少交和免交
      </Typography.Title>
      <Table
        size="small"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          { title: '姓名', dataIndex: 'name', width: 130 },
          { title: '事项', dataIndex: 'what' },
          { title: '月份', dataIndex: 'months', width: 180 },
          { title: '每月（元）', dataIndex: 'amount', width: 160, align: 'right' },
          { title: '决定', dataIndex: 'paper' },
        ]}
      />
    </>
  )
}
