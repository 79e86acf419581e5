import type { PlainDate, Refusal } from '@hongzhu/domain'
import { changeDayRefusals, ORG_EVENT_LABELS, type OrgEventKind, type OrgKind } from '@hongzhu/domain/org'
import type { Context } from '../../platform/http/context.ts'
import { Failure, notFound, refuseUnlessReasoned } from '../../platform/http/failure.ts'
import { insertOrgEvent, listLatest, lockOrg, type OrgState } from './command-queries.ts'

export type Write = Context<'org.write'>

/** What every change of an organisation says. */
export interface ChangeInput {
  orgId: string
  on: PlainDate
  docNo?: string | undefined
  decidedBy?: string | undefined
  reason?: string | undefined
}

export interface Change {
  org: NonNullable<Awaited<ReturnType<typeof lockOrg>>>
  state: OrgState & { kind: OrgKind }
  /** The deciding organisation: the one named, else the superior. */
  decidedBy: string | null
  dayFindings: Refusal[]
}

/** An organisation in reach, locked, with its newest name, type and place. */
export async function lockState(ctx: Write, orgId: string): Promise<Pick<Change, 'org' | 'state'>> {
  await ctx.org(orgId)
  const [org, [state]] = [await lockOrg(ctx.db, orgId), await listLatest(ctx.db, [orgId])]
  if (!org || !state) throw notFound('组织')
  return { org, state: { ...state, kind: state.kind as OrgKind } }
}

/** What the superior decides about an organisation needs the superior in reach, not only the organisation (ORG-08、ORG-14、ORG-15、ORG-19). */
export async function superiorOnly(ctx: Write, parentId: string | null | undefined, message: string): Promise<void> {
  if (!parentId) return
  await ctx.org(parentId).catch(() => {
    throw new Failure('forbidden', message, { code: 'org.superior-decides' })
  })
}

async function deciding(ctx: Write, state: OrgState, named: string | undefined): Promise<string | null> {
  if (!named) return state.parentId
  if (state.path.split('/').includes(named)) return named
  return (await ctx.org(named)).id
}

const LAST: Partial<Record<OrgEventKind, (state: OrgState) => string>> = {
  rename: (state) => state.nameFrom,
  retype: (state) => state.kindFrom,
  move: (state) => state.placedFrom,
}

/** Opens a change: the organisation locked, the superior in reach, the day judged. */
export async function openChange(ctx: Write, kind: OrgEventKind, input: ChangeInput): Promise<Change> {
  const { org, state } = await lockState(ctx, input.orgId)
  await superiorOnly(ctx, state.parentId, '组织的设立和变动由上级党组织决定，请报上级办理。')
  const dayFindings = changeDayRefusals({
    kind,
    on: input.on,
    today: ctx.today,
    foundedOn: org.foundedOn as PlainDate,
    dissolvedOn: (org.dissolvedOn as PlainDate | null) ?? undefined,
    lastOn: LAST[kind]?.(state) as PlainDate | undefined,
  })
  return { org, state, decidedBy: await deciding(ctx, state, input.decidedBy), dayFindings }
}

/** Refuses what blocks, asks for a reason where the rules warn; answers the warnings that were passed. */
export const settle = (input: { reason?: string | undefined }, ...findings: readonly Refusal[][]): Refusal[] =>
  refuseUnlessReasoned(findings.flat(), input.reason)

/** Writes the dated event of the organisation and the audit's event. */
export async function recordChange(
  ctx: Write,
  kind: OrgEventKind,
  input: ChangeInput,
  change: { orgId: string; decidedBy: string | null; text: string; detail?: object; before?: unknown; after?: unknown },
): Promise<void> {
  await insertOrgEvent(ctx.db, {
    orgId: change.orgId,
    on: input.on,
    docNo: input.docNo ?? null,
    accountId: ctx.actor.accountId,
    kind,
    decidedBy: change.decidedBy,
    detail: { text: change.text, ...change.detail },
    reason: input.reason ?? null,
  })
  const past: Record<OrgEventKind, string> = {
    found: 'org.founded',
    rename: 'org.renamed',
    retype: 'org.retyped',
    move: 'org.moved',
    split: 'org.divided',
    merge: 'org.merged',
    dissolve: 'org.dissolved',
  }
  ctx.events.record({
    type: past[kind],
    summary: `${ORG_EVENT_LABELS[kind]}：${change.text}`,
    orgId: change.orgId,
    subject: { kind: 'org', id: change.orgId },
    before: change.before,
    after: { on: input.on, docNo: input.docNo, ...(change.after as object) },
    ...(input.reason ? { reason: input.reason } : {}),
  })
}
