import { HistoryOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const election: Feature = {
  pages: [{ path: '/look-back', load: () => import('./pages/look-back.tsx') }],
  menu: [{ label: '换届回头看', path: '/look-back', icon: <HistoryOutlined />, permission: 'case.read', order: 36 }],
}
