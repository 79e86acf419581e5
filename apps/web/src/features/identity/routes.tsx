import type { Feature } from '../feature.ts'

export const identity: Feature = { pages: [{ path: '/password', load: () => import('./pages/password.tsx') }] }
