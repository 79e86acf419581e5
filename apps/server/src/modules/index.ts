// The one list of modules. Order is the order of their routes in the OpenAPI document.
import type { Bound } from '../platform/http/bind.ts'
import * as audit from './audit/index.ts'
import * as document from './document/index.ts'
import * as dues from './dues/index.ts'
import * as election from './election/index.ts'
import * as indicators from './engines/indicators/index.ts'
import * as obligations from './engines/obligations/index.ts'
import * as procedures from './engines/procedures/index.ts'
import * as exchange from './exchange/index.ts'
import * as feedback from './feedback/index.ts'
import * as identity from './identity/index.ts'
import { jobs } from './jobs.ts'
import * as meeting from './meeting/index.ts'
import * as member from './member/index.ts'
import * as org from './org/index.ts'
import * as report from './report/index.ts'
import * as rule from './rule/index.ts'
import * as school from './school/index.ts'
import * as search from './search/index.ts'
import * as system from './system/index.ts'

export { refreshCache, refreshOrgs } from './engines/obligations/index.ts'
export { settleImports } from './exchange/index.ts'
export { identify, recall } from './identity/index.ts'
export { recordSettings } from './system/index.ts'

export const routes: readonly Bound[] = [
  ...identity.routes,
  ...audit.routes,
  ...org.routes,
  ...school.routes,
  ...meeting.routes,
  ...document.routes,
  ...dues.routes,
  ...indicators.routes,
  ...report.routes,
  ...obligations.routes,
  ...election.routes,
  ...procedures.routes,
  ...rule.routes,
  ...member.routes,
  ...exchange.routes,
  ...search.routes,
  ...system.routesFor(jobs),
  ...feedback.routes,
]
