import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { refresh } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

type Values = { reason?: string } & Record<string, unknown>

interface Props {
  title: string
  about?: ReactNode
  label?: string
  okText: string
  isDangerous?: boolean
  isOptional?: boolean
  /** More to fill in, above the reason. */
  children?: ReactNode
  run: (reason: string, values: Record<string, unknown>) => Promise<unknown>
  onClose: () => void
}

/** Asks why, then does it; every change to accounts and grants is recorded with its reason. */
export function ReasonDialog({
  title,
  about,
  label = '事由',
  okText,
  isDangerous = false,
  isOptional = false,
  children,
  run,
  onClose,
}: Props) {
  const [form] = Form.useForm<Values>()
  const act = useMutation({
    mutationFn: (values: Values) => run(values.reason?.trim() ?? '', values),
    onSuccess: async () => {
      onClose()
      await refresh('account')
    },
  })
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger: isDangerous, loading: act.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      {about}
      <Problems error={act.error} />
      <Form form={form} layout="vertical" onFinish={(values) => act.mutate(values)} requiredMark={false}>
        {children}
        <Form.Item
          name="reason"
          label={isOptional ? `${label}（可不填）` : label}
          rules={isOptional ? [] : [{ required: true, whitespace: true, message: `请填写${label}` }]}
        >
          <Input.TextArea autoFocus maxLength={200} showCount autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
