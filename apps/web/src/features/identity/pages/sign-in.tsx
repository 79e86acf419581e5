import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { client } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { EntranceFrame } from '../parts/entrance-frame.tsx'
import { Field } from '../parts/field.tsx'
import { useSubmit } from '../parts/use-submit.ts'

const SetUp = lazy(() => import('./set-up.tsx').then((page) => ({ default: page.SetUp })))
const Reset = lazy(() => import('./reset.tsx').then((page) => ({ default: page.Reset })))

type DemoAccount = Awaited<ReturnType<typeof client.identity.demoAccounts>>['rows'][number]

/** The accounts of a demonstration; empty everywhere else. */
function useDemoAccounts(): DemoAccount[] {
  const [rows, setRows] = useState<DemoAccount[]>([])
  useEffect(() => {
    client.identity.demoAccounts({}).then(
      (answer) => setRows(answer.rows),
      () => {},
    )
  }, [])
  return rows
}

function DemoAccounts({ rows, busy, choose }: { rows: DemoAccount[]; busy: boolean; choose: (row: DemoAccount) => void }) {
  return (
    <aside className="entrance-aside" aria-label="演示账号">
      <strong>演示账号</strong>
      <span className="entrance-hint">人员和单位都是虚构的。选一个身份直接登录。</span>
      <ul className="entrance-accounts">
        {rows.map((row) => (
          <li key={row.login}>
            <button type="button" disabled={busy} onClick={() => choose(row)}>
              {row.role}　{row.name}
              <small>{row.line}</small>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}

function SignInForm(): ReactNode {
  const demo = useDemoAccounts()
  const { error, busy, run, onSubmit } = useSubmit(async ({ login = '', password = '' }) => {
    await client.identity.signIn({ login, password })
    window.location.reload()
  })
  const aside =
    demo.length > 0 ? (
      <DemoAccounts rows={demo} busy={busy} choose={({ login, password }) => void run({ login, password })} />
    ) : undefined
  return (
    <EntranceFrame aside={aside}>
      <Problems error={error} />
      <form onSubmit={onSubmit}>
        <Field name="login" label="登录名" autoComplete="username" autoFocus />
        <Field name="password" label="口令" type="password" autoComplete="current-password" />
        <Button type="primary" htmlType="submit" block loading={busy}>
          登录
        </Button>
      </form>
      <p style={{ marginBottom: 0 }}>
        <a href="/reset">首次登录或忘记口令：凭一次性代码设置口令</a>
      </p>
    </EntranceFrame>
  )
}

/** What someone sees who is not signed in: signing in, setting a password with a code, or the first set-up. */
export function SignIn() {
  const path = window.location.pathname
  if (path !== '/setup' && path !== '/reset') return <SignInForm />
  return <Suspense fallback={null}>{path === '/setup' ? <SetUp /> : <Reset />}</Suspense>
}
