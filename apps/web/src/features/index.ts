// The one list of features. No feature imports another; links go by address.
import type { Feature } from './feature.ts'
import { identity } from './identity/routes.tsx'
import { org } from './org/routes.tsx'

export const features: readonly Feature[] = [identity, org]
