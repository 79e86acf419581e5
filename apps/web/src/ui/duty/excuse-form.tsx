import { Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../app/api.ts'
import { useMe } from '../../app/session.tsx'
import { DayField } from '../day-field.tsx'
import { OrgPicker } from '../org-picker.tsx'
import { Problems } from '../problems.tsx'

interface Values {
  reason: string
  decidedBy: string
  docNo: string
  decidedOn: string
}

/** An excuse: who decided, by which paper, why. It shows upward. */
export function ExcuseForm({ orgId, dutyKey, onDone }: { orgId: string; dutyKey: string; onDone: () => void }) {
  const me = useMe()
  const [error, setError] = useState<unknown>()
  const submit = async (values: Values) => {
    try {
      await client.obligation.excuse({ orgId, key: dutyKey, ...values })
      await refresh('obligation')
      onDone()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Card size="small" title="登记免办决定">
      <Problems error={error} />
      <Form<Values>
        layout="vertical"
        onFinish={submit}
        initialValues={{ decidedBy: me.data?.grant?.orgId, decidedOn: me.data?.today }}
      >
        <Form.Item name="decidedBy" label="决定组织（须是上级）" rules={[{ required: true, message: '请选择决定组织' }]}>
          <OrgPicker />
        </Form.Item>
        <Form.Item name="docNo" label="文号" rules={[{ required: true, message: '请填写文号' }]}>
          <Input placeholder="如 青教工委〔2026〕12号" />
        </Form.Item>
        <Form.Item name="decidedOn" label="决定日期" rules={[{ required: true, message: '请填写决定日期' }]}>
          <DayField max={me.data?.today} />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={[{ required: true, min: 4, message: '事由至少写 4 个字' }]}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          登记免办
        </Button>
      </Form>
    </Card>
  )
}
