import {
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  DOSSIER_LABELS,
  type DossierItem,
  GOVERNANCE_LABELS,
  type GovernanceMode,
  OWNERSHIP_LABELS,
  type Ownership,
  type SchoolStage,
  STAGE_LABELS,
  WORK_COVERAGE_LABELS,
  type WorkCoverageForm,
} from '@hongzhu/domain/org'
import { Form, Input, Select } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { labelOptions } from './create-school.tsx'
import { type DrawerProps, NUMBER_LABELS } from './school-data.ts'

const needed = (message: string) => [{ required: true, message }]
export const Paper = ({ isNeeded = false }: { isNeeded?: boolean }) => (
  <Form.Item name="docNo" label="文号" rules={isNeeded ? needed('请录入文号') : []}>
    <Input maxLength={60} />
  </Form.Item>
)
const Text = ({ name, label, isNeeded = false }: { name: string; label: string; isNeeded?: boolean }) => (
  <Form.Item name={name} label={label} rules={isNeeded ? needed(`请填写${label}`) : []}>
    <Input maxLength={60} />
  </Form.Item>
)

interface Change {
  on: string
  docNo?: string
  name: string
  shortName: string
  stage: SchoolStage
  ownership: Ownership
  governance?: GovernanceMode
  legalRepresentative?: string
}

/** 学校变更. */
export function ChangeSchool({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Change>
      {...rest}
      title={`${school.shortName}变更`}
      hint="只改有变化的项目；变更前的情况留在变动记录里，过去的统计仍按当时计算。"
      submitLabel="登记变更"
      initialValues={{
        name: school.name,
        shortName: school.shortName,
        stage: school.stage as SchoolStage,
        ownership: school.ownership as Ownership,
        ...(school.governance ? { governance: school.governance as GovernanceMode } : {}),
        ...(school.legalRepresentative ? { legalRepresentative: school.legalRepresentative } : {}),
      }}
      onSubmit={(values) => {
        const { reason: _reason, ...change } = values
        return client.school.change({ schoolId: school.id, version: school.version, ...change })
      }}
    >
      <DayItem name="on" label="生效日期" required max={school.today} />
      <Paper />
      <Text name="name" label="全称" isNeeded />
      <Text name="shortName" label="简称" isNeeded />
      <Form.Item name="stage" label="学段">
        <Select options={labelOptions(STAGE_LABELS)} />
      </Form.Item>
      <Form.Item name="ownership" label="办学性质">
        <Select options={labelOptions(OWNERSHIP_LABELS)} />
      </Form.Item>
      <Form.Item name="governance" label="领导体制">
        <Select options={labelOptions(GOVERNANCE_LABELS)} />
      </Form.Item>
      <Text name="legalRepresentative" label="法定代表人" />
    </CommandDrawer>
  )
}

/** 停办. */
export function CloseSchool({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ on: string; docNo: string }>
      {...rest}
      title={`${school.shortName}停办`}
      hint="覆盖关系、工作覆盖、校区同日终止，资料永久可查。党组织的撤销另行办理。"
      submitLabel="登记停办"
      isDanger
      onSubmit={({ on, docNo }) => client.school.close({ schoolId: school.id, on, docNo })}
    >
      <DayItem name="on" label="停办日期" required max={school.today} />
      <Paper isNeeded />
    </CommandDrawer>
  )
}

/** 登记人数. */
export function CountSchool({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ item: 'staff'; on: string; amount: number; source: string }>
      {...rest}
      title="登记人数"
      hint="每个统计日期登记一个数，不改以前的数。"
      submitLabel="登记"
      initialValues={{ item: 'staff' }}
      onSubmit={({ item, on, amount, source }) => client.school.count({ schoolId: school.id, item, on, amount, source })}
    >
      <Form.Item name="item" label="项目" rules={needed('请选择项目')}>
        <Select options={labelOptions(NUMBER_LABELS)} />
      </Form.Item>
      <DayItem name="on" label="统计日期" required max={school.today} />
      <Form.Item name="amount" label="人数（人）" rules={needed('请填写人数')}>
        <NumberField min={0} max={100000} precision={0} />
      </Form.Item>
      <Text name="source" label="来源" isNeeded />
    </CommandDrawer>
  )
}

/** 启用校区. */
export function OpenCampus({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ name: string; address?: string; from: string }>
      {...rest}
      title="启用校区"
      submitLabel="登记"
      onSubmit={({ name, address, from }) =>
        client.school.openCampus({ schoolId: school.id, name, from, ...(address ? { address } : {}) })
      }
    >
      <Text name="name" label="校区名称" isNeeded />
      <Text name="address" label="地址" />
      <DayItem name="from" label="启用日期" required max={school.today} />
    </CommandDrawer>
  )
}

