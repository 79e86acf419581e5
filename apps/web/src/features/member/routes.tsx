import { TeamOutlined, UserOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const member: Feature = {
  pages: [
    { path: '/members', load: () => import('./pages/list.tsx') },
    { path: '/members/new', load: () => import('./pages/new.tsx') },
    { path: '/members/corrections', load: () => import('./pages/corrections.tsx') },
    { path: '/members/$personId', load: () => import('./pages/record.tsx') },
    { path: '/me', load: () => import('./pages/me.tsx') },
  ],
  menu: [
    { label: '党员', path: '/members', icon: <TeamOutlined />, permission: 'member.read', order: 30, onPhone: true },
    { label: '我', path: '/me', icon: <UserOutlined />, order: 95, onPhone: true },
  ],
}
