import { GOVERNANCE_LABELS, OWNERSHIP_LABELS, type Ownership, type SchoolStage, STAGE_LABELS } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { api, client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'

interface Values {
  code: string
  name: string
  shortName?: string
  stage: SchoolStage
  ownership: Ownership
  regionCode: string
  openedOn: string
  managerOrgId: string
  legalRepresentative?: string
  governance?: 'partyLed' | 'reference' | 'other'
  docNo?: string
}

export const labelOptions = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const needed = (text: string) => [{ required: true, message: text }]

/** 设立学校. */
export function CreateSchool({ today, onClose, onDone }: { today: string; onClose: () => void; onDone: () => Promise<unknown> }) {
  const regions = useQuery(api.school.regions.queryOptions({ input: {} }))
  return (
    <CommandDrawer<Values>
      title="设立学校"
      hint="设立的同时立组建事项，党组织与学校同步建立；未建立的天数自开办日起算。"
      submitLabel="设立"
      initialValues={{ ownership: 'public' }}
      onSubmit={(values) => client.school.create(values)}
      onClose={onClose}
      onDone={onDone}
    >
      <Form.Item name="name" label="全称" rules={needed('请填写全称')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="shortName" label="简称">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="code" label="学校代码" rules={needed('请填写学校代码')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="stage" label="学段" rules={needed('请选择学段')}>
        <Select options={labelOptions(STAGE_LABELS)} />
      </Form.Item>
      <Form.Item name="ownership" label="办学性质" rules={needed('请选择办学性质')}>
        <Select options={labelOptions(OWNERSHIP_LABELS)} />
      </Form.Item>
      <Form.Item name="regionCode" label="县（市、区）" rules={needed('请选择县（市、区）')}>
        <Select options={(regions.data?.rows ?? []).map((region) => ({ value: region.code, label: region.name }))} />
      </Form.Item>
      <DayItem name="openedOn" label="办学起始日期" required max={today} />
      <Form.Item name="managerOrgId" label="主管教育工委（党委）" rules={needed('请选择主管组织')}>
        <OrgPicker kinds={['workCommittee', 'committee']} />
      </Form.Item>
      <Form.Item name="governance" label="领导体制">
        <Select allowClear options={labelOptions(GOVERNANCE_LABELS)} />
      </Form.Item>
      <Form.Item name="legalRepresentative" label="法定代表人">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name="docNo" label="批准设立文号">
        <Input maxLength={60} />
      </Form.Item>
    </CommandDrawer>
  )
}