/** 停用校区. */
export function CloseCampus({ school, id, ...rest }: DrawerProps & { id: string }) {
  return (
    <CommandDrawer<{ until: string }>
      {...rest}
      title="停用校区"
      submitLabel="登记"
      onSubmit={({ until }) => client.school.closeCampus({ schoolId: school.id, campusId: id, until })}
    >
      <DayItem name="until" label="停用日期" required max={school.today} />
    </CommandDrawer>
  )
}

interface Cover {
  orgId: string
  form: CoverageForm
  from: string
  docNo?: string
  reason?: string
}

/** 登记党组织覆盖. */
export function CoverSchool({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<Cover>
      {...rest}
      title="登记党组织覆盖"
      hint="覆盖起日应在组织存续、学校开办期间；未办结的组建事项随之办结。"
      submitLabel="登记"
      initialValues={school.proposal ? { form: school.proposal.form as CoverageForm } : {}}
      onSubmit={(values) => client.school.cover({ schoolId: school.id, ...values })}
    >
      <Form.Item name="orgId" label="党组织" rules={needed('请选择党组织')}>
        <OrgPicker kinds={['committee', 'generalBranch', 'branch', 'jointBranch', 'temporaryBranch']} />
      </Form.Item>
      <Form.Item name="form" label="覆盖方式" rules={needed('请选择覆盖方式')}>
        <Select options={labelOptions(COVERAGE_FORM_LABELS)} />
      </Form.Item>
      <DayItem name="from" label="起始日期" required max={school.today} />
      <Paper />
    </CommandDrawer>
  )
}

/** 终止党组织覆盖. */
export function EndCover({ school, id, ...rest }: DrawerProps & { id: string }) {
  return (
    <CommandDrawer<{ until: string; why: string }>
      {...rest}
      title="终止党组织覆盖"
      submitLabel="登记终止"
      isDanger
      onSubmit={({ until, why }) => client.school.endCover({ schoolId: school.id, linkId: id, until, reason: why })}
    >
      <DayItem name="until" label="终止日期" required max={school.today} />
      <Form.Item name="why" label="原因" rules={needed('请写明原因')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </CommandDrawer>
  )
}

/** 登记党的工作覆盖. */
export function CoverWork({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ form: WorkCoverageForm; detail: string; from: string; docNo?: string }>
      {...rest}
      title="登记党的工作覆盖"
      hint="工作覆盖与组织覆盖分开计算，登记在此不算组织覆盖。"
      submitLabel="登记"
      initialValues={{ form: 'instructor' }}
      onSubmit={({ reason: _reason, ...values }) => client.school.coverWork({ schoolId: school.id, ...values })}
    >
      <Form.Item name="form" label="方式" rules={needed('请选择方式')}>
        <Select options={labelOptions(WORK_COVERAGE_LABELS)} />
      </Form.Item>
      <Text name="detail" label="指导员姓名、党组织或群团组织名称" isNeeded />
      <DayItem name="from" label="起始日期" required max={school.today} />
      <Paper />
    </CommandDrawer>
  )
}

/** 终止党的工作覆盖. */
export function EndWork({ school, id, ...rest }: DrawerProps & { id: string }) {
  return (
    <CommandDrawer<{ until: string }>
      {...rest}
      title="终止党的工作覆盖"
      submitLabel="登记终止"
      onSubmit={({ until }) => client.school.endWork({ schoolId: school.id, workId: id, until })}
    >
      <DayItem name="until" label="终止日期" required max={school.today} />
    </CommandDrawer>
  )
}

/** 五个清: one more entry. */
export function NoteDossier({ school, item, ...rest }: DrawerProps & { item: string | undefined }) {
  return (
    <CommandDrawer<{ item: DossierItem; content: string; source: string; knownOn: string; fullMembers?: number }>
      {...rest}
      title="登记“五个清”"
      hint="追加一条，不改已有的；以最近一条有来源的为准。只写情况和数字，不写个人看法。"
      submitLabel="登记"
      initialValues={{ item: (item ?? school.dossierMissing[0] ?? 'reason') as DossierItem }}
      onSubmit={({ reason: _reason, ...values }) => client.school.note({ schoolId: school.id, ...values })}
    >
      <Form.Item name="item" label="清单项" rules={needed('请选择清单项')}>
        <Select options={labelOptions(DOSSIER_LABELS)} />
      </Form.Item>
      <Form.Item name="content" label="情况" rules={needed('请写明情况')}>
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.item !== after.item}>
        {({ getFieldValue }) =>
          getFieldValue('item') === 'members' ? (
            <Form.Item name="fullMembers" label="正式党员（人）" extra="没有查清的不填；填 0 表示查明没有正式党员">
              <NumberField min={0} max={10000} precision={0} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Text name="source" label="来源" isNeeded />
      <DayItem name="knownOn" label="掌握日期" required max={school.today} />
    </CommandDrawer>
  )
}
