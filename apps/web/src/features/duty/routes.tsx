import { CheckSquareOutlined, FileDoneOutlined, TableOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const duty: Feature = {
  pages: [
    { path: '/home', load: () => import('./pages/desk.tsx') },
    { path: '/matrix', load: () => import('./pages/matrix.tsx') },
    { path: '/excuses', load: () => import('./pages/excuses.tsx') },
  ],
  menu: [
    { label: '待办', path: '/home', icon: <CheckSquareOutlined />, permission: 'obligation.read', order: 10, onPhone: true },
    { label: '落实情况', path: '/matrix', icon: <TableOutlined />, permission: 'obligation.read', order: 45, group: '组织生活' },
    {
      label: '免办和启用',
      path: '/excuses',
      icon: <FileDoneOutlined />,
      permission: 'obligation.read',
      order: 46,
      group: '组织生活',
    },
  ],
}
