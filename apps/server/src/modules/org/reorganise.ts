import { unknown } from '@hongzhu/domain'
import type { Norms } from '@hongzhu/domain/norms'
import {
  dissolutionRefusals,
  foundingRefusals,
  ORG_KIND_LABELS,
  type OrgKind,
  placementRefusals,
  typeFindings,
} from '@hongzhu/domain/org'
import { conflict, invalid, notFound } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { type Change, type ChangeInput, openChange, recordChange, settle, type Write } from './change.ts'
import { closeWhatHangs, insertOrg, listLatest, lockOrg, markDissolved } from './command-queries.ts'
import { loadOrgFacts } from './facts.ts'
import { placeUnder, staysOf } from './found.ts'
import {
  countChildrenAfter,
  countMembersAfter,
  listGroupsAfter,
  lockMembersOf,
  moveCoverage,
  moveMembers,
} from './people-queries.ts'

interface Part {
  name: string
  shortName: string
  kind: OrgKind
  personIds: string[]
}

/** The decision itself approves the new part, so application and reply are the decision's own (ORG-07). */
function partFindings(
  part: Part,
  full: number,
  change: Change,
  parentKind: OrgKind | undefined,
  input: ChangeInput,
  norms: Norms,
) {
  return [
    ...placementRefusals(part.kind, parentKind),
    ...foundingRefusals(
      {
        kind: part.kind,
        fullMembers: full,
        probationaryMembers: part.personIds.length - full,
        coveredUnits: 1,
        docNo: input.docNo,
        repliedOn: input.on,
        isDirectDecision: true,
        activeFrom: input.on,
        endsOn: undefined,
      },
      input.on,
      norms,
    ),
    ...change.dayFindings,
  ]
}

/** 拆分：划出的党员随新组织，余下的留在原组织；每一部分都要够成立条件（ORG-01、ORG-02、ORG-07）。 */
export async function split(ctx: Write, input: ChangeInput & { parts: Part[] }) {
  const change = await openChange(ctx, 'split', input)
  const { state } = change
  if (!state.parentId) throw conflict('没有上级的组织不能拆分。')
  const all = input.parts.flatMap((part) => part.personIds)
  if (new Set(all).size !== all.length) throw invalid('parts', '同一名党员不能划到两个组织。')
  const stays = new Map((await staysOf(ctx, all, input.on)).map((stay) => [stay.personId, stay]))
  if ([...stays.values()].some((stay) => stay.orgId !== input.orgId)) throw notFound('本组织的党员')
  const [parent] = await listLatest(ctx.db, [state.parentId])
  const isFull = (id: string) => stays.get(id)?.isFull ?? false
  const norms = await normsOf(ctx.db, input.orgId, input.on)
  // A part stands beside the organisation it leaves: the notices of the superior apply to it.
  const partNorms = await normsOf(ctx.db, state.parentId, input.on)
  const facts = (await loadOrgFacts(ctx.db, [input.orgId], ctx.today, () => norms)).get(input.orgId)
  const leavingFull = all.filter(isFull).length
  const rest = facts && {
    ...facts,
    fullMembers: facts.fullMembers - leavingFull,
    probationaryMembers: facts.probationaryMembers - (all.length - leavingFull),
    memberCounts: [],
  }
  const warnings = settle(
    input,
    input.parts.flatMap((part) =>
      partFindings(part, part.personIds.filter(isFull).length, change, parent?.kind as OrgKind | undefined, input, partNorms),
    ),
    rest ? typeFindings(rest, input.on, norms) : [],
  )
  for (const part of input.parts)
    await openPart(ctx, input, part, { parentId: state.parentId, fromName: state.shortName, decidedBy: change.decidedBy })
  await recordChange(ctx, 'split', input, {
    orgId: input.orgId,
    decidedBy: change.decidedBy,
    text: `${state.shortName}划出党员 ${all.length} 人，成立${input.parts.map((part) => part.shortName).join('、')}`,
    after: { parts: input.parts.map((part) => ({ name: part.name, persons: part.personIds.length })) },
  })
  return { id: input.orgId, warnings }
}

async function openPart(
  ctx: Write,
  input: ChangeInput,
  part: Part,
  from: { parentId: string; fromName: string; decidedBy: string | null },
) {
  const docNo = input.docNo ?? null
  const accountId = ctx.actor.accountId
  const id = await insertOrg(ctx.db, {
    ...part,
    on: input.on,
    docNo,
    code: undefined,
    endsOn: null,
    accountId,
  })
  await placeUnder(ctx, id, from.parentId, input.on, docNo)
  await moveMembers(ctx.db, part.personIds, id, input.on, docNo, accountId)
  await recordChange(
    ctx,
    'found',
    { ...input, orgId: id },
    {
      orgId: id,
      decidedBy: from.decidedBy,
      text: `由${from.fromName}划出党员 ${part.personIds.length} 人，成立${ORG_KIND_LABELS[part.kind]}${part.name}`,
      after: { name: part.name, kind: part.kind },
    },
  )
}

