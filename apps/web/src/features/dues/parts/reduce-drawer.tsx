import type { DuesSheetLine } from '@hongzhu/contract/dues'
import { REDUCTION_KIND_LABELS } from '@hongzhu/domain/dues'
import { Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { fenOf } from './money.ts'
import { MonthItem } from './month-item.tsx'

interface Values {
  kind: 'exempt' | 'reduce'
  fromMonth: string
  untilMonth: string
  yuan?: number
  appliedOn?: string
  branchMinutesOn: string
  approverOrgId?: string
  approvalDocNo?: string
  approvedOn?: string
}
interface Props {
  orgId: string
  year: number
  line: DuesSheetLine
  above: readonly { id: string; name: string }[]
  onClose: () => void
}

function ReducedAmount() {
  const form = Form.useFormInstance()
  if (Form.useWatch('kind', form) !== 'reduce') return null
  return (
    <Form.Item name="yuan" label="少交后的每月数额（元）" rules={[{ required: true, message: '请填写数额' }]}>
      <NumberField min={0} precision={2} />
    </Form.Item>
  )
}

/** 登记少交、免交: the amount by the scale stays as it is, the decision stands beside it (DUE-16). */
export function ReduceDrawer({ orgId, year, line, above, onClose }: Props) {
  const [clientKey] = useState(() => crypto.randomUUID())
  const today = useMe().data?.today
  const submit = ({ yuan, ...rest }: Values & { reason?: string }) => {
    const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''))
    return client.dues.reduce({
      ...(given as typeof rest),
      orgId,
      clientKey,
      personId: line.personId,
      ...(rest.kind === 'reduce' && yuan !== undefined ? { amountFen: fenOf(yuan) } : {}),
    })
  }
  return (
    <CommandDrawer<Values>
      title={`${line.name}：少交、免交`}
      hint="支部研究后报上一级党委批准，批准了再登记。离退休党员生活困难的，支部同意即可，不填批准。"
      submitLabel="登记"
      initialValues={{ kind: 'exempt' }}
      onSubmit={submit}
      onDone={() => refresh('dues')}
      onClose={onClose}
    >
      <Form.Item name="kind" label="决定" rules={[{ required: true, message: '请选择' }]}>
        <Radio.Group options={Object.entries(REDUCTION_KIND_LABELS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <ReducedAmount />
      <MonthItem name="fromMonth" label="起始月份" from={year} to={year} />
      <MonthItem name="untilMonth" label="终止月份（含当月）" from={year} to={year + 1} />
      <DayItem name="appliedOn" label="本人申请日期" max={today} />
      <DayItem name="branchMinutesOn" label="支部研究日期" required max={today} />
      <Form.Item name="approverOrgId" label="批准的上级组织">
        <Select allowClear options={above.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="approvalDocNo" label="批准文号">
        <Input maxLength={100} />
      </Form.Item>
      <DayItem name="approvedOn" label="批准日期" max={today} />
    </CommandDrawer>
  )
}
