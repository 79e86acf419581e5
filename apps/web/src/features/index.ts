// The one list of features. No feature imports another; links go by address.

import { account } from './account/routes.tsx'
import { audit } from './audit/routes.tsx'
import { dues } from './dues/routes.tsx'
import { duty } from './duty/routes.tsx'
import { election } from './election/routes.tsx'
import { exchange } from './exchange/routes.tsx'
import type { Feature } from './feature.ts'
import { feedback } from './feedback/routes.tsx'
import { figure } from './figure/routes.tsx'
import { identity } from './identity/routes.tsx'
import { meeting } from './meeting/routes.tsx'
import { member } from './member/routes.tsx'
import { org } from './org/routes.tsx'
import { procedure } from './procedure/routes.tsx'
import { report } from './report/routes.tsx'
import { rule } from './rule/routes.tsx'
import { school } from './school/routes.tsx'
import { system } from './system/routes.tsx'

export const features: readonly Feature[] = [
  identity,
  account,
  audit,
  system,
  figure,
  report,
  duty,
  procedure,
  election,
  rule,
  org,
  school,
  member,
  exchange,
  feedback,
  meeting,
  dues,
]
