import { BarChartOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const figure: Feature = {
  pages: [{ path: '/figures', load: () => import('./pages/figures.tsx') }],
  menu: [
    { label: '数据', path: '/figures', icon: <BarChartOutlined />, permission: 'figure.read', order: 60, group: '数据与材料' },
  ],
}
