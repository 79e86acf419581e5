import { SwapOutlined } from '@ant-design/icons'
import type { Feature } from '../feature.ts'

export const exchange: Feature = {
  pages: [
    { path: '/import', load: () => import('./pages/start.tsx') },
    { path: '/import/$batchId', load: () => import('./pages/batch.tsx') },
  ],
  menu: [{ label: '导入导出', path: '/import', icon: <SwapOutlined />, permission: 'import.run', order: 80 }],
}
