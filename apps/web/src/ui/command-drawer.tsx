import { Alert, App, Button, Drawer, Form, Input, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { problemOf } from '../app/api.ts'
import { Problems } from './problems.tsx'

interface Props<V> {
  title: string
  /** What the command does and what it rests on, in one or two sentences. */
  hint?: ReactNode
  submitLabel?: string
  isDanger?: boolean
  size?: number
  initialValues?: Partial<V>
  onSubmit: (values: V & { reason?: string }) => Promise<unknown>
  onClose: () => void
  /** Called once it is done, before closing. */
  onDone: () => Promise<unknown>
  children: ReactNode
}

/**
 * A command as a form in a drawer. Refusals land on their fields or on top; warnings ask for a reason, which is kept
 * with the record and shown to the superior.
 */
export function CommandDrawer<V extends object>(props: Props<V>) {
  const { title, hint, submitLabel = '确定', isDanger, size = 520, initialValues, onSubmit, onClose, onDone, children } = props
  const [form] = Form.useForm()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const asked = error ? problemOf(error).code === 'reason-needed' : false
  const [warnings, setWarnings] = useState<readonly { code: string; message: string; rule?: string | undefined }[]>([])

  const place = (failure: unknown) => {
    const problem = problemOf(failure)
    if (problem.code === 'reason-needed') {
      setWarnings(problem.refusals ?? [])
      setTimeout(() => form.getFieldInstance('reason')?.focus())
    }
    const onFields = [
      ...(problem.fields ?? []).map((field) => ({ name: field.path, text: field.message })),
      ...(problem.refusals ?? []).flatMap((refusal) =>
        refusal.field && refusal.severity === 'block' ? [{ name: refusal.field, text: refusal.message }] : [],
      ),
    ].filter((field) => form.getFieldInstance(field.name) !== undefined)
    form.setFields(onFields.map((field) => ({ name: field.name, errors: [field.text] })))
  }
  const submit = async (values: V & { reason?: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await onSubmit(values)
      await onDone()
      message.success('已登记')
      onClose()
    } catch (failure) {
      setError(failure)
      place(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      size={`min(${size}px, 100vw)`}
      mask={{ closable: false }}
      footer={
        <Space style={{ float: 'right' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" danger={isDanger ?? false} loading={isBusy} onClick={() => form.submit()}>
            {submitLabel}
          </Button>
        </Space>
      }
    >
      {hint ? <Alert type="info" title={hint} style={{ marginBottom: 16 }} /> : null}
      {asked ? null : <Problems error={error} />}
      <Form form={form} layout="vertical" initialValues={initialValues as object} onFinish={submit} scrollToFirstError>
        {children}
        {warnings.length > 0 ? (
          <>
            <Alert
              type="warning"
              showIcon
              style={{ marginBottom: 12 }}
              title="下列事项可以继续办理，但要写明理由"
              description={
                <ul style={{ margin: 0, paddingInlineStart: 18 }}>
                  {warnings.map((warning) => (
                    <li key={warning.code + warning.message}>
                      {warning.message}
                      {warning.rule ? `（${warning.rule}）` : ''}
                    </li>
                  ))}
                </ul>
              }
            />
            <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请写明理由' }]}>
              <Input.TextArea rows={3} maxLength={300} showCount />
            </Form.Item>
          </>
        ) : null}
      </Form>
    </Drawer>
  )
}
