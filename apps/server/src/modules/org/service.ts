import type { PlainDate, Refusal } from '@hongzhu/domain'
import {
  actionAllowed,
  changeDayRefusals,
  currentTerm,
  decisionFindings,
  nameFindings,
  ORG_KIND_LABELS,
  type OrgKind,
  placementRefusals,
  tooFewToFound,
  typeFindings,
  wouldMakeCycle,
} from '@hongzhu/domain/org'
import { conflict, notFound } from '../../platform/http/failure.ts'
import { forgetAllSessions } from '../identity/index.ts'
import { normsOf } from '../norm/index.ts'
import { type ChangeInput, openChange, recordChange, settle, type Write } from './change.ts'
import {
  closeOpen,
  insertKind,
  insertName,
  listLatest,
  listPlacesFrom,
  listSubtreeFrom,
  type Placement,
  replacePlaces,
} from './command-queries.ts'
import { loadOrgFacts, termFact } from './facts.ts'
import { listTerms } from './facts-queries.ts'
import { listChildren } from './page-queries.ts'
import { endPower, insertPower, listPowers } from './power-queries.ts'

interface Named {
  name: string
  shortName: string
}
const row = (ctx: Write, input: ChangeInput) => ({
  orgId: input.orgId,
  on: input.on,
  docNo: input.docNo ?? null,
  accountId: ctx.actor.accountId,
})

/** 更名：旧名到生效日为止，新名自生效日起（ORG-20）。 */
export async function rename(ctx: Write, input: ChangeInput & Named) {
  const { state, decidedBy, dayFindings } = await openChange(ctx, 'rename', input)
  const term = currentTerm((await listTerms(ctx.db, [input.orgId])).map(termFact), ctx.today)
  const warnings = settle(
    input,
    dayFindings,
    decisionFindings(input.docNo),
    term ? nameFindings(state.kind, input.name, term.hasCommittee) : [],
  )
  await closeOpen(ctx.db, 'org_name', input.orgId, input.on)
  await insertName(ctx.db, { ...row(ctx, input), name: input.name, shortName: input.shortName })
  await recordChange(ctx, 'rename', input, {
    orgId: input.orgId,
    decidedBy,
    text: `${state.name}更名为${input.name}`,
    before: { name: state.name },
    after: { name: input.name },
  })
  return { id: input.orgId, warnings }
}

/** Power to approve probationary members belongs to committees and work committees only (GEN-05、ORG-18). */
export function powerFindings(kind: OrgKind, wanted: boolean): Refusal[] {
  if (!wanted) return []
  const allowed = actionAllowed(kind, 'holdApprovalPower')
  return allowed.ok ? [] : [...allowed.refusals]
}

/** 改设之后：不能有审批权的类型，审批权随之终止；批复同时授予的，自改设之日起（GEN-05）。 */
async function followPower(ctx: Write, input: ChangeInput & { kind: OrgKind; canApproveProbationary: boolean }): Promise<void> {
  const isHeld = (await listPowers(ctx.db, input.orgId)).some((power) => power.until === null)
  const mayHold = actionAllowed(input.kind, 'holdApprovalPower').ok
  if (isHeld && !mayHold) await endPower(ctx.db, row(ctx, input))
  if (!isHeld && input.canApproveProbationary) await insertPower(ctx.db, row(ctx, input))
}

/** 改设类型：须有批复，人数相称，上下级关系仍然成立（ORG-01、ORG-02、ORG-12、ORG-18）；届期不因改设而变（ORG-13）。 */
export async function retype(ctx: Write, input: ChangeInput & Named & { kind: OrgKind; canApproveProbationary: boolean }) {
  const { state, decidedBy, dayFindings } = await openChange(ctx, 'retype', input)
  if (state.kind === input.kind) throw conflict(`现在就是${ORG_KIND_LABELS[input.kind]}，不需要改设。`)
  const norms = await normsOf(ctx.db, input.orgId, input.on)
  const facts = (await loadOrgFacts(ctx.db, [input.orgId], ctx.today, () => norms)).get(input.orgId)
  const [parent] = state.parentId ? await listLatest(ctx.db, [state.parentId]) : []
  const children = await listChildren(ctx.db, input.orgId, ctx.today)
  const groups: OrgKind[] = facts && facts.groups.length > 0 ? ['group'] : []
  const below = [...new Set([...children.map((child) => child.kind as OrgKind), ...groups])]
  const renameDay =
    input.name === state.name
      ? []
      : changeDayRefusals({ kind: 'rename', on: input.on, today: ctx.today, lastOn: state.nameFrom as PlainDate })
  const missing = decisionFindings(input.docNo).map((finding) => ({ ...finding, severity: 'block' as const, rule: 'ORG-02' }))
  const warnings = settle(
    input,
    dayFindings,
    renameDay,
    missing,
    placementRefusals(input.kind, parent?.kind as OrgKind | undefined),
    below.flatMap((kind) => placementRefusals(kind, input.kind)),
    powerFindings(input.kind, input.canApproveProbationary),
    facts ? tooFewToFound(input.kind, facts.fullMembers, input.on, norms) : [],
    facts ? typeFindings({ ...facts, kind: input.kind, kindDocNo: input.docNo, kindSince: input.on }, input.on, norms) : [],
  )
  await closeOpen(ctx.db, 'org_kind', input.orgId, input.on)
  await insertKind(ctx.db, { ...row(ctx, input), kind: input.kind })
  await followPower(ctx, input)
  if (input.name !== state.name) {
    await closeOpen(ctx.db, 'org_name', input.orgId, input.on)
    await insertName(ctx.db, { ...row(ctx, input), name: input.name, shortName: input.shortName })
  }
  await recordChange(ctx, 'retype', input, {
    orgId: input.orgId,
    decidedBy,
    text: `由${ORG_KIND_LABELS[state.kind]}改设为${ORG_KIND_LABELS[input.kind]}${input.name === state.name ? '' : `，名称改为${input.name}`}`,
    before: { kind: state.kind, name: state.name },
    after: { kind: input.kind, name: input.name, canApproveProbationary: input.canApproveProbationary },
  })
  return { id: input.orgId, warnings }
}

