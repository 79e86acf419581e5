import { WalletOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const dues: Feature = {
  pages: [{ path: '/dues/fixing', load: () => import('./pages/fixing.tsx') }],
  menu: [{ label: '党费', path: '/dues/fixing', icon: <WalletOutlined />, permission: 'dues.pay-items', order: 48 }],
}
