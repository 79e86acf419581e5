import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { Form, Input, Select } from 'antd'
import { DayItem } from '../../../ui/day-item.tsx'
import type { OrgPage } from './org-data.ts'

/** Since when and by which paper: what every change says. */
export function ChangeFields({ org, isPaperNeeded = false }: { org: OrgPage; isPaperNeeded?: boolean }) {
  return (
    <>
      <DayItem
        name="on"
        label="生效日期"
        required
        max={org.today}
        min={org.foundedOn}
        extra="可以补登过去的日期，录入时间另有记录"
      />
      <Form.Item name="docNo" label="批复（决定）文号" rules={isPaperNeeded ? [{ required: true, message: '请录入文号' }] : []}>
        <Input maxLength={60} placeholder="如 青教工委〔2026〕12号" />
      </Form.Item>
    </>
  )
}

/** Full and short name. */
export function NameFields() {
  return (
    <>
      <Form.Item
        name="name"
        label="全称"
        rules={[{ required: true, message: '请填写全称' }]}
        extra="印章用全称，如 中共某某学校支部委员会"
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="shortName" label="简称" rules={[{ required: true, message: '请填写简称' }]}>
        <Input maxLength={60} placeholder="如 某某学校党支部" />
      </Form.Item>
    </>
  )
}

/** One of the kinds given. */
export function KindField({ kinds, label = '类型' }: { kinds: readonly OrgKind[]; label?: string }) {
  return (
    <Form.Item name="kind" label={label} rules={[{ required: true, message: '请选择类型' }]}>
      <Select options={kinds.map((kind) => ({ value: kind, label: ORG_KIND_LABELS[kind] }))} />
    </Form.Item>
  )
}
