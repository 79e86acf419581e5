import { MenuOutlined } from '@ant-design/icons'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { Button, Drawer, Dropdown, Flex, Grid, Layout, Select, Spin, Switch, Typography } from 'antd'
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { SessionKeeper } from '../features/identity/session-keeper.tsx'
import { Problems } from '../ui/problems.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { client, problemOf, queries } from './api.ts'
import { AsOfPicker } from './as-of-picker.tsx'
import { useLargePrint } from './large-print.tsx'
import { GroupTabs, isAt, lineOf, Navigation, usePhoneEntries } from './navigation.tsx'
import { AsOfContext, useAsOf, useAsOfInAddress, useMe } from './session.tsx'

function Account() {
  const me = useMe()
  const router = useRouter()
  const { isLarge, setLarge } = useLargePrint()
  const signOut = async () => {
    await client.identity.signOut({})
    queries.clear()
    window.location.assign('/')
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'me', label: '我的信息', onClick: () => router.navigate({ to: '/me' as never }) },
          { key: 'feedback', label: '减负意见', onClick: () => router.history.push(`/feedback?from=${location.pathname}`) },
          {
            key: 'large',
            label: (
              <Flex justify="space-between" gap={16}>
                大字版
                <Switch size="small" checked={isLarge} />
              </Flex>
            ),
            onClick: () => setLarge(!isLarge),
          },
          { key: 'password', label: '修改口令', onClick: () => router.navigate({ to: '/password' as never }) },
          { type: 'divider' },
          { key: 'out', label: '退出', onClick: signOut },
        ],
      }}
    >
      <Button type="text">{me.data?.name} ▾</Button>
    </Dropdown>
  )
}

/** Switching posts inside the session. */
function Post() {
  const me = useMe()
  if (!me.data?.grant) return null
  const change = async (grantId: string) => {
    await client.identity.switchGrant({ grantId })
    await queries.resetQueries()
  }
  return (
    <Select
      aria-label="以谁的身份在办事"
      variant="borderless"
      value={me.data.grant.id}
      onChange={change}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120, maxWidth: 'clamp(280px, 30vw, 420px)' }}
      options={me.data.grants.map((grant) => ({ value: grant.id, label: `${grant.orgName} · ${grant.roleLabel}` }))}
    />
  )
}

function Bar({ isPhone, openMenu, search }: { isPhone: boolean; openMenu: () => void; search: ReactNode }) {
  const { isPast } = useAsOf()
  return (
    <Layout.Header
      style={{
        padding: '0 16px',
        borderBottom: '1px solid #E5E5E1',
        background: isPast ? '#FFF4E0' : '#FFFFFF',
        height: 'auto',
        lineHeight: 'normal',
        minHeight: 48,
      }}
    >
      <Flex align="center" gap={12} wrap style={{ minHeight: 48 }}>
        {isPhone ? <Button type="text" aria-label="菜单" icon={<MenuOutlined />} onClick={openMenu} /> : null}
        <a href="/" style={{ color: '#B5202A', fontWeight: 600, fontSize: '1.15em', whiteSpace: 'nowrap' }}>
          <img src="/candle.svg" alt="" width={20} style={{ verticalAlign: -3, marginRight: 6 }} />
          红烛
        </a>
        {isPhone ? null : <Post />}
        <div style={{ flex: 1 }} />
        {isPhone ? null : search}
        {isPhone ? null : <AsOfPicker />}
        <Account />
      </Flex>
    </Layout.Header>
  )
}

function PhoneBar() {
  const router = useRouter()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const entries = usePhoneEntries()
  return (
    <nav
      aria-label="常用"
      style={{
        position: 'fixed',
        insetInline: 0,
        bottom: 0,
        background: '#FFFFFF',
        borderTop: '1px solid #E5E5E1',
        display: 'flex',
        zIndex: 100, // above the fixed columns of a table, below drawers
      }}
    >
      {entries.map((entry) => (
        <Button
          key={entry.path}
          type="text"
          style={{ flex: 1, height: 52, color: isAt(path, entry) ? '#B5202A' : undefined }}
          onClick={() => router.navigate({ to: entry.path as '/' })}
        >
          {lineOf(entry)}
        </Button>
      ))}
    </nav>
  )
}

/** The server or its database is away: say so and try again by ourselves. */
function Waiting({ error, again }: { error: unknown; again: () => void }) {
  useEffect(() => {
    const timer = setInterval(again, 5_000)
    return () => clearInterval(timer)
  }, [again])
  return (
    <main style={{ maxWidth: 560, margin: '20vh auto', padding: 16 }}>
      <Problems error={error} />
      <Button onClick={again}>再试一次</Button>
    </main>
  )
}

/** Plain links (`<a href="/orgs/5">`) to our own pages change the page without loading the product anew. */
function useOwnLinks() {
  const router = useRouter()
  return (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element).closest('a')
    const address = link?.getAttribute('href')
    if (!link || !address?.startsWith('/') || address.startsWith('/api/') || link.target || link.hasAttribute('download')) return
    event.preventDefault()
    router.history.push(address)
  }
}

/** The frame around every page: bar, menu, content. */
export function Frame() {
  const me = useMe()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const followOwnLink = useOwnLinks()
  const { isLarge } = useLargePrint()
  const screens = Grid.useBreakpoint()
  const isPhone = screens.md === false
  const asOf = useAsOfInAddress(me.data?.today)
  if (me.isPending) return <Spin size="large" style={{ display: 'block', margin: '30vh auto' }} />
  // Signed out meanwhile (idle, elsewhere): the entrance takes over.
  if (me.error && problemOf(me.error).status === 401) window.location.reload()
  if (!me.data) return <Waiting error={me.error} again={() => me.refetch()} />
  return (
    <AsOfContext.Provider value={asOf}>
      <Layout style={{ minHeight: '100vh' }} onClickCapture={followOwnLink}>
        <Bar isPhone={isPhone} openMenu={() => setMenuOpen(true)} search={<SearchBox />} />
        <Layout>
          {isPhone ? (
            <Drawer open={isMenuOpen} onClose={() => setMenuOpen(false)} placement="left" size={260} title={<Post />}>
              <SearchBox />
              <AsOfPicker />
              <Navigation onLeave={() => setMenuOpen(false)} />
            </Drawer>
          ) : (
            <Layout.Sider width={isLarge ? 216 : 168} style={{ borderInlineEnd: '1px solid #E5E5E1', paddingTop: 8 }}>
              <Navigation />
            </Layout.Sider>
          )}
          <Layout.Content style={{ padding: isPhone ? '12px 12px 76px' : '16px 24px 32px', minWidth: 0 }}>
            {asOf.isPast ? (
              <Typography.Paragraph type="warning">正在查看 {asOf.on} 的情况，不能办理事项。</Typography.Paragraph>
            ) : null}
            <GroupTabs />
            <Outlet />
          </Layout.Content>
        </Layout>
        {isPhone ? <PhoneBar /> : null}
        <SessionKeeper />
      </Layout>
    </AsOfContext.Provider>
  )
}