/** The rows that put a subtree under a new superior from the day on. */
export function placesAfterMove(
  rows: readonly Placement[],
  moved: { orgId: string; path: string; parentId: string; parentPath: string; docNo: string | null },
  on: string,
) {
  const head = `${moved.parentPath}${moved.orgId}/`
  const newPath = (path: string) => head + path.slice(moved.path.length)
  const crossing = rows.filter((place) => place.from < on)
  const later = rows.filter((place) => place.from >= on)
  return {
    close: crossing.map((place) => place.orgId),
    rewrite: later.map((place) => ({ ...place, path: newPath(place.path) })),
    open: crossing.map((place) => ({
      ...place,
      path: newPath(place.path),
      from: on,
      parentId: place.orgId === moved.orgId ? moved.parentId : place.parentId,
      docNo: moved.docNo,
    })),
  }
}

/** The superior's place on the day, which must hold until now: a later move of it would have to be followed. */
export async function steadyPlace(ctx: Write, parentId: string, on: string): Promise<Placement> {
  const places = await listPlacesFrom(ctx.db, parentId, on)
  const [place] = places
  if (!place) throw notFound('上级组织')
  if (place.from > on || places.length > 1)
    throw conflict('所选上级在这一天以后又有成立或者隶属变动，请以变动之后的日期办理，或者先核对上级的变动记录。')
  return place
}

/** 改变隶属：连同全部下级一次改到新的上级之下，不得成环（ORG-18）。 */
export async function move(ctx: Write, input: ChangeInput & { parentId: string }) {
  const { state, decidedBy, dayFindings } = await openChange(ctx, 'move', input)
  await ctx.org(input.parentId)
  const [parent] = await listLatest(ctx.db, [input.parentId])
  if (!parent) throw notFound('上级组织')
  if (state.parentId === input.parentId) throw conflict(`现在就隶属于${parent.shortName}，不需要改变。`)
  const chain = parent.path.split('/').filter(Boolean)
  const above = (id: string) => chain[chain.indexOf(id) - 1]
  if (wouldMakeCycle(input.orgId, input.parentId, above))
    throw conflict('不能改到自己的下级之下：隶属关系会成环（ORG-18）。请另选上级。')
  const warnings = settle(
    input,
    dayFindings,
    decisionFindings(input.docNo),
    placementRefusals(state.kind, parent.kind as OrgKind),
  )
  const place = await steadyPlace(ctx, input.parentId, input.on)
  const moved = {
    orgId: input.orgId,
    path: state.path,
    parentId: input.parentId,
    parentPath: place.path,
    docNo: input.docNo ?? null,
  }
  const { close, rewrite, open } = placesAfterMove(await listSubtreeFrom(ctx.db, state.path, input.on), moved, input.on)
  await replacePlaces(ctx.db, input.on, close, rewrite, open, ctx.actor.accountId)
  const [before] = state.parentId ? await listLatest(ctx.db, [state.parentId]) : []
  await recordChange(ctx, 'move', input, {
    orgId: input.orgId,
    decidedBy,
    text: `由隶属${before?.shortName ?? '（无上级）'}改为隶属${parent.shortName}${open.length > 1 ? `，连同下级 ${open.length - 1} 个组织` : ''}`,
    detail: { from: state.parentId, to: input.parentId, organisations: open.length },
    before: { parentId: state.parentId },
    after: { parentId: input.parentId },
  })
  // 授权按路径生效，路径变了要重新取。
  ctx.afterCommit(forgetAllSessions)
  return { id: input.orgId, warnings }
}
