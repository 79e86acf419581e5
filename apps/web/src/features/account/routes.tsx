import { SafetyOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const account: Feature = {
  pages: [
    { path: '/accounts', load: () => import('./pages/list.tsx') },
    { path: '/accounts/$accountId', load: () => import('./pages/account.tsx') },
  ],
  menu: [
    { label: '账号与授权', path: '/accounts', icon: <SafetyOutlined />, permission: 'account.read', order: 90, group: '系统' },
  ],
}
