import {
  APPOINTMENT_LABELS,
  type Appointment,
  appointmentsOf,
  DUTIES,
  DUTY_LABELS,
  type Duty,
  type OrgKind,
} from '@hongzhu/domain/org'
import { Form, Input, Select } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import type { DrawerProps, Post } from './org-data.ts'
import { PersonSelect } from './person-select.tsx'

const Paper = () => (
  <Form.Item name="docNo" label="文号">
    <Input maxLength={60} placeholder="批复、任命文件或者选举记录" />
  </Form.Item>
)

interface Values {
  personId: string
  duty: Duty
  appointment: Appointment
  from: string
  docNo?: string
  reason?: string
}

/** 登记任职. */
export function Assign({ org, duty, ...rest }: DrawerProps & { duty: string | undefined }) {
  const duties = DUTIES.filter((entry) => (org.kind === 'group') === (entry === 'groupLeader'))
  const appointments = appointmentsOf(org.kind as OrgKind)
  return (
    <CommandDrawer<Values>
      {...rest}
      title={`${org.shortName}登记任职`}
      hint="预备党员不能任职；同一时间只有一名书记，换书记先登记原任免职（ORG-10、ORG-16）。"
      submitLabel="登记任职"
      initialValues={{ appointment: appointments[0], ...(duty ? { duty: duty as Duty } : {}) }}
      onSubmit={(values) => client.post.assign({ orgId: org.id, ...values })}
    >
      <Form.Item name="personId" label="人员" rules={[{ required: true, message: '请选择人员' }]}>
        <PersonSelect orgId={org.id} />
      </Form.Item>
      <Form.Item name="duty" label="职务" rules={[{ required: true, message: '请选择职务' }]}>
        <Select options={duties.map((entry) => ({ value: entry, label: DUTY_LABELS[entry] }))} />
      </Form.Item>
      <Form.Item name="appointment" label="产生方式" rules={[{ required: true }]}>
        <Select options={appointments.map((value) => ({ value, label: APPOINTMENT_LABELS[value] }))} />
      </Form.Item>
      <DayItem name="from" label="任职日期" required max={org.today} min={org.foundedOn} />
      <Paper />
    </CommandDrawer>
  )
}

/** 登记免职. */
export function End({ org, post, ...rest }: DrawerProps & { post: Post }) {
  return (
    <CommandDrawer<{ until: string; docNo?: string; reason?: string }>
      {...rest}
      title={`${post.name}不再任${DUTY_LABELS[post.duty as Duty]}`}
      hint="自免职日期起不再任职，任职记录保留。"
      submitLabel="登记免职"
      onSubmit={(values) => client.post.end({ orgId: org.id, postId: post.id, ...values })}
    >
      <DayItem name="until" label="免职日期" required max={org.today} min={post.from} />
      <Paper />
    </CommandDrawer>
  )
}
