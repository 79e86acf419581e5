import { BankOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const school: Feature = {
  pages: [
    { path: '/schools', load: () => import('./pages/list.tsx') },
    { path: '/schools/$schoolId', load: () => import('./pages/school.tsx') },
    { path: '/coverage', load: () => import('./pages/coverage.tsx') },
  ],
  menu: [
    {
      label: '学校与覆盖',
      path: '/schools',
      icon: <BankOutlined />,
      permission: 'school.read',
      notFor: ['secretary', 'clerk'],
      order: 25,
    },
  ],
}
