import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { AccountList } from '../parts/account-list.tsx'
import { useAddress } from '../parts/address.ts'
import { CreateDrawer } from '../parts/create-drawer.tsx'
import { GrantList } from '../parts/grant-list.tsx'
import { PolicyForm } from '../parts/policy-form.tsx'
import { SurplusList } from '../parts/surplus-list.tsx'

/** Accounts, grants waiting for a decision, surplus accounts, parameters. */
export function Page() {
  const [address, set] = useAddress()
  const [isCreating, setCreating] = useState(false)
  const may = useMay()
  const { isPast } = useAsOf()
  const tab = address.tab ?? (may('grant.decide') ? 'grants' : 'accounts')
  return (
    <PageFrame
      title="账号与授权"
      actions={
        may('account.write') && !isPast ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建账号
          </Button>
        ) : null
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(next) => set({ tab: next, q: undefined, orgId: undefined, role: undefined, state: undefined })}
        destroyOnHidden
        items={[
          { key: 'accounts', label: '账号', children: <AccountList /> },
          { key: 'grants', label: '授权', children: <GrantList /> },
          { key: 'surplus', label: '多余账号', children: <SurplusList /> },
          { key: 'policy', label: '参数', children: <PolicyForm /> },
        ]}
      />
      {isCreating ? <CreateDrawer onClose={() => setCreating(false)} /> : null}
    </PageFrame>
  )
}
