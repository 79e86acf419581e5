import { Button, Card, Form, Input, Upload } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../app/api.ts'
import { useMe } from '../../app/session.tsx'
import { DayField } from '../day-field.tsx'
import { OrgPicker } from '../org-picker.tsx'
import { Problems } from '../problems.tsx'
import { DECISION_FILES } from './decision-files.tsx'

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
  const [file, setFile] = useState<File>()
  const [isBusy, setBusy] = useState(false)
  // Kept when only the file failed, so that trying again sends the file and not the decision.
  const [excuseId, setExcuseId] = useState<string>()
  const submit = async (values: Values) => {
    setBusy(true)
    setError(undefined)
    try {
      const id = excuseId ?? (await client.obligation.excuse({ orgId, key: dutyKey, ...values })).id
      setExcuseId(id)
      if (file) await client.obligation.attachDecision({ orgId, excuseId: id, file })
      await refresh('obligation')
      onDone()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
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
        <Form.Item label="决定文件（可不传）" extra={file ? file.name : '文号必填；有文件的一并上传'}>
          <Upload
            accept={DECISION_FILES}
            showUploadList={false}
            beforeUpload={(chosen) => {
              setFile(chosen)
              return false
            }}
          >
            <Button>选择文件</Button>
          </Upload>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {excuseId ? '再传一次文件' : '登记免办'}
        </Button>
      </Form>
    </Card>
  )
}
