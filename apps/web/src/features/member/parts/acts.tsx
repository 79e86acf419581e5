import {
  choicesOf,
  ENTRY_KIND_CODES,
  FLOATING_REASON_CODES,
  isMaskedField,
  LEAVE_KIND_CODES,
  type PersonField,
  STATUS_LABELS,
} from '@hongzhu/domain/member'
import { Checkbox, Form, Input, Radio, Select, Typography } from 'antd'
import type { ReactElement } from 'react'
import { client } from '../../../app/api.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { ActDrawer } from './act-drawer.tsx'
import { PlainFieldItems } from './field-items.tsx'
import { type MemberRecord, refreshMembers } from './record-type.ts'

export const ACTS = {
  fields: '修改一般信息',
  transfer: '转接组织关系',
  group: '编入党小组',
  relief: '登记不作硬性要求、中止权利',
  away: '登记流动、失联',
  key: '变更关键信息',
  status: '登记党籍状态',
} as const
export type Act = keyof typeof ACTS
/** Acts of offices (MDS-30). */
export const OFFICE_ACTS: readonly Act[] = ['key', 'status']

export interface ActProps {
  record: MemberRecord
  today: string
  onClose: () => void
}

/** What was typed and not left empty. */
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null))

const needed = (message: string) => [{ required: true, message }]
const only = (allowed: readonly string[]) => (option: { value: string }) => allowed.includes(option.value)

function FieldsAct({ record, onClose }: ActProps) {
  const { sex, ethnicity, education, degree, workPost, title, nativePlace, workedFrom, isFrontLine, birthNote } = record.values
  const initial = { sex, ethnicity, education, degree, workPost, title, nativePlace, workedFrom, isFrontLine, birthNote }
  const submit = async (values: Record<string, unknown>) => {
    // Masked fields start empty: empty means unchanged there; the others may be cleared.
    const changed = Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => {
        const next = value === undefined || value === '' ? null : value
        if (isMaskedField(key as PersonField)) return next === null ? [] : [[key, next]]
        return next === ((initial as Record<string, unknown>)[key] ?? null) ? [] : [[key, next]]
      }),
    )
    await client.member.changeFields({ personId: record.personId, version: record.version, ...changed } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer title={ACTS.fields} okText="保存" onClose={onClose} initial={initial} submit={submit as never}>
      <PlainFieldItems hint="不填则不改" />
    </ActDrawer>
  )
}

