import { Alert, Button } from 'antd'
import { useState } from 'react'
import { client } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { EntranceFrame } from '../parts/entrance-frame.tsx'
import { elsewhere, Field } from '../parts/field.tsx'
import { isTypedAlike, NewPassword } from '../parts/new-password.tsx'
import { useSubmit } from '../parts/use-submit.ts'

/** Setting one's password with the code the administrator handed over; nobody else ever sees it (SEC-12). */
export function Reset() {
  const [isDifferent, setDifferent] = useState(false)
  const { error, busy, onSubmit } = useSubmit(async (values) => {
    const { login = '', code = '', newPassword = '' } = values
    setDifferent(!isTypedAlike(values, 'newPassword'))
    if (!isTypedAlike(values, 'newPassword')) return
    await client.identity.resetPassword({ login, code, newPassword })
    await client.identity.signIn({ login, password: newPassword })
    window.location.assign('/')
  })
  return (
    <EntranceFrame title="凭一次性代码设置口令">
      <Alert
        type="info"
        title="代码由本单位的系统管理员当面核对身份后发给您，24 小时内有效，只能用一次。"
        style={{ marginBottom: 16 }}
      />
      <Problems error={elsewhere(error, ['newPassword', 'login', 'code'])} />
      <form onSubmit={onSubmit}>
        <Field name="login" label="登录名" autoComplete="username" autoFocus error={error} />
        <Field name="code" label="一次性代码" placeholder="XXXX-XXXX-XXXX" autoComplete="one-time-code" error={error} />
        <NewPassword name="newPassword" label="新口令" error={error} isDifferent={isDifferent} />
        <Button type="primary" htmlType="submit" block loading={busy}>
          设置口令并登录
        </Button>
      </form>
      <p style={{ marginBottom: 0 }}>
        <a href="/">返回登录</a>
      </p>
    </EntranceFrame>
  )
}
