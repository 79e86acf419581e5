import type { Outcome, PlainDate, Trace } from '@hongzhu/domain'
import type { Norms } from '@hongzhu/domain/norms'
import {
  advance,
  begin,
  type CaseCommand,
  type CaseDuty,
  type CaseEvent,
  type CaseMode,
  type CaseState,
  caseDuty,
  type Entry,
  fold,
  foreseen,
  foreseenVerdict,
  type OpenCase,
  type Procedure,
  type RailStep,
  railOf,
} from '@hongzhu/domain/procedure'
import type { Database } from '../../../platform/db/pool.ts'
import { ELECTION } from './election.ts'
import type { Asked, Entered, LoadOptions, StepEffect } from './types.ts'

/** A case with its facts, closed over them: nobody outside needs to know what they are. */
export interface Opened {
  rail: () => RailStep[]
  dutyOf: (open: OpenCase) => CaseDuty
  begin: (asked: { on: PlainDate; mode: CaseMode; entry: Entry }) => Outcome<CaseEvent>
  advance: (state: CaseState, command: CaseCommand) => Outcome<CaseEvent>
  verdict: (state: CaseState, command: CaseCommand) => Trace
  effect: (after: CaseState, event: CaseEvent) => StepEffect | undefined
}

/** What of a procedure is data. */
type Head = Pick<Procedure<unknown>, 'id' | 'title' | 'rule' | 'begin'>
export interface Registered extends Head {
  definition: ReturnType<typeof definitionOf>
  name: (state: CaseState) => string
  fold: (events: readonly CaseEvent[]) => CaseState
  foreseen: (state: CaseState, command: CaseCommand) => CaseState
  open: (db: Database, cases: readonly Asked[], options: LoadOptions) => Promise<ReadonlyMap<string, Opened>>
}

const definitionOf = <F>({ id, title, rule, begin: fields, versions }: Procedure<F>) => ({
  id,
  title,
  rule,
  begin: fields,
  versions: versions.map(({ since, steps }) => ({
    since,
    steps: steps.map(({ id: stepId, title: stepTitle, actor, task, cites, fields: own, papers, isGate }) => ({
      id: stepId,
      title: stepTitle,
      actor,
      task,
      cites,
      fields: own,
      papers,
      isGate,
    })),
  })),
})

function openedOf<F>(
  { procedure, effectOf }: Entered<F>,
  { state: asked }: Asked,
  facts: F,
  norms: Norms,
  today: PlainDate,
): Opened {
  const setting = (state: CaseState) => ({ procedure, state, facts, today, norms })
  return {
    rail: () => railOf(procedure, asked, facts, today, norms),
    dutyOf: (open) => (on, local) => caseDuty(procedure, open, facts, on, local),
    begin: (wanted) => begin(procedure, wanted, facts, today, norms),
    advance: (state, command) => advance(setting(state), command),
    verdict: (state, command) => foreseenVerdict(setting(state), command),
    effect: (after, event) => effectOf?.(after, event, facts, norms),
  }
}

function register<F>(entered: Entered<F>): Registered {
  const { procedure, load } = entered
  return {
    id: procedure.id,
    title: procedure.title,
    rule: procedure.rule,
    begin: procedure.begin,
    definition: definitionOf(procedure),
    name: (state) => procedure.name(state),
    fold: (events) => fold(procedure, events),
    foreseen: (state, command) => foreseen(procedure, state, command),
    open: async (db, cases, options) => {
      const facts = await load(db, cases, options)
      return new Map(
        cases.flatMap((one): [string, Opened][] => {
          const own = facts.get(one.id)
          return own === undefined ? [] : [[one.id, openedOf(entered, one, own, options.normsFor(one.orgId), options.today)]]
        }),
      )
    },
  }
}

/** Every procedure the server runs, by id. */
export const REGISTRY: ReadonlyMap<string, Registered> = new Map([register(ELECTION)].map((entry) => [entry.id, entry]))
