import type { OrgKind } from '@hongzhu/domain/org'
import { Checkbox, Form } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { ChangeFields, KindField, NameFields } from './change-fields.tsx'
import type { DrawerProps } from './org-data.ts'
import { PersonSelect } from './person-select.tsx'

interface Change {
  on: string
  docNo?: string
  reason?: string
}

const HandedOver = () => (
  <Form.Item name="isHandedOver" valuePropName="checked">
    <Checkbox>印章、档案已移交</Checkbox>
  </Form.Item>
)

/** 拆分: members leave for a new organisation, the rest stay. */
export function Split({ org, ...rest }: DrawerProps) {
  const kinds: OrgKind[] = ['branch', 'jointBranch']
  return (
    <CommandDrawer<Change & { kind: OrgKind; name: string; shortName: string; personIds: string[] }>
      {...rest}
      title={`拆分${org.shortName}`}
      hint="划出的党员编入新组织，组织关系自生效日转入；新组织要够成立条件（ORG-01、ORG-03）。拆成多个的逐个办理。"
      submitLabel="拆分"
      initialValues={{ kind: 'branch' }}
      onSubmit={({ kind, name, shortName, personIds, ...change }) =>
        client.org.split({ orgId: org.id, ...change, parts: [{ kind, name, shortName, personIds }] })
      }
    >
      <KindField label="新组织的类型" kinds={kinds} />
      <NameFields />
      <Form.Item name="personIds" label="划出的党员" rules={[{ required: true, message: '请选择划出的党员' }]}>
        <PersonSelect orgId={org.id} mode="multiple" own />
      </Form.Item>
      <ChangeFields org={org} isPaperNeeded />
    </CommandDrawer>
  )
}

/** 合并: members and schools go over, this organisation ends. */
export function Merge({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Change & { intoId: string; isHandedOver?: boolean }>
      {...rest}
      title={`${org.shortName}并入另一组织`}
      hint="党员和覆盖的学校转入另一组织，本组织撤销，资料永久可查（ORG-08）。"
      submitLabel="合并"
      isDanger
      onSubmit={(values) => client.org.merge({ orgId: org.id, ...values })}
    >
      <Form.Item name="intoId" label="并入" rules={[{ required: true, message: '请选择并入的组织' }]}>
        <OrgPicker without={[org.id]} kinds={['branch', 'jointBranch', 'generalBranch', 'committee']} />
      </Form.Item>
      <ChangeFields org={org} isPaperNeeded />
      <HandedOver />
    </CommandDrawer>
  )
}

/** 撤销. */
export function Dissolve({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Change & { isHandedOver?: boolean }>
      {...rest}
      title={`撤销${org.shortName}`}
      hint="党员须先全部转走、下级先调整完毕；任职、届期、覆盖关系同日终止，资料永久可查（ORG-08）。"
      submitLabel="撤销"
      isDanger
      onSubmit={(values) => client.org.dissolve({ orgId: org.id, ...values })}
    >
      <ChangeFields org={org} isPaperNeeded />
      <HandedOver />
    </CommandDrawer>
  )
}
