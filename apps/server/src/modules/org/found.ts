import type { PlainDate } from '@hongzhu/domain'
import {
  changeDayRefusals,
  type FoundingRequest,
  foundingRefusals,
  ORG_KIND_LABELS,
  type OrgKind,
  placementRefusals,
} from '@hongzhu/domain/org'
import { conflict, Failure, invalid, notFound } from '../../platform/http/failure.ts'
import { forgetAllSessions } from '../identity/index.ts'
import { normsOf } from '../norm/index.ts'
import { type ChangeInput, lockState, recordChange, settle, type Write } from './change.ts'
import {
  codeExists,
  insertOrg,
  insertPlaces,
  listLatest,
  listPlacesFrom,
  listSubtreeFrom,
  replacePlaces,
} from './command-queries.ts'
import { listMemberTotals } from './facts-queries.ts'
import { insertCoverage, listSchoolsInReach, lockStays, moveMembers, type Stay } from './people-queries.ts'
import { insertPower } from './power-queries.ts'
import { placesAfterMove, powerFindings } from './service.ts'

export interface Founding extends ChangeInput {
  kind: OrgKind
  name: string
  shortName: string
  code?: string | undefined
  appliedOn?: PlainDate | undefined
  repliedOn?: PlainDate | undefined
  isDirectDecision: boolean
  endsOn?: PlainDate | undefined
  canApproveProbationary: boolean
  personIds: string[]
  orgIds: string[]
  schoolIds: string[]
  statedFull?: number | undefined
  statedProbationary?: number | undefined
}

/** Members named for a reorganisation: each must be in reach and must have entered before the day. */
export async function staysOf(ctx: Write, personIds: readonly string[], on: string): Promise<Stay[]> {
  if (personIds.length === 0) return []
  const stays = await lockStays(ctx.db, ctx.scope, personIds, ctx.today)
  if (stays.length !== new Set(personIds).size) throw notFound('党员')
  const late = stays.find((stay) => stay.from >= on)
  if (late) throw invalid('personIds', `${late.name}于 ${late.from} 才编入${late.orgName}，不早于生效日，请核对日期。`)
  return stays
}

/** Gives a new organisation its places: below the superior, following every later move of it. */
export async function placeUnder(ctx: Write, orgId: string, parentId: string, on: string, docNo: string | null): Promise<void> {
  const parents = await listPlacesFrom(ctx.db, parentId, on)
  const first = parents[0]
  if (!first || first.from > on) throw conflict('上级组织在这一天还没有成立，请核对日期。')
  await insertPlaces(
    ctx.db,
    parents.map((place) => ({
      orgId,
      parentId,
      path: `${place.path}${orgId}/`,
      from: place.from > on ? place.from : on,
      until: place.until,
      docNo,
    })),
    ctx.actor.accountId,
  )
}

/** Full and probationary members a founding counts: persons named, all members of organisations put under it, or what the approval states. */
async function countedMembers(ctx: Write, input: Founding, stays: readonly Stay[]) {
  const totals = input.orgIds.length > 0 ? await listMemberTotals(ctx.db, ctx.today, input.orgIds) : []
  const full = stays.filter((stay) => stay.isFull).length + totals.reduce((sum, total) => sum + total.full, 0)
  const all = stays.length + totals.reduce((sum, total) => sum + total.full + total.probationary, 0)
  return {
    fullMembers: Math.max(full, input.statedFull ?? 0),
    probationaryMembers: Math.max(all - full, input.statedProbationary ?? 0),
  }
}

