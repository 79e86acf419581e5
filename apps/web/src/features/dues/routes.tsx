import { WalletOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const dues: Feature = {
  pages: [
    { path: '/dues/fixing', load: () => import('./pages/fixing.tsx') },
    { path: '/dues/mine', load: () => import('./pages/mine.tsx') },
    { path: '/dues/items', load: () => import('./pages/items.tsx') },
  ],
  menu: [
    {
      label: '年度核定',
      group: '党费',
      path: '/dues/fixing',
      icon: <WalletOutlined />,
      permission: 'dues.pay-items',
      order: 48,
    },
    { label: '基数项目表', group: '党费', path: '/dues/items', icon: <WalletOutlined />, permission: 'norm.write', order: 49 },
    {
      label: '我的党费',
      group: '党费',
      path: '/dues/mine',
      icon: <WalletOutlined />,
      notFor: ['systemAdmin', 'securityAdmin', 'auditAdmin', 'cityOffice', 'countyOffice', 'schoolOffice', 'inspector'],
      order: 50,
    },
  ],
}
