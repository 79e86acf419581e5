import { Button, Card, Form, Input, Typography } from 'antd'
import { useState } from 'react'
import { client } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

export function SignIn() {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const submit = async (values: { login: string; password: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await client.identity.signIn(values)
      window.location.reload()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="sign-in">
      <Card style={{ maxWidth: 400, margin: '10vh auto' }}>
        <Typography.Title level={3} style={{ textAlign: 'center' }}>
          <img src="/candle.svg" alt="" width={28} style={{ verticalAlign: -4, marginRight: 8 }} />
          红烛
        </Typography.Title>
        <Typography.Paragraph type="secondary" style={{ textAlign: 'center' }}>
          教育系统党建工作平台
        </Typography.Paragraph>
        <Problems error={error} />
        <Form layout="vertical" onFinish={submit} requiredMark={false}>
          <Form.Item name="login" label="登录名" rules={[{ required: true, message: '请填写登录名' }]}>
            <Input autoFocus autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填写口令' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            登录
          </Button>
        </Form>
      </Card>
    </main>
  )
}
