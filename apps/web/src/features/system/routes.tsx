import { DashboardOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const system: Feature = {
  pages: [{ path: '/system', load: () => import('./pages/status.tsx') }],
  menu: [{ label: '运行情况', path: '/system', icon: <DashboardOutlined />, permission: 'job.read', order: 92, group: '系统' }],
}
