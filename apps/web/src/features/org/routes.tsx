import { ApartmentOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const org: Feature = {
  pages: [
    { path: '/orgs', load: () => import('./pages/tree.tsx') },
    { path: '/orgs/$orgId', load: () => import('./pages/org.tsx') },
  ],
  menu: [{ label: '组织', path: '/orgs', icon: <ApartmentOutlined />, permission: 'org.tree', order: 20 }],
}
