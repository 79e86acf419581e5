import { useRouter, useRouterState } from '@tanstack/react-router'
import { Tabs } from 'antd'

const PAGES = [
  { key: '/meetings', label: '会议记录' },
  { key: '/meetings/calendar', label: '年度对照' },
  { key: '/meetings/decisions', label: '决定事项' },
]

/** The three views of organisational life. */
export function LifeTabs() {
  const router = useRouter()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return <Tabs activeKey={path} items={PAGES} onChange={(key) => router.navigate({ to: key as '/' })} />
}
