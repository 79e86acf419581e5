import type { CaseCommand, CaseState, Field } from '@hongzhu/domain/procedure'
import { holdsPermission } from '../../../platform/access/scope.ts'
import type { Context, OrgRef } from '../../../platform/http/context.ts'
import { Failure, invalid } from '../../../platform/http/failure.ts'
import type { Registered } from './registry.ts'

/** The organisations above, by the path of the one in question. */
const isAbove = (org: OrgRef, id: string) => id !== org.id && org.path.split('/').includes(id)

/** Whether the actor decides for the superior: by the post of an organisation above, with the permission to decide. */
export const actsForSuperior = ({ actor }: Context, org: OrgRef): boolean =>
  holdsPermission(actor, 'case.decide') && actor.grant !== null && isAbove(org, actor.grant.orgId)

/** The step a command is about, whose turn decides who may: a return takes the case from the step it stands at. */
const stepIdOf = (state: CaseState, command: CaseCommand) => {
  if (command.act === 'return') return state.current
  return 'step' in command ? command.step : undefined
}

type Version = Registered['definition']['versions'][number]
/** The steps as data that the case runs by. */
export const versionFor = ({ definition: { versions } }: Registered, { begunOn }: CaseState): Version => {
  const found = versions.findLast((version) => version.since <= begunOn) ?? versions[0]
  if (!found) throw new Error('程序没有步骤')
  return found
}
export const stepIn = (version: Version, id: string | null | undefined) => version.steps.find((step) => step.id === id)
export const fieldsOf = (version: Version, id: string): readonly Field[] => stepIn(version, id)?.fields ?? []

/**
 * Superior steps and exceptions are the superior's; whoever enters old papers enters all of them. An exception names a
 * deciding organisation above the one it is for.
 */
export function refuseUnlessMay(ctx: Context, org: OrgRef, registered: Registered, state: CaseState, command: CaseCommand): void {
  if (command.act === 'except' && !isAbove(org, command.exception.decidedBy))
    throw invalid('exception.decidedBy', '经批准不办须由上级党组织决定，请选择上级')
  if (state.mode === 'history') return
  const step = stepIn(versionFor(registered, state), stepIdOf(state, command))
  if (command.act !== 'except' && step?.actor !== 'superior') return
  if (actsForSuperior(ctx, org)) return
  const what = command.act === 'except' ? '经批准不办由上级党组织决定并登记' : `“${step?.title ?? ''}”由上级党组织办理`
  throw new Failure('forbidden', `${what}，请报上级。`, { code: 'case.superior-acts' })
}
