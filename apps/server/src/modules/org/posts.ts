import type { PlainDate } from '@hongzhu/domain'
import {
  type Appointment,
  appointmentRefusals,
  currentTerm,
  DUTY_LABELS,
  type Duty,
  officerRefusals,
  SEAT_DUTIES,
  secondSecretaryRefusals,
} from '@hongzhu/domain/org'
import type { Context } from '../../platform/http/context.ts'
import { conflict, invalid, notFound } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import { settle, type Write } from './change.ts'
import { loadOrgFacts, postFact } from './facts.ts'
import {
  closePost,
  findPost,
  holdsDutyFrom,
  insertPost,
  listCandidates,
  listPersonPosts,
  listSecretariesFrom,
} from './post-queries.ts'

interface Assignment {
  orgId: string
  personId: string
  duty: Duty
  appointment: Appointment
  from: PlainDate
  docNo?: string | undefined
  reason?: string | undefined
}

/** 任职：任职条件、一名书记（ORG-10、ORG-12、ORG-16）。 */
export async function assign(ctx: Write, input: Assignment) {
  if (input.from > ctx.today) throw invalid('from', '任职日期还没有到')
  const norms = await normsOf(ctx.db, input.orgId, input.from)
  const facts = (await loadOrgFacts(ctx.db, [input.orgId], ctx.today, () => norms)).get(input.orgId)
  if (!facts) throw conflict('该组织已经撤销，不能任职。')
  if (input.from < facts.foundedOn) throw invalid('from', `任职日期早于成立日 ${facts.foundedOn}`)
  if ((facts.kind === 'group') !== (input.duty === 'groupLeader'))
    throw invalid('duty', facts.kind === 'group' ? '党小组只设组长' : '组长只在党小组任职')
  const [person] = await listCandidates(ctx.db, ctx.scope, ctx.today, { ids: [input.personId], limit: 1 })
  if (!person) throw notFound('人员')
  if (await holdsDutyFrom(ctx.db, input.orgId, input.personId, input.duty, input.from))
    throw conflict(`${person.name}已任${DUTY_LABELS[input.duty]}。`)
  const post = postFact(
    { ...input, name: person.name, until: null, joinedOn: person.joinedOn, fullOn: person.fullOn },
    input.from,
  )
  const sitting = input.duty === 'secretary' ? await listSecretariesFrom(ctx.db, input.orgId, input.from) : []
  const warnings = settle(
    input,
    secondSecretaryRefusals(sitting.map((row) => ({ name: row.name, from: row.from as PlainDate }))),
    officerRefusals(post, facts.kind, input.from, norms),
    appointmentRefusals(post, facts.kind),
  )
  const term = SEAT_DUTIES.includes(input.duty) ? currentTerm(facts.terms, input.from) : undefined
  const id = await insertPost(ctx.db, {
    ...input,
    docNo: input.docNo ?? null,
    termId: term?.id ?? null,
    accountId: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'post.assigned',
    summary: `${person.name}自 ${input.from} 起任${facts.shortName}${DUTY_LABELS[input.duty]}`,
    orgId: input.orgId,
    subject: { kind: 'post', id },
    after: input,
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id, warnings }
}

/** 免职：自免职之日起不再任职，记录保留。 */
export async function endPost(
  ctx: Write,
  input: { orgId: string; postId: string; until: PlainDate; docNo?: string | undefined; reason?: string | undefined },
) {
  if (input.until > ctx.today) throw invalid('until', '免职日期还没有到')
  const post = await findPost(ctx.db, input.orgId, input.postId)
  if (!post) throw notFound('任职')
  if (post.until) throw conflict(`已于 ${post.until} 免职。`)
  if (input.until <= post.from) throw invalid('until', `免职日期应晚于任职日期 ${post.from}`)
  await closePost(ctx.db, input.postId, input.until)
  ctx.events.record({
    type: 'post.ended',
    summary: `${post.name ?? ''}自 ${input.until} 起不再任${DUTY_LABELS[post.duty as Duty]}`,
    orgId: input.orgId,
    subject: { kind: 'post', id: input.postId },
    before: { from: post.from, duty: post.duty },
    after: { until: input.until, docNo: input.docNo },
    ...(input.reason ? { reason: input.reason } : {}),
  })
  return { id: input.postId, warnings: [] }
}

/** Persons who may be named in commands here. */
export async function candidates(ctx: Write, input: { orgId: string; q: string; own?: boolean | undefined; limit: number }) {
  const rows = await listCandidates(ctx.db, ctx.scope, ctx.today, {
    q: input.q,
    limit: input.limit,
    near: (await ctx.org(input.orgId)).path,
    homeId: input.own ? input.orgId : undefined,
  })
  const category = (row: (typeof rows)[number]) => {
    if (!row.joinedOn) return 'none' as const
    return row.fullOn && row.fullOn <= ctx.today ? ('full' as const) : ('probationary' as const)
  }
  return { rows: rows.map((row) => ({ id: row.id, name: row.name, orgName: row.orgName, category: category(row) })) }
}

/** The posts of a person in reach; a person without any post in reach has an empty list. */
export async function postsOfPerson(ctx: Context<'org.read'>, personId: string) {
  return { rows: await listPersonPosts(ctx.db, ctx.scope, personId, ctx.today) }
}
