import { FileSearchOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const audit: Feature = {
  pages: [{ path: '/audit', load: () => import('./pages/list.tsx') }],
  menu: [{ label: '审计', path: '/audit', icon: <FileSearchOutlined />, permission: 'audit.read', order: 95, group: '系统' }],
}
