import { SolutionOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const procedure: Feature = {
  pages: [
    { path: '/cases', load: () => import('./pages/list.tsx') },
    { path: '/cases/$caseId', load: () => import('./pages/case.tsx') },
  ],
  menu: [{ label: '办理事项', path: '/cases', icon: <SolutionOutlined />, permission: 'case.read', order: 35 }],
}
