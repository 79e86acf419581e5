import { inWords, type PlainDate } from '@hongzhu/domain'
import {
  ENTRY_KIND_CODES,
  groupFindings,
  LEAVE_KIND_OF_STATUS,
  labelOf,
  type MemberStatus,
  STATUS_LABELS,
  statusFindings,
  transferFindings,
} from '@hongzhu/domain/member'
import type { Context } from '../../platform/http/context.ts'
import { Failure } from '../../platform/http/failure.ts'
import { closeGroup, closeHome, findHome, insertGroup, insertHome, insertStatus } from './command-queries.ts'
import { deciderFor, homeFor, memberFor, orTaken, refuseIfBlocked, subjectOf } from './commands.ts'

type Write = Context<'member.write'>

/** Transfers the organisational relation within reach: one home ends, the next begins the same day (ORG-17). */
export async function transfer(
  ctx: Write,
  input: { personId: string; toOrgId: string; on: PlainDate; leaveKind: string; entryKind: string; docNo?: string | undefined },
) {
  const { person, standing } = await memberFor(ctx, input.personId)
  const target = await homeFor(ctx, input.toOrgId, input.on).catch((error: unknown) => {
    if (error instanceof Failure && error.kind === 'not-found')
      throw new Failure('not-found', '没有找到接收支部，或者它不在您的管理范围内；跨出管理范围的转接由共同上级组织办理。')
    throw error
  })
  const groupFrom = standing.group?.fromOn
  refuseIfBlocked(transferFindings({ present: standing.home, status: standing.status, target, groupFrom }, input.on, ctx.today))
  const from = standing.home ? await findHome(ctx.db, standing.home.orgId, input.on) : undefined
  await orTaken(
    (async () => {
      await closeGroup(ctx.db, person.id, input.on)
      await closeHome(ctx.db, person.id, input.on, input.leaveKind)
      await insertHome(ctx.db, {
        personId: person.id,
        orgId: target.orgId,
        on: input.on,
        entryKind: input.entryKind,
        docNo: input.docNo ?? null,
        by: ctx.actor.accountId,
      })
    })(),
  )
  ctx.events.record({
    type: 'member.transferred',
    summary: `${person.name} 的组织关系自 ${inWords(input.on)} 起由 ${from?.name ?? '系统外'} 转入 ${target.name}（${labelOf(ENTRY_KIND_CODES, input.entryKind)}）`,
    orgId: target.orgId,
    subject: subjectOf(person.id),
    before: { orgId: standing.home?.orgId ?? null },
    after: { orgId: target.orgId, on: input.on, docNo: input.docNo ?? null },
  })
  return { ok: true as const }
}

/** Records a status that a named organisation decided (MDS-30); the platform decides nothing. */
export async function changeStatus(
  ctx: Context<'member.decide'>,
  input: {
    personId: string
    status: MemberStatus
    on: PlainDate
    decidedByOrgId: string
    docNo?: string | undefined
    reason: string
  },
) {
  const { person, standing } = await memberFor(ctx, input.personId)
  const decider = await deciderFor(ctx, input.decidedByOrgId, input.on)
  refuseIfBlocked(
    statusFindings(
      { present: standing.status, since: standing.statusSince, homeFrom: standing.home?.fromOn, docNo: input.docNo },
      input.status,
      input.on,
      ctx.today,
    ),
  )
  const orgId = standing.latest?.orgId ?? person.orgId
  const by = ctx.actor.accountId
  await orTaken(
    (async () => {
      await insertStatus(ctx.db, {
        personId: person.id,
        orgId,
        status: input.status,
        on: input.on,
        docNo: input.docNo ?? null,
        decidedBy: decider.orgId,
        reason: input.reason,
        by,
      })
      if (input.status === 'NORMAL') {
        if (!standing.home)
          await insertHome(ctx.db, {
            personId: person.id,
            orgId,
            on: input.on,
            entryKind: 'RESTORE',
            docNo: input.docNo ?? null,
            by,
          })
      } else {
        await closeGroup(ctx.db, person.id, input.on)
        await closeHome(ctx.db, person.id, input.on, LEAVE_KIND_OF_STATUS[input.status])
      }
    })(),
  )
  ctx.events.record({
    type: 'member.status-changed',
    summary: `${person.name} 的党籍状态自 ${inWords(input.on)} 起为“${STATUS_LABELS[input.status]}”，${decider.name}决定${input.docNo ? `（${input.docNo}）` : ''}`,
    orgId,
    subject: subjectOf(person.id),
    before: { status: standing.status },
    after: { status: input.status, on: input.on, decidedBy: decider.orgId, docNo: input.docNo ?? null },
    reason: input.reason,
  })
  return { ok: true as const }
}

/** Puts a member into a group of their branch, or takes them out of it (ORG-12). */
export async function joinGroup(ctx: Write, input: { personId: string; groupId: string | null; on: PlainDate }) {
  const { person, standing } = await memberFor(ctx, input.personId)
  const { home, group } = standing
  if (!home) throw new Failure('refused', '这名党员现在没有组织关系在册，不能编组。', { code: 'member.no-home' })
  const target = input.groupId ? await homeFor(ctx, input.groupId, input.on) : undefined
  refuseIfBlocked(
    groupFindings(
      {
        homeOrgId: home.orgId,
        homeFrom: home.fromOn,
        groupParentId: target ? target.parentId : home.orgId,
        groupKind: target ? target.kind : 'group',
        presentFrom: group?.fromOn,
      },
      input.on,
      ctx.today,
    ),
  )
  await orTaken(
    (async () => {
      await closeGroup(ctx.db, person.id, input.on)
      if (target) await insertGroup(ctx.db, { personId: person.id, groupId: target.orgId, on: input.on, by: ctx.actor.accountId })
    })(),
  )
  ctx.events.record({
    type: 'member.grouped',
    summary: target
      ? `${person.name} 自 ${inWords(input.on)} 起编入 ${target.name}`
      : `${person.name} 自 ${inWords(input.on)} 起不编入党小组`,
    orgId: home.orgId,
    subject: subjectOf(person.id),
    before: { groupId: group?.groupId ?? null },
    after: { groupId: input.groupId, on: input.on },
  })
  return { ok: true as const }
}
