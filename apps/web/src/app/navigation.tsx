import { useRouter, useRouterState } from '@tanstack/react-router'
import { Menu, Tabs } from 'antd'
import { useMemo } from 'react'
import type { MenuEntry } from '../features/feature.ts'
import { features } from '../features/index.ts'
import { useMe } from './session.tsx'

/** Menu entries the present post may use, in order. */
function useEntries(): MenuEntry[] {
  const me = useMe()
  return useMemo(
    () =>
      features
        .flatMap((feature) => feature.menu ?? [])
        .filter((entry) => !entry.permission || me.data?.permissions.includes(entry.permission))
        .filter((entry) => !entry.notFor?.some((role) => role === me.data?.grant?.role))
        .sort((a, b) => a.order - b.order),
    [me.data],
  )
}

/** The line of the menu an entry stands on. */
export const lineOf = (entry: MenuEntry) => entry.group ?? entry.label
/** Whether a page belongs to an entry: itself or below it (`/me` is not `/meetings`). */
export const isAt = (path: string, entry: MenuEntry) => path === entry.path || path.startsWith(`${entry.path}/`)

/** The menu: one line per entry or group; a group opens at its first entry. */
export function Navigation({ onLeave }: { onLeave?: () => void }) {
  const entries = useEntries()
  const router = useRouter()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const current = entries.find((entry) => isAt(path, entry))
  const lines = entries.filter((entry, index) => entries.findIndex((other) => lineOf(other) === lineOf(entry)) === index)
  return (
    <Menu
      mode="inline"
      selectedKeys={current ? [lineOf(current)] : []}
      items={lines.map((entry) => ({ key: lineOf(entry), icon: entry.icon, label: lineOf(entry) }))}
      onClick={({ key }) => {
        const target = lines.find((entry) => lineOf(entry) === key)
        if (target) router.navigate({ to: target.path as '/' })
        onLeave?.()
      }}
      style={{ border: 'none' }}
    />
  )
}

/** The other pages of the group, on the group's main pages only. */
export function GroupTabs() {
  const entries = useEntries()
  const router = useRouter()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const current = entries.find((entry) => entry.path === path)
  const group = entries.filter((entry) => current?.group !== undefined && entry.group === current.group)
  if (!current || group.length < 2) return null
  return (
    <Tabs
      activeKey={current.path}
      onChange={(next) => router.navigate({ to: next as '/' })}
      items={group.map((entry) => ({ key: entry.path, label: entry.label }))}
      style={{ marginTop: -8 }}
    />
  )
}

/** The bar of four at the bottom of a phone. */
export const usePhoneEntries = (): MenuEntry[] =>
  useEntries()
    .filter((entry) => entry.onPhone)
    .slice(0, 4)
