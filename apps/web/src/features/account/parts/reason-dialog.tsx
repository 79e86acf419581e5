import { useMutation } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { refresh } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

interface Props {
  title: string
  about?: ReactNode
  label?: string
  okText: string
  isDangerous?: boolean
  isOptional?: boolean
  run: (reason: string) => Promise<unknown>
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
  run,
  onClose,
}: Props) {
  const [form] = Form.useForm<{ reason?: string }>()
  const act = useMutation({
    mutationFn: (values: { reason?: string }) => run(values.reason?.trim() ?? ''),
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