function KeyAct({ record, onClose }: ActProps) {
  const initial = {
    name: record.name,
    bornOn: record.values.bornOn,
    joinedOn: record.values.joinedOn,
    fullOn: record.values.fullOn,
  }
  const submit = async (values: Record<string, unknown>) => {
    const { docNo, reason, ...rest } = filled(values)
    const changed = Object.fromEntries(
      Object.entries(rest).filter(([key, value]) => value !== (initial as Record<string, unknown>)[key]),
    )
    await client.member.changeKeyItems({ personId: record.personId, version: record.version, docNo, reason, ...changed } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer title={ACTS.key} okText="变更" onClose={onClose} initial={initial} submit={submit as never}>
      <Typography.Paragraph type="secondary">
        姓名、公民身份号码、出生日期、入党和转正日期凭申请和文件变更，变更前后都留存（MDS-30）。
      </Typography.Paragraph>
      <Form.Item name="name" label="姓名">
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="idNo" label="公民身份号码">
        <Input maxLength={18} placeholder="不填则不改" />
      </Form.Item>
      <Form.Item name="bornOn" label="出生日期">
        <DayField />
      </Form.Item>
      <Form.Item name="birthNote" label="与身份证不一致的说明">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="joinedOn" label="加入中共组织日期">
        <DayField />
      </Form.Item>
      <Form.Item name="fullOn" label="转为正式党员日期">
        <DayField />
      </Form.Item>
      <Form.Item name="docNo" label="文号" rules={needed('请填写文号')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label="事由" rules={needed('请填写事由')}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActDrawer>
  )
}

function TransferAct({ record, today, onClose }: ActProps) {
  const submit = async (values: Record<string, unknown>) => {
    await client.member.transfer({ personId: record.personId, ...filled(values) } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer
      title={ACTS.transfer}
      okText="转接"
      onClose={onClose}
      initial={{ on: today, leaveKind: 'TO_COUNTY', entryKind: 'IN_COUNTY' }}
      submit={submit as never}
    >
      <Typography.Paragraph type="secondary">
        原支部记到转接日前一天，接收支部从转接日起。转出前仍由原支部负责（ORG-17）。
      </Typography.Paragraph>
      <Form.Item name="toOrgId" label="接收支部" rules={needed('请选择接收支部')}>
        <OrgPicker kinds={['branch', 'jointBranch']} without={[record.orgId]} />
      </Form.Item>
      <Form.Item name="on" label="转接日期" rules={needed('请填写转接日期')}>
        <DayField max={today} />
      </Form.Item>
      <Form.Item name="leaveKind" label="离开支部类型">
        <Select options={choicesOf(LEAVE_KIND_CODES).filter(only(['TO_COUNTY', 'TO_PROV', 'REORG', 'OTHER']))} />
      </Form.Item>
      <Form.Item name="entryKind" label="进入支部类型">
        <Select options={choicesOf(ENTRY_KIND_CODES).filter(only(['IN_COUNTY', 'IN_PROV', 'REORG', 'OTHER']))} />
      </Form.Item>
      <Form.Item name="docNo" label="介绍信或者文号">
        <Input maxLength={60} />
      </Form.Item>
    </ActDrawer>
  )
}

function StatusAct({ record, today, onClose }: ActProps) {
  const submit = async (values: Record<string, unknown>) => {
    await client.member.changeStatus({ personId: record.personId, ...filled(values) } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer title={ACTS.status} okText="登记" onClose={onClose} initial={{ on: today }} submit={submit as never}>
      <Typography.Paragraph type="secondary">由有权组织作出决定，这里只登记决定的内容、日期和文号。</Typography.Paragraph>
      <Form.Item name="status" label="党籍状态" rules={needed('请选择党籍状态')}>
        <Select
          options={Object.entries(STATUS_LABELS).map(([value, label]) => ({ value, label, disabled: value === record.status }))}
        />
      </Form.Item>
      <Form.Item name="on" label="起始日期" rules={needed('请填写日期')}>
        <DayField max={today} />
      </Form.Item>
      <Form.Item name="decidedByOrgId" label="决定组织" rules={needed('请选择决定组织')}>
        <OrgPicker />
      </Form.Item>
      <Form.Item name="docNo" label="决定文号">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label="事由" rules={needed('请填写事由')}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ActDrawer>
  )
}

function GroupAct({ record, today, onClose }: ActProps) {
  const submit = async (values: { groupId?: string; on: string }) => {
    await client.member.joinGroup({ personId: record.personId, groupId: values.groupId ?? null, on: values.on } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer title={ACTS.group} okText="登记" onClose={onClose} initial={{ on: today }} submit={submit as never}>
      <Form.Item name="groupId" label="党小组" extra="不选，即从该日起不编入任何党小组。">
        <OrgPicker kinds={['group']} allowClear />
      </Form.Item>
      <Form.Item name="on" label="起始日期" rules={needed('请填写日期')}>
        <DayField max={today} />
      </Form.Item>
    </ActDrawer>
  )
}

function ReliefAct({ record, today, onClose }: ActProps) {
  const submit = async (values: Record<string, unknown>) => {
    await client.member.relieve({ personId: record.personId, reason: '', ...filled(values) } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer
      title={ACTS.relief}
      okText="登记"
      onClose={onClose}
      initial={{ kind: 'attendance', fromOn: today }}
      submit={submit as never}
    >
      <Form.Item name="kind" label="种类">
        <Radio.Group
          options={[
            { value: 'attendance', label: '参加组织生活不作硬性要求' },
            { value: 'rights', label: '中止党员权利（凭决定文件）' },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label="事由">
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} placeholder="如：年老体弱，行动不便" />
      </Form.Item>
      <Form.Item name="fromOn" label="起始日期" rules={needed('请填写日期')}>
        <DayField />
      </Form.Item>
      <Form.Item name="reviewOn" label="复核日期" extra="不作硬性要求的须定期复核（MTG-19），不影响表决权。">
        <DayField />
      </Form.Item>
      <Form.Item name="docNo" label="决定文号">
        <Input maxLength={60} />
      </Form.Item>
    </ActDrawer>
  )
}

function AwayAct({ record, today, onClose }: ActProps) {
  const { floating, lost } = record
  const initial = {
    isFloating: floating.is,
    floatingTo: floating.to,
    floatingFrom: floating.from,
    floatingReason: floating.reason,
    floatingContact: floating.contact,
    isLost: lost.is,
    lostOn: lost.on,
  }
  const submit = async (values: Record<string, unknown>) => {
    await client.member.setFloating({
      personId: record.personId,
      ...filled(values),
      isFloating: Boolean(values.isFloating),
      isLost: Boolean(values.isLost),
    } as never)
    await refreshMembers()
  }
  return (
    <ActDrawer title={ACTS.away} okText="保存" onClose={onClose} initial={initial} submit={submit as never}>
      <Form.Item name="isFloating" valuePropName="checked">
        <Checkbox>外出六个月以上，组织关系未转出（流动党员）</Checkbox>
      </Form.Item>
      <Form.Item name="floatingTo" label="流向">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="floatingReason" label="流动原因">
        <Select allowClear options={choicesOf(FLOATING_REASON_CODES)} />
      </Form.Item>
      <Form.Item name="floatingFrom" label="外出日期">
        <DayField max={today} />
      </Form.Item>
      <Form.Item name="floatingContact" label="支部联系人">
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="isLost" valuePropName="checked">
        <Checkbox>失去联系</Checkbox>
      </Form.Item>
      <Form.Item name="lostOn" label="失联日期">
        <DayField max={today} />
      </Form.Item>
    </ActDrawer>
  )
}

const FORMS: Record<Act, (props: ActProps) => ReactElement> = {
  fields: FieldsAct,
  transfer: TransferAct,
  group: GroupAct,
  relief: ReliefAct,
  away: AwayAct,
  key: KeyAct,
  status: StatusAct,
}

/** The chosen command about one member. */
export function MemberAct({ act, ...props }: ActProps & { act: Act }) {
  const Chosen = FORMS[act]
  return <Chosen {...props} />
}
