import { TeamOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'
import { registerWorker } from './offline/worker.ts'

registerWorker()

export const meeting: Feature = {
  pages: [
    { path: '/meetings', load: () => import('./pages/list.tsx') },
    { path: '/meetings/calendar', load: () => import('./pages/calendar.tsx') },
    { path: '/meetings/decisions', load: () => import('./pages/decisions.tsx') },
    { path: '/meetings/new', load: () => import('./pages/new.tsx') },
    { path: '/meetings/$meetingId', load: () => import('./pages/meeting.tsx') },
  ],
  menu: [
    {
      label: '会议记录',
      group: '组织生活',
      path: '/meetings',
      icon: <TeamOutlined />,
      permission: 'meeting.read',
      order: 40,
      onPhone: true,
    },
    {
      label: '年度对照',
      group: '组织生活',
      path: '/meetings/calendar',
      icon: <TeamOutlined />,
      permission: 'meeting.read',
      order: 46,
    },
    {
      label: '决定事项',
      group: '组织生活',
      path: '/meetings/decisions',
      icon: <TeamOutlined />,
      permission: 'meeting.read',
      order: 47,
    },
  ],
}
