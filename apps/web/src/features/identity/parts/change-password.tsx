import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { client } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { elsewhere, wrongAt } from './field.tsx'
import { PASSWORD_HINT } from './password-rules.tsx'

interface Values {
  password: string
  newPassword: string
  again: string
}

/** Changing one's own password; all other sessions end with it (SEC-03). */
export function ChangePassword({ onDone }: { onDone: () => void }) {
  const change = useMutation({
    mutationFn: ({ password, newPassword }: Values) => client.identity.changePassword({ password, newPassword }),
    onSuccess: onDone,
  })
  const wrong = (name: string) => {
    const texts = wrongAt(change.error, name)
    return texts.length > 0 ? { validateStatus: 'error' as const, help: texts.map((text) => <div key={text}>{text}</div>) } : {}
  }
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values: Values) => change.mutate(values)} style={{ maxWidth: 420 }}>
      <Problems error={elsewhere(change.error, ['password', 'newPassword'])} />
      <Form.Item name="password" label="现用口令" rules={[{ required: true, message: '请填写现用口令' }]} {...wrong('password')}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新口令"
        extra={PASSWORD_HINT}
        rules={[{ required: true, message: '请填写新口令' }]}
        {...wrong('newPassword')}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再输一次"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再输一次新口令' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error('两次输入的口令不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改口令
      </Button>
    </Form>
  )
}
