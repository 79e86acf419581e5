import { Button, Drawer, Form, type FormInstance, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { problemOf } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

/** Shows what the server says at the fields it names. */
export function showAtFields(form: FormInstance, error: unknown): void {
  const problem = problemOf(error)
  const places = [
    ...(problem.fields ?? []).map((field) => ({ name: field.path, message: field.message })),
    ...(problem.refusals ?? []).map((refusal) => ({
      name: refusal.field ?? '',
      message: [refusal.message, refusal.remedy].filter(Boolean).join('。'),
    })),
  ].filter((place) => place.name)
  form.setFields(places.map((place) => ({ name: place.name as never, errors: [place.message] })))
}

interface Props {
  title: string
  okText: string
  onClose: () => void
  initial: Record<string, unknown>
  submit: (values: never) => Promise<unknown>
  children: ReactNode
}

/** One command in a drawer: form, refusals at their fields, one button. Mounted when it is opened, so that it starts anew. */
export function ActDrawer({ title, okText, onClose, initial, submit, children }: Props) {
  const [form] = Form.useForm()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const finish = async (values: never) => {
    setBusy(true)
    setError(undefined)
    try {
      await submit(values)
      onClose()
    } catch (problem) {
      setError(problem)
      showAtFields(form, problem)
      setBusy(false)
    }
  }
  return (
    <Drawer
      title={title}
      open
      onClose={onClose}
      size={460}
      footer={
        <Space>
          <Button type="primary" loading={isBusy} onClick={() => form.submit()}>
            {okText}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </Space>
      }
    >
      <Problems error={error} />
      <Form form={form} layout="vertical" initialValues={initial} onFinish={finish as never} scrollToFirstError>
        {children}
      </Form>
    </Drawer>
  )
}
