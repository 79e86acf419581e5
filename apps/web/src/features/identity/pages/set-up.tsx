import { Alert, Button, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { client } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { EntranceFrame } from '../parts/entrance-frame.tsx'
import { elsewhere, Field } from '../parts/field.tsx'
import { isTypedAlike, NewPassword } from '../parts/new-password.tsx'
import { useSubmit } from '../parts/use-submit.ts'

type Done = Awaited<ReturnType<typeof client.identity.setUp>>
const OFFICERS = [
  { key: 'securityAdmin', label: '安全管理员', about: '批准授权、解除锁定、设定账号参数' },
  { key: 'auditAdmin', label: '审计管理员', about: '查看和导出审计记录' },
  { key: 'office', label: '办公室（第一个业务账号）', about: '建立下级组织、导入名册，开始工作' },
] as const
const FIELDS = [
  ...['org.code', 'org.name', 'org.shortName', 'org.foundedOn', 'org.foundedDocNo', 'startOn', 'systemAdmin.password'],
  ...['systemAdmin', ...OFFICERS.map((officer) => officer.key)].flatMap((key) => [`${key}.name`, `${key}.login`, `${key}.phone`]),
]

function Officer({ of, label, about, error }: { of: string; label: string; about: string; error: unknown }) {
  return (
    <fieldset style={{ border: 'none', margin: 0, padding: 0 }}>
      <legend style={{ padding: 0 }}>
        <strong>{label}</strong>　{about}
      </legend>
      <div className="entrance-pair" style={{ marginTop: 8 }}>
        <Field name={`${of}.name`} label="姓名" error={error} />
        <Field name={`${of}.login`} label="登录名（小写字母、数字）" autoComplete="off" error={error} />
        <Field name={`${of}.phone`} label="联系电话（可不填）" required={false} error={error} />
      </div>
    </fieldset>
  )
}

/** One-time codes, shown once: each is handed to the person it belongs to. */
function Codes({ done }: { done: Done }) {
  return (
    <EntranceFrame title="首次设置已完成" isWide>
      <Alert
        type="warning"
        showIcon
        title="下面的代码只显示这一次"
        description="请分别当面交给本人。各人凭登录名和代码设置自己的口令，24 小时内有效；过期后由系统管理员（管理员账号须在服务器上）重新发。"
        style={{ marginBottom: 16 }}
      />
      <table style={{ width: '100%', borderSpacing: 0 }}>
        <thead>
          <tr style={{ textAlign: 'start' }}>
            {['身份', '姓名', '登录名', '一次性代码'].map((head) => (
              <th key={head} style={{ textAlign: 'start', padding: '6px 8px 6px 0' }}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {done.codes.map((row) => (
            <tr key={row.login}>
              <td style={{ padding: '6px 8px 6px 0' }}>{row.role}</td>
              <td>{row.name}</td>
              <td>{row.login}</td>
              <td>
                <code>{row.code}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button type="primary" href="/" style={{ marginTop: 16 }}>
        以系统管理员登录
      </Button>
    </EntranceFrame>
  )
}

/** The first set-up, opened by the one-time link the server printed (SEC-10, SEC-14). */
export function SetUp() {
  const token = new URLSearchParams(window.location.search).get('token') ?? ''
  const [isOpen, setOpen] = useState<boolean>()
  const [level, setLevel] = useState<'city' | 'county'>('city')
  const [done, setDone] = useState<Done>()
  useEffect(() => {
    client.identity.setupState({ token }).then(
      (state) => setOpen(state.isOpen),
      () => setOpen(false),
    )
  }, [token])
  const [isDifferent, setDifferent] = useState(false)
  const { error, busy, onSubmit } = useSubmit(async (values) => {
    setDifferent(!isTypedAlike(values, 'systemAdmin.password'))
    if (!isTypedAlike(values, 'systemAdmin.password')) return
    const at = (name: string) => values[name] ?? ''
    const person = (key: string) => ({
      name: at(`${key}.name`),
      login: at(`${key}.login`),
      ...(at(`${key}.phone`) ? { phone: at(`${key}.phone`) } : {}),
    })
    setDone(
      await client.identity.setUp({
        token,
        org: {
          level,
          code: at('org.code'),
          name: at('org.name'),
          shortName: at('org.shortName'),
          foundedOn: at('org.foundedOn'),
          foundedDocNo: at('org.foundedDocNo'),
        },
        ...(at('startOn') ? { startOn: at('startOn') as never } : {}),
        systemAdmin: { ...person('systemAdmin'), password: at('systemAdmin.password') },
        securityAdmin: person('securityAdmin'),
        auditAdmin: person('auditAdmin'),
        office: person('office'),
      }),
    )
  })
  if (done) return <Codes done={done} />
  if (isOpen === false)
    return (
      <EntranceFrame title="首次设置" isWide>
        <Alert
          type="warning"
          showIcon
          title="首次设置的链接已用过或已过期"
          description="链接 24 小时内有效，只能用一次。还没有设置过的，重新启动服务会生成新的链接。"
        />
      </EntranceFrame>
    )
  if (!isOpen) return null
  const place = level === 'city' ? '云山市' : '青禾县'
  return (
    <EntranceFrame title="首次设置" isWide>
      <Problems error={elsewhere(error, FIELDS)} />
      <form onSubmit={onSubmit}>
        <h2 style={{ fontSize: '1em' }}>1　本系统的最上级组织</h2>
        <Radio.Group
          value={level}
          onChange={(event) => setLevel(event.target.value)}
          options={[
            { value: 'city', label: '市教育工委' },
            { value: 'county', label: '县（市、区）教育工委' },
          ]}
          style={{ marginBottom: 12 }}
        />
        <Field name="org.name" label="全称" placeholder={`中共${place}委教育工作委员会`} error={error} />
        <div className="entrance-pair">
          <Field name="org.shortName" label="简称" placeholder={`${place}教育工委`} error={error} />
          <Field name="org.code" label="组织代码" error={error} />
          <Field name="org.foundedOn" label="成立日期" placeholder="如 2015-01-01" error={error} />
          <Field name="org.foundedDocNo" label="成立批复文号" error={error} />
          <Field
            name="startOn"
            label="启用日期"
            placeholder="如 2026-09-01"
            required={false}
            hint="自这一天起记事，以前的月份不列为应办；不填为今天"
            error={error}
          />
        </div>
        <h2 style={{ fontSize: '1em' }}>2　三员和第一个业务账号</h2>
        <p>三员须是三个人，互相制约，都不办业务。系统管理员由您自己担任并设置口令，其他人各凭一次性代码设置自己的口令。</p>
        <Officer of="systemAdmin" label="系统管理员" about="建立账号、申请授权、备份" error={error} />
        <NewPassword name="systemAdmin.password" label="系统管理员的口令" error={error} isDifferent={isDifferent} />
        {OFFICERS.map((officer) => (
          <Officer key={officer.key} of={officer.key} label={officer.label} about={officer.about} error={error} />
        ))}
        <Button type="primary" htmlType="submit" loading={busy}>
          完成首次设置
        </Button>
      </form>
    </EntranceFrame>
  )
}
