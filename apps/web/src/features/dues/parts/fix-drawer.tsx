import type { DuesSheetLine } from '@hongzhu/contract/dues'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { inYuan } from './money.ts'

interface Values {
  decidedOn: string
  docNo: string
  confirmedOn?: string
  unconfirmedIds?: string[]
}
interface Props {
  orgId: string
  year: number
  lines: readonly DuesSheetLine[]
  totalFen: number
  isCarrying: boolean
  onClose: () => void
}

/** 登记支部核定的决定: it closes the sheet of the year. */
export function FixDrawer({ orgId, year, lines, totalFen, isCarrying, onClose }: Props) {
  const [clientKey] = useState(() => crypto.randomUUID())
  const today = useMe().data?.today
  const submit = ({ decidedOn, docNo, confirmedOn, unconfirmedIds = [], reason }: Values & { reason?: string }) =>
    client.dues.fix({
      orgId,
      year,
      clientKey,
      decidedOn,
      docNo,
      carry: isCarrying,
      unconfirmedIds,
      ...(confirmedOn ? { confirmedOn } : {}),
      ...(reason ? { reason } : {}),
    })
  return (
    <CommandDrawer<Values>
      title={`${year}年党费核定`}
      hint={`${lines.length} 名党员，每月合计 ${inYuan(totalFen)} 元。登记以后本年核定表不再改动。`}
      submitLabel="登记决定"
      onSubmit={submit}
      onDone={() => refresh('dues')}
      onClose={onClose}
    >
      <DayItem name="decidedOn" label="支部通过日期" required max={today} />
      <Form.Item name="docNo" label="会议或者文件" rules={[{ required: true, message: '请写明在哪次会议上通过' }]}>
        <Input maxLength={100} placeholder="如：1 月 8 日支部委员会会议记录" />
      </Form.Item>
      <DayItem name="confirmedOn" label="党员本人确认日期" max={today} />
      <Form.Item name="unconfirmedIds" label="还没有确认的党员">
        <Select
          mode="multiple"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全部确认的不必选"
          options={lines.map((line) => ({ value: line.personId, label: line.name }))}
        />
      </Form.Item>
    </CommandDrawer>
  )
}
