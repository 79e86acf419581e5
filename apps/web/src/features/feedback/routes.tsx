import type { Feature } from '../feature.ts'

export const feedback: Feature = {
  pages: [{ path: '/feedback', load: () => import('./pages/feedback.tsx') }],
}
