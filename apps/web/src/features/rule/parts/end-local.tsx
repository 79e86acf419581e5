import { Form, Input } from 'antd'
import { client, refresh } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'

interface Local {
  id: string
  orgId: string
  issuer: string
  value: string
  from: string
  docNo: string
}

/** 终止本地规定: by a paper, from a day on; what was judged before keeps it. */
export function EndLocal({ label, local, onClose }: { label: string; local: Local; onClose: () => void }) {
  return (
    <CommandDrawer<{ until: string; docNo: string }>
      title={`终止本地规定：${label}`}
      hint={`${local.issuer} ${local.docNo} 规定为 ${local.value}，${local.from} 起。终止以前的事项仍按它判断。`}
      submitLabel="终止"
      isDanger
      onClose={onClose}
      onDone={() => refresh('rule', 'obligation', 'org')}
      onSubmit={(values) => client.rule.endLocal({ orgId: local.orgId, normId: local.id, ...values })}
    >
      <DayItem name="until" label="失效日期（自该日起不再适用）" required min={local.from} />
      <Form.Item name="docNo" label="文号" rules={[{ required: true, message: '请填写文号' }]}>
        <Input maxLength={60} />
      </Form.Item>
    </CommandDrawer>
  )
}