/** Dues are not kept here yet, so whether they are settled is unknown and the command asks for a word about it (ORG-08). */
const duesUnknown = unknown<never>('dues.balance', '党费账目')

async function dissolveGroups(ctx: Write, input: ChangeInput, decidedBy: string | null): Promise<void> {
  for (const id of await listGroupsAfter(ctx.db, input.orgId, input.on)) {
    await closeWhatHangs(ctx.db, id, input.on)
    await markDissolved(ctx.db, id, input.on, input.docNo ?? null)
    await recordChange(ctx, 'dissolve', { ...input, orgId: id }, { orgId: id, decidedBy, text: '随所在支部撤销' })
  }
}

/** 合并：党员和覆盖的学校转入另一组织，本组织撤销，资料永久可查（ORG-08）。 */
export async function merge(ctx: Write, input: ChangeInput & { intoId: string; isHandedOver: boolean }) {
  const change = await openChange(ctx, 'merge', input)
  if (input.intoId === input.orgId) throw invalid('intoId', '不能并入自己。')
  await ctx.org(input.intoId)
  const [into] = await listLatest(ctx.db, [input.intoId])
  const target = await lockOrg(ctx.db, input.intoId)
  if (!into || !target || target.dissolvedOn || target.foundedOn > input.on) throw conflict('并入的组织在这一天不存在，请另选。')
  const members = await lockMembersOf(ctx.db, input.orgId)
  if (members.length > 0 && into.kind === 'group') throw conflict('党员不能转入党小组：党小组不是一级组织（ORG-12）。')
  const personIds = members.map((stay) => stay.personId)
  await staysOf(ctx, personIds, input.on)
  const groups = await listGroupsAfter(ctx.db, input.orgId, input.on)
  const after = {
    membersLeft: 0,
    childrenLeft: (await countChildrenAfter(ctx.db, input.orgId, input.on)) - groups.length,
    duesBalance: duesUnknown,
    docNo: input.docNo,
    isHandedOver: input.isHandedOver,
  }
  const norms = await normsOf(ctx.db, input.intoId, input.on)
  const facts = (await loadOrgFacts(ctx.db, [input.intoId], ctx.today, () => norms)).get(input.intoId)
  const full = members.filter((stay) => stay.isFull).length
  const grown = facts && {
    ...facts,
    fullMembers: facts.fullMembers + full,
    probationaryMembers: facts.probationaryMembers + members.length - full,
    memberCounts: [],
  }
  const warnings = settle(
    input,
    change.dayFindings,
    dissolutionRefusals(after),
    grown ? typeFindings(grown, input.on, norms) : [],
  )
  const docNo = input.docNo ?? null
  await moveMembers(ctx.db, personIds, input.intoId, input.on, docNo, ctx.actor.accountId)
  await moveCoverage(ctx.db, input.orgId, input.intoId, input.on, docNo, ctx.actor.accountId)
  await dissolveGroups(ctx, input, change.decidedBy)
  await closeWhatHangs(ctx.db, input.orgId, input.on)
  await markDissolved(ctx.db, input.orgId, input.on, docNo)
  const text = `${change.state.shortName}并入${into.shortName}，转入党员 ${members.length} 人`
  await recordChange(ctx, 'merge', input, {
    orgId: input.orgId,
    decidedBy: change.decidedBy,
    text,
    after: { into: input.intoId },
  })
  await recordChange(ctx, 'merge', { ...input, orgId: input.intoId }, { orgId: input.intoId, decidedBy: change.decidedBy, text })
  return { id: input.intoId, warnings }
}

/** 撤销：党员全部转走、下级全部调整以后才能撤销；撤销后仍可查阅（ORG-08）。 */
export async function dissolve(ctx: Write, input: ChangeInput & { isHandedOver: boolean }) {
  const change = await openChange(ctx, 'dissolve', input)
  const isGroup = change.state.kind === 'group'
  const findings = dissolutionRefusals({
    membersLeft: await countMembersAfter(ctx.db, input.orgId, input.on),
    childrenLeft: await countChildrenAfter(ctx.db, input.orgId, input.on),
    duesBalance: isGroup ? { known: true, value: 0 as never } : duesUnknown,
    docNo: isGroup ? '支部决定' : input.docNo,
    isHandedOver: isGroup || input.isHandedOver,
  })
  const warnings = settle(input, change.dayFindings, findings)
  await closeWhatHangs(ctx.db, input.orgId, input.on)
  await markDissolved(ctx.db, input.orgId, input.on, input.docNo ?? null)
  await recordChange(ctx, 'dissolve', input, {
    orgId: input.orgId,
    decidedBy: change.decidedBy,
    text: `撤销${change.state.name}`,
  })
  return { id: input.orgId, warnings }
}
