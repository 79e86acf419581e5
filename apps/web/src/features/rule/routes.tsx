import { BookOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const rule: Feature = {
  pages: [
    { path: '/rules', load: () => import('./pages/catalogue.tsx') },
    { path: '/rules/$ruleId', load: () => import('./pages/rule.tsx') },
  ],
  menu: [{ label: '法规与规则', path: '/rules', icon: <BookOutlined />, permission: 'rule.read', order: 85 }],
}
