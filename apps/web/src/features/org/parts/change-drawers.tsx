import { kindsUnder, ORG_KINDS, type OrgKind } from '@hongzhu/domain/org'
import { Checkbox, Form, Input, Space } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { ChangeFields, KindField, NameFields } from './change-fields.tsx'
import type { DrawerProps } from './org-data.ts'
import { PersonSelect } from './person-select.tsx'

interface Change {
  on: string
  docNo?: string
  reason?: string
}
interface Named {
  name: string
  shortName: string
}
interface Founding extends Change, Named {
  kind: OrgKind
  appliedOn?: string
  repliedOn?: string
  isDirectDecision?: boolean
  endsOn?: string
  canApproveProbationary?: boolean
  personIds?: string[]
  statedFull?: number
  statedProbationary?: number
}
const mayApprove = (kind: OrgKind | undefined) => kind === 'committee' || kind === 'workCommittee'

function FoundingFields({ today }: { today: string }) {
  const kind = Form.useWatch<OrgKind | undefined>('kind')
  const isDirect = Form.useWatch<boolean | undefined>('isDirectDecision')
  if (!kind || kind === 'group') return null
  return (
    <>
      <Form.Item name="isDirectDecision" valuePropName="checked">
        <Checkbox>由上级直接决定（没有申请）</Checkbox>
      </Form.Item>
      {isDirect ? null : <DayItem name="appliedOn" label="申请日期" max={today} />}
      <DayItem name="repliedOn" label="批复日期" required max={today} />
      {kind === 'temporaryBranch' ? <DayItem name="endsOn" label="结束日期" required /> : null}
      {mayApprove(kind) ? (
        <Form.Item name="canApproveProbationary" valuePropName="checked">
          <Checkbox>有预备党员审批权</Checkbox>
        </Form.Item>
      ) : null}
      <Space.Compact block>
        <Form.Item name="statedFull" label="批复载明的正式党员（人）" style={{ width: '50%' }}>
          <NumberField min={0} max={10000} />
        </Form.Item>
        <Form.Item name="statedProbationary" label="预备党员（人）" style={{ width: '50%' }}>
          <NumberField min={0} max={10000} />
        </Form.Item>
      </Space.Compact>
    </>
  )
}

/** 成立下级组织. */
export function Found({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Founding>
      {...rest}
      title={`在${org.shortName}下成立组织`}
      hint="正式党员满三人才能成立；须有上级批复，生效日不早于批复日（ORG-01、ORG-02、ORG-07）。"
      submitLabel="成立"
      onSubmit={(values) => client.org.found({ orgId: org.id, ...values })}
    >
      <KindField kinds={kindsUnder(org.kind as OrgKind)} />
      <NameFields />
      <ChangeFields org={org} />
      <FoundingFields today={org.today} />
      <Form.Item noStyle shouldUpdate={(before, after) => before.kind !== after.kind}>
        {({ getFieldValue }) =>
          getFieldValue('kind') && getFieldValue('kind') !== 'group' ? (
            <Form.Item
              name="personIds"
              label="随之编入的党员"
              extra="组织关系自生效日起转入新组织；党员以后再转入的可以不填，由批复载明人数"
            >
              <PersonSelect orgId={org.id} mode="multiple" />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </CommandDrawer>
  )
}

/** 更名. */
export function Rename({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Change & Named>
      {...rest}
      title={`${org.shortName}更名`}
      hint="旧名到生效日为止，过去的记录和文件仍显示旧名。"
      submitLabel="更名"
      initialValues={{ name: org.name, shortName: org.shortName }}
      onSubmit={(values) => client.org.rename({ orgId: org.id, ...values })}
    >
      <NameFields />
      <ChangeFields org={org} />
    </CommandDrawer>
  )
}

/** 改设类型. */
export function Retype({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Change & Named & { kind: OrgKind; canApproveProbationary?: boolean }>
      {...rest}
      title={`${org.shortName}改设类型`}
      hint="改设须有上级批复；届期不因改设而变，要变须经选举（ORG-02、ORG-13）。"
      submitLabel="改设"
      initialValues={{ name: org.name, shortName: org.shortName, canApproveProbationary: false }}
      onSubmit={(values) => client.org.retype({ orgId: org.id, ...values })}
    >
      <KindField label="改设为" kinds={ORG_KINDS.filter((kind) => kind !== org.kind && kind !== 'group')} />
      <NameFields />
      <ChangeFields org={org} isPaperNeeded />
      <Form.Item noStyle shouldUpdate={(before, after) => before.kind !== after.kind}>
        {({ getFieldValue }) =>
          mayApprove(getFieldValue('kind')) ? (
            <Form.Item name="canApproveProbationary" valuePropName="checked">
              <Checkbox>有预备党员审批权</Checkbox>
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </CommandDrawer>
  )
}

/** 改变隶属. */
export function Move({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Change & { parentId: string }>
      {...rest}
      title={`${org.shortName}改变隶属`}
      hint={`连同全部下级改到新的上级之下；${org.trail.at(-1)?.shortName ?? ''}时期的统计仍按原隶属计算。`}
      submitLabel="改变隶属"
      onSubmit={(values) => client.org.move({ orgId: org.id, ...values })}
    >
      <Form.Item label="现在的上级">
        <Input value={org.trail.at(-1)?.shortName ?? '无'} disabled />
      </Form.Item>
      <Form.Item name="parentId" label="新的上级" rules={[{ required: true, message: '请选择新的上级' }]}>
        <OrgPicker without={[org.id]} />
      </Form.Item>
      <ChangeFields org={org} />
    </CommandDrawer>
  )
}
