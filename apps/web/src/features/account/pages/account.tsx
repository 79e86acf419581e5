import { momentAt } from '@hongzhu/domain'
import { IDENTITY_CHECKS, type IdentityCheck } from '@hongzhu/domain/access'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Descriptions, Form, Radio, Skeleton, Space, Typography } from 'antd'
import { useState } from 'react'
import { api, client } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { AccountState } from '../parts/account-list.tsx'
import { CodeDialog } from '../parts/code-dialog.tsx'
import { GrantDrawer } from '../parts/grant-drawer.tsx'
import { GrantTable } from '../parts/grant-table.tsx'
import type { AccountDetail } from '../parts/labels.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'

type Act = 'disable' | 'enable' | 'code' | 'unlock' | 'grant'

/** One account: what it is, what it may do, and everything that was ever decided about it. */
export function Page() {
  const { accountId } = useParams({ strict: false }) as { accountId: string }
  const account = useQuery(api.account.get.queryOptions({ input: { accountId } }))
  const [act, setAct] = useState<Act>()
  const [code, setCode] = useState<{ code: string; expiresAt: string }>()
  const trail = [{ title: '账号与授权', path: '/accounts' }]
  const row = account.data
  if (!row)
    return (
      <PageFrame title="账号" trail={trail}>
        {account.error ? <Problems error={account.error} /> : <Skeleton active />}
      </PageFrame>
    )
  return (
    <PageFrame title={row.name} trail={trail} state={<AccountState row={row} />} actions={<Actions row={row} onAct={setAct} />}>
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 2, lg: 3 }}
        style={{ marginBottom: 16 }}
        items={[
          { key: 'login', label: '登录名', children: row.login },
          { key: 'org', label: '所在组织', children: row.orgName },
          { key: 'created', label: '建立时间', children: momentAt(row.createdAt) },
          { key: 'last', label: '最近登录', children: row.lastLoginAt ? momentAt(row.lastLoginAt) : '没有登录过' },
          { key: 'password', label: '口令设置', children: row.passwordSetAt ? momentAt(row.passwordSetAt) : '还没有设置' },
          { key: 'sessions', label: '现在登录', children: `${row.sessions} 处` },
          ...(row.disabledReason ? [{ key: 'why', label: '停用原因', children: row.disabledReason }] : []),
        ]}
      />
      <Typography.Title level={2} style={{ fontSize: '1.1em' }}>
        授权
      </Typography.Title>
      <GrantTable
        rows={row.grants.map((grant) => ({ ...grant, accountId: row.id }))}
        loading={account.isFetching}
        empty="还没有授权，申请并经安全管理员批准后才能办理事项"
      />
      {act === 'grant' ? <GrantDrawer accountId={row.id} name={row.name} onClose={() => setAct(undefined)} /> : null}
      {act && act !== 'grant' ? <Dialog act={act} row={row} onCode={setCode} onClose={() => setAct(undefined)} /> : null}
      {code ? <CodeDialog name={row.name} login={row.login} {...code} onClose={() => setCode(undefined)} /> : null}
    </PageFrame>
  )
}

function Actions({ row, onAct }: { row: AccountDetail; onAct: (act: Act) => void }) {
  const may = useMay()
  const { isPast } = useAsOf()
  if (isPast) return null
  return (
    <Space wrap>
      {may('grant.decide') && row.isLocked ? <Button onClick={() => onAct('unlock')}>解除锁定</Button> : null}
      {may('account.write') ? (
        <>
          <Button onClick={() => onAct(row.state === 'active' ? 'disable' : 'enable')}>
            {row.state === 'active' ? '停用' : '启用'}
          </Button>
          <Button disabled={row.state === 'disabled'} onClick={() => onAct('code')}>
            重置口令
          </Button>
          <Button type="primary" disabled={row.state === 'disabled'} onClick={() => onAct('grant')}>
            申请授权
          </Button>
        </>
      ) : null}
    </Space>
  )
}

const DIALOGS: Record<Exclude<Act, 'grant'>, { title: string; okText: string; about: string; isDangerous?: boolean }> = {
  disable: { title: '停用账号', okText: '停用', about: '停用后立即退出，不能再登录；已办的事项和记录不变。', isDangerous: true },
  enable: { title: '启用账号', okText: '启用', about: '启用后凭原口令登录；忘记口令的再发一次性代码。' },
  code: {
    title: '重置口令',
    okText: '发一次性代码',
    about: '请先核对本人身份，并写明怎样核对的。原口令立即作废，本人凭代码自己设新口令。',
  },
  unlock: { title: '解除锁定', okText: '解除', about: '连续输错口令会锁定 20 分钟。请先问清是不是本人输错。' },
}

interface DialogProps {
  act: Exclude<Act, 'grant'>
  row: AccountDetail
  onCode: (code: { code: string; expiresAt: string }) => void
  onClose: () => void
}

function Dialog({ act, row, onCode, onClose }: DialogProps) {
  const accountId = row.id
  const run = async (reason: string, values: Record<string, unknown>) => {
    if (act === 'disable') await client.account.disable({ accountId, reason })
    else if (act === 'enable') await client.account.enable({ accountId, reason })
    else if (act === 'unlock') await client.account.unlock({ accountId, reason })
    else onCode(await client.account.issueCode({ accountId, reason, identityCheck: values.identityCheck as IdentityCheck }))
  }
  const { about, ...rest } = DIALOGS[act]
  return (
    <ReasonDialog {...rest} about={<p>{about}</p>} run={run} onClose={onClose}>
      {act === 'code' ? <IdentityField /> : null}
    </ReasonDialog>
  )
}

/** How the administrator made sure who asks (SEC-12). */
function IdentityField() {
  const options = Object.entries(IDENTITY_CHECKS).map(([value, label]) => ({ value, label }))
  return (
    <Form.Item name="identityCheck" label="怎样核对的身份" rules={[{ required: true, message: '请选择怎样核对了本人身份' }]}>
      <Radio.Group vertical options={options} />
    </Form.Item>
  )
}
