import { useNavigate } from '@tanstack/react-router'
import { Tabs } from 'antd'

/** 名录 and 覆盖: the two pages of this menu entry. */
export function SectionTabs({ current }: { current: '/schools' | '/coverage' }) {
  const navigate = useNavigate()
  return (
    <Tabs
      activeKey={current}
      onChange={(path) => navigate({ to: path as '/' })}
      items={[
        { key: '/schools', label: '学校名录' },
        { key: '/coverage', label: '覆盖情况' },
      ]}
    />
  )
}
