import { FileTextOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const report: Feature = {
  pages: [
    { path: '/reports', load: () => import('./pages/reports.tsx') },
    { path: '/reports/$reportId', load: () => import('./pages/report.tsx') },
  ],
  menu: [
    {
      label: '总结材料',
      path: '/reports',
      icon: <FileTextOutlined />,
      permission: 'report.read',
      order: 65,
      group: '数据与材料',
    },
  ],
}
