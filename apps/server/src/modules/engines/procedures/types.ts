import type { PlainDate, Refusal, Trace } from '@hongzhu/domain'
import type { Norms } from '@hongzhu/domain/norms'
import type { CaseEvent, CaseState, Procedure } from '@hongzhu/domain/procedure'
import type { Database } from '../../../platform/db/pool.ts'
import type { Context } from '../../../platform/http/context.ts'

/** A case whose facts are wanted, as it stands or as a command would leave it. */
export interface Asked {
  id: string
  orgId: string
  state: CaseState
}

export interface LoadOptions {
  today: PlainDate
  normsFor: (orgId: string) => Norms
  /** Names of the persons that the cases name. */
  names: ReadonlyMap<string, string>
  /** Only what first and last days need: the nightly duties of a whole city ask nothing else. */
  isForDays: boolean
}

/** What a step changes in other books once it is on record. */
export interface StepEffect {
  findings: readonly Refusal[]
  trace: Trace
  apply?: ((ctx: Context, orgId: string) => Promise<void>) | undefined
}

/** A procedure with what the server adds: how its facts are loaded for many cases at once, and the effects of its steps. */
export interface Entered<F> {
  procedure: Procedure<F>
  load: (db: Database, cases: readonly Asked[], options: LoadOptions) => Promise<ReadonlyMap<string, F>>
  effectOf?: (after: CaseState, event: CaseEvent, facts: F, norms: Norms) => StepEffect | undefined
}
