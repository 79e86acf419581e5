import { Form, Input } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import type { DrawerProps } from './org-data.ts'

type ListingProps = DrawerProps & { listingId: string }

const Paper = ({ label }: { label: string }) => (
  <Form.Item name="docNo" label={label} rules={[{ required: true, message: '请录入文号' }]}>
    <Input maxLength={60} placeholder="如 青教工委〔2026〕12号" />
  </Form.Item>
)

/** 列入软弱涣散名单. */
export function ListWeak({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ listedOn: string; docNo: string; why: string }>
      {...rest}
      title={`${org.shortName}列入软弱涣散名单`}
      hint="由上级党组织倒排决定；列入后三十日内应有整顿方案，整顿到位后验收（ORG-19）。"
      submitLabel="列入名单"
      onSubmit={({ why, listedOn, docNo }) => client.weak.list({ orgId: org.id, listedOn, docNo, reason: why })}
    >
      <DayItem name="listedOn" label="列入日期" required max={org.today} min={org.foundedOn} />
      <Paper label="文号" />
      <Form.Item name="why" label="列入原因" rules={[{ required: true, message: '请写明原因' }]}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </CommandDrawer>
  )
}

/** 登记整顿方案. */
export function PlanWeak({ org, listingId, ...rest }: ListingProps) {
  const listing = org.weakListings.find((entry) => entry.id === listingId)
  return (
    <CommandDrawer<{ planOn: string; docNo: string }>
      {...rest}
      title={`${org.shortName}整顿方案`}
      hint={`${listing?.listedOn ?? ''} 列入名单（${listing?.docNo ?? ''}）：${listing?.reason ?? ''}`}
      submitLabel="登记"
      onSubmit={(values) => client.weak.plan({ orgId: org.id, listingId, ...values })}
    >
      <DayItem name="planOn" label="方案日期" required max={org.today} {...(listing ? { min: listing.listedOn } : {})} />
      <Paper label="方案文号" />
    </CommandDrawer>
  )
}

/** 登记整顿验收. */
export function AcceptWeak({ org, listingId, ...rest }: ListingProps) {
  const listing = org.weakListings.find((entry) => entry.id === listingId)
  return (
    <CommandDrawer<{ acceptedOn: string; docNo: string }>
      {...rest}
      title={`${org.shortName}整顿验收`}
      hint="验收后移出名单，记录永久可查。"
      submitLabel="登记"
      onSubmit={(values) => client.weak.accept({ orgId: org.id, listingId, ...values })}
    >
      <DayItem
        name="acceptedOn"
        label="验收日期"
        required
        max={org.today}
        {...(listing?.planOn ? { min: listing.planOn } : {})}
      />
      <Paper label="验收文号" />
    </CommandDrawer>
  )
}

/** 补录临时党支部的截止日期. */
export function CompleteEnd({ org, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ endsOn: string; docNo: string }>
      {...rest}
      title={`补录${org.shortName}的截止日期`}
      hint="按批准成立的文件填写；已有的不改（ORG-06）。"
      submitLabel="补录"
      onSubmit={(values) => client.org.completeEnd({ orgId: org.id, ...values })}
    >
      <DayItem name="endsOn" label="截止日期" required min={org.foundedOn} />
      <Paper label="文号" />
    </CommandDrawer>
  )
}