/** Puts existing organisations under the new one from the day on. */
async function adopt(ctx: Write, orgId: string, input: Founding): Promise<void> {
  for (const state of await listLatest(ctx.db, input.orgIds)) {
    await ctx.org(state.id)
    if (state.placedFrom >= input.on) throw conflict(`${state.shortName}在这一天以后又有隶属变动，请核对日期。`)
    settle(input, placementRefusals(state.kind as OrgKind, input.kind))
    const [place] = await listPlacesFrom(ctx.db, orgId, input.on)
    const moved = {
      orgId: state.id,
      path: state.path,
      parentId: orgId,
      parentPath: place?.path ?? '',
      docNo: input.docNo ?? null,
    }
    const { close, rewrite, open } = placesAfterMove(await listSubtreeFrom(ctx.db, state.path, input.on), moved, input.on)
    await replacePlaces(ctx.db, input.on, close, rewrite, open, ctx.actor.accountId)
    await recordChange(ctx, 'move', input, {
      orgId: state.id,
      decidedBy: input.orgId,
      text: `改为隶属${input.shortName}`,
      detail: { from: state.parentId, to: orgId },
    })
  }
}

/** 成立下级组织：人数、批复、先后、隶属都合规才能成立（ORG-01、ORG-02、ORG-04、ORG-06、ORG-07）。 */
export async function found(ctx: Write, input: Founding) {
  const { org: parent, state } = await lockState(ctx, input.orgId)
  if (input.code && (await codeExists(ctx.db, input.code))) throw conflict(`组织代码 ${input.code} 已经有了。`)
  const schools = await listSchoolsInReach(ctx.db, ctx.scope, input.schoolIds, ctx.today)
  if (schools.length !== new Set(input.schoolIds).size) throw notFound('学校')
  const stays = await staysOf(ctx, input.personIds, input.on)
  for (const id of input.orgIds) await ctx.org(id)
  if (input.kind === 'group' && (stays.length > 0 || input.orgIds.length > 0))
    throw new Failure('refused', '党小组成员在党小组成立后编组，不转组织关系（ORG-12）。', { code: 'org.group-members' })
  const day = { kind: 'found' as const, on: input.on, today: ctx.today, foundedOn: parent.foundedOn as PlainDate }
  const request: FoundingRequest = {
    kind: input.kind,
    ...(await countedMembers(ctx, input, stays)),
    coveredUnits: schools.length,
    docNo: input.docNo,
    appliedOn: input.appliedOn,
    repliedOn: input.repliedOn,
    isDirectDecision: input.isDirectDecision,
    activeFrom: input.on,
    endsOn: input.endsOn,
  }
  const warnings = settle(
    input,
    changeDayRefusals({ ...day, dissolvedOn: (parent.dissolvedOn as PlainDate | null) ?? undefined }),
    placementRefusals(input.kind, state.kind),
    powerFindings(input.kind, input.canApproveProbationary),
    foundingRefusals(request, input.on, await normsOf(ctx.db, input.orgId, input.on)),
  )
  const docNo = input.docNo ?? null
  const accountId = ctx.actor.accountId
  const id = await insertOrg(ctx.db, {
    ...input,
    docNo,
    endsOn: input.endsOn ?? null,
    code: input.code,
    accountId,
  })
  if (input.canApproveProbationary) await insertPower(ctx.db, { orgId: id, on: input.on, docNo, accountId })
  await placeUnder(ctx, id, input.orgId, input.on, docNo)
  await adopt(ctx, id, input)
  await moveMembers(
    ctx.db,
    stays.map((stay) => stay.personId),
    id,
    input.on,
    docNo,
    accountId,
  )
  if (schools.length > 0)
    await insertCoverage(
      ctx.db,
      schools,
      id,
      input.kind === 'jointBranch' || schools.length > 1 ? 'joint' : 'own',
      input.on,
      docNo,
      accountId,
    )
  await recordChange(ctx, 'found', input, {
    orgId: id,
    decidedBy: input.decidedBy && state.path.split('/').includes(input.decidedBy) ? input.decidedBy : input.orgId,
    text: `${state.shortName}下成立${ORG_KIND_LABELS[input.kind]}${input.name}`,
    detail: {
      parentId: input.orgId,
      persons: stays.length,
      organisations: input.orgIds.length,
      appliedOn: input.appliedOn,
      repliedOn: input.repliedOn,
    },
    after: { name: input.name, kind: input.kind, parentId: input.orgId, schools },
  })
  if (input.orgIds.length > 0) ctx.afterCommit(forgetAllSessions)
  return { id, warnings }
}
