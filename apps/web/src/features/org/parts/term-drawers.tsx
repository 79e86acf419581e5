import { Checkbox, Form, Input } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import type { DrawerProps } from './org-data.ts'

type TermProps = DrawerProps & { termId: string }
const at = ({ org, termId }: TermProps) => ({ orgId: org.id, termId })

function Paper({ name = 'docNo', label = '文号', isNeeded = false }: { name?: string; label?: string; isNeeded?: boolean }) {
  return (
    <Form.Item name={name} label={label} rules={isNeeded ? [{ required: true, message: '请录入文号' }] : []}>
      <Input maxLength={60} />
    </Form.Item>
  )
}
const Seats = ({ isNeeded = false }: { isNeeded?: boolean }) => (
  <Form.Item name="seats" label="职数（人）" rules={isNeeded ? [{ required: true, message: '请填写职数' }] : []}>
    <NumberField min={1} max={99} precision={0} />
  </Form.Item>
)

interface NewTerm {
  startedOn: string
  seats: number
  hasCommittee: boolean
  approvedSeats?: number
  approvalDocNo?: string
  earlyDocNo?: string
  reason?: string
}

/** 登记换届. */
export function AddTerm({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<NewTerm>
      {...rest}
      title={`${org.shortName}登记换届`}
      hint="届期自选举大会之日起算，上一届同日届止；延期、提前换届须先有上级批复（ORG-13、ORG-15）。"
      submitLabel="登记换届"
      initialValues={{ hasCommittee: true }}
      onSubmit={(values) => client.term.add({ orgId: org.id, ...values })}
    >
      <DayItem name="startedOn" label="选举大会日期" required max={org.today} min={org.foundedOn} />
      <Form.Item name="hasCommittee" valuePropName="checked">
        <Checkbox>设委员会</Checkbox>
      </Form.Item>
      <Seats isNeeded />
      <Form.Item name="approvedSeats" label="上级批准职数（人）">
        <NumberField min={1} max={99} precision={0} />
      </Form.Item>
      <Paper name="approvalDocNo" label="选举结果批复文号" />
      <Paper name="earlyDocNo" label="提前换届批复文号（提前的填写）" />
    </CommandDrawer>
  )
}

/** 补录届期. */
export function CompleteTerm(props: TermProps) {
  const { org, termId: _id, ...rest } = props
  const term = org.terms.find((entry) => entry.id === props.termId)
  return (
    <CommandDrawer<{ startedOn?: string; seats?: number; endsOn?: string; approvalDocNo?: string }>
      {...rest}
      title="补录届期"
      hint="只填空缺的项目，已有的不改。"
      submitLabel="补录"
      onSubmit={(values) => client.term.complete({ ...at(props), ...values })}
    >
      {term?.startedOn ? null : <DayItem name="startedOn" label="选举大会日期" max={org.today} />}
      {term?.startedOn && !term.endsOn ? <DayItem name="endsOn" label="批复载明的届满日" /> : null}
      {term?.seats ? null : <Seats />}
      {term?.approvalDocNo ? null : <Paper name="approvalDocNo" label="选举结果批复文号" />}
    </CommandDrawer>
  )
}

/** 登记换届请示. */
export function PrepareTerm(props: TermProps) {
  const { org, termId: _id, ...rest } = props
  return (
    <CommandDrawer<{ preparedOn: string; docNo?: string }>
      {...rest}
      title="登记换届请示"
      submitLabel="登记"
      onSubmit={(values) => client.term.prepare({ ...at(props), ...values })}
    >
      <DayItem name="preparedOn" label="请示日期" required max={org.today} />
      <Paper label="请示文号" />
    </CommandDrawer>
  )
}

/** 登记提醒函. */
export function RemindTerm(props: TermProps) {
  const { org, termId: _id, ...rest } = props
  return (
    <CommandDrawer<{ remindedOn: string; docNo?: string }>
      {...rest}
      title={`提醒${org.shortName}做好换届准备`}
      hint="上级一般在届满前六个月提醒（ORG-14）。"
      submitLabel="登记"
      onSubmit={(values) => client.term.remind({ ...at(props), ...values })}
    >
      <DayItem name="remindedOn" label="提醒函日期" required max={org.today} />
      <Paper label="提醒函文号" />
    </CommandDrawer>
  )
}

/** 登记批准延期. */
export function DelayTerm(props: TermProps) {
  const { org, termId: _id, ...rest } = props
  return (
    <CommandDrawer<{ delayedTo: string; docNo: string; decidedOn: string; reason?: string }>
      {...rest}
      title="登记批准延期换届"
      hint="延期由上级批准，一般不超过一年；再次延期另行登记，以最近一次为准（ORG-15）。"
      submitLabel="登记"
      onSubmit={(values) => client.term.delay({ ...at(props), ...values })}
    >
      <DayItem name="delayedTo" label="延期至" required />
      <Paper label="延期批复文号" isNeeded />
      <DayItem name="decidedOn" label="批复日期" required max={org.today} />
    </CommandDrawer>
  )
}

/** 登记届止. */
export function CloseTerm(props: TermProps) {
  const { org, termId: _id, ...rest } = props
  return (
    <CommandDrawer<{ endedOn: string; docNo?: string; why: string }>
      {...rest}
      title="登记届止"
      hint="没有换届选举而届止的（改设、撤销等）由上级登记；届止后仍应换届，选出下一届才算完成（ORG-13）。"
      submitLabel="登记"
      onSubmit={({ why, endedOn, docNo }) =>
        client.term.close({ ...at(props), endedOn, ...(docNo ? { docNo } : {}), reason: why })
      }
    >
      <DayItem name="endedOn" label="届止日期" required max={org.today} />
      <Paper />
      <Form.Item name="why" label="原因" rules={[{ required: true, message: '请写明原因' }]}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </CommandDrawer>
  )
}
