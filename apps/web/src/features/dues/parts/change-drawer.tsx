import type { DuesSheetLine } from '@hongzhu/contract/dues'
import { CHANGE_REASON_LABELS, type ChangeReason } from '@hongzhu/domain/dues'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { fenOf, inYuan } from './money.ts'
import { MonthItem } from './month-item.tsx'

interface Values {
  cause: ChangeReason
  fromMonth: string
  newYuan: number
  decidedOn: string
  docNo: string
}
interface Props {
  orgId: string
  year: number
  line: DuesSheetLine
  /** The amount in force from a month on, as the sheet and its changes say. */
  amountFrom: (month: string) => number | null
  onClose: () => void
}

/** 登记年内调整: another amount from a month on; earlier months stay as they were (DUE-11). */
export function ChangeDrawer({ orgId, year, line, amountFrom, onClose }: Props) {
  const [clientKey] = useState(() => crypto.randomUUID())
  const today = useMe().data?.today
  const submit = ({ cause, fromMonth, newYuan, decidedOn, docNo, reason }: Values & { reason?: string }) => {
    const oldFen = amountFrom(fromMonth)
    return client.dues.change({
      orgId,
      clientKey,
      personId: line.personId,
      cause,
      fromMonth,
      newFen: fenOf(newYuan),
      decidedOn,
      docNo,
      ...(oldFen === null ? {} : { oldFen }),
      ...(reason ? { reason } : {}),
    })
  }
  return (
    <CommandDrawer<Values>
      title={`${line.name}：年内调整`}
      hint={`现在每月 ${line.amountFen === null ? '未核定' : `${inYuan(line.paysFen ?? line.amountFen)} 元`}。自起始月份起按新数额交，以前的月份照旧。`}
      submitLabel="登记"
      onSubmit={submit}
      onDone={() => refresh('dues')}
      onClose={onClose}
    >
      <Form.Item name="cause" label="调整事由" rules={[{ required: true, message: '请选择调整事由' }]}>
        <Select options={Object.entries(CHANGE_REASON_LABELS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <MonthItem name="fromMonth" label="起始月份" from={year} to={year} />
      <Form.Item name="newYuan" label="新的每月数额（元）" rules={[{ required: true, message: '请填写新数额' }]}>
        <NumberField min={0} precision={2} />
      </Form.Item>
      <DayItem name="decidedOn" label="支部决定日期" required max={today} />
      <Form.Item name="docNo" label="会议或者文件" rules={[{ required: true, message: '请写明在哪次会议上决定' }]}>
        <Input maxLength={100} />
      </Form.Item>
    </CommandDrawer>
  )
}
