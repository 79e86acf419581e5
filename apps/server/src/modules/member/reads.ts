import type { PlainDate } from '@hongzhu/domain'
import { sql } from 'kysely'
import { holdsPermission } from '../../platform/access/scope.ts'
import { openWallWhen } from '../../platform/db/transaction.ts'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { listMembers, type MemberFilter, searchMembers } from './list-queries.ts'
import { loadRecord } from './record.ts'
import { type AttendanceCount, findPerson, listAttendance, listEvents } from './record-queries.ts'
import { changesOf } from './values.ts'

type Read = Context<'member.read'>
type PageInput = Omit<MemberFilter, 'on' | 'path'> & {
  on?: PlainDate | undefined
  sort: 'org' | 'name'
  page: number
  pageSize: number
}

/** One page of the roster. */
export async function listPage(ctx: Read, input: PageInput) {
  const on = input.on ?? ctx.today
  const isEntitled = holdsPermission(ctx.actor, 'member.unmask')
  const org = input.orgId ? await ctx.org(input.orgId) : undefined
  const path = on === ctx.today ? org?.path : undefined
  const isPast = on < ctx.today
  // As for the figures of a past day: who was a member where is bounded by the tree of that day, not by today's, or the
  // members of organisations dissolved since would be missing.
  if (isPast) await openWallWhen(ctx.db, sql`true`)
  const page = await listMembers(ctx.db, ctx.scope, { ...input, path, on, isEntitled, isPast })
  return { on, ...page }
}

export async function search(
  ctx: Read,
  input: { q: string; orgId?: string | undefined; below: boolean; on?: PlainDate | undefined; ids?: string[] | undefined },
) {
  const [, rows] = await Promise.all([
    input.orgId ? ctx.org(input.orgId) : undefined,
    searchMembers(ctx.db, ctx.scope, { ...input, on: input.on ?? ctx.today }),
  ])
  return { rows }
}

/** One person's record; sensitive fields arrive masked. */
export async function readRecord(ctx: Read, input: { personId: string; on?: PlainDate | undefined }) {
  const person = await findPerson(ctx.db, ctx.scope, input.personId, ctx.today)
  if (!person) throw notFound('人员信息')
  const view = { kind: 'masked' as const, isEntitled: holdsPermission(ctx.actor, 'member.unmask') }
  const record = await loadRecord(ctx.db, ctx.scope, person, view, input.on ?? ctx.today, ctx.today)
  if (!record) throw notFound('人员信息')
  return record
}

/** The sittings of a person within reach, or those behind one count of the twelve months up to a day. */
export async function readAttendance(
  ctx: Read,
  input: { personId: string; only?: AttendanceCount | undefined; on?: PlainDate | undefined; page: number; pageSize: number },
) {
  const person = await findPerson(ctx.db, ctx.scope, input.personId, ctx.today)
  if (!person) throw notFound('人员信息')
  const only = input.only && { count: input.only, on: input.on ?? ctx.today }
  return listAttendance(ctx.db, person.id, { ...input, only })
}

/** Who recorded and changed what; only for those who keep the person. */
export async function readTrail(ctx: Read, input: { personId: string; page: number; pageSize: number }) {
  const person = await findPerson(ctx.db, ctx.scope, input.personId, ctx.today)
  if (!person?.isKept) throw notFound('人员信息')
  const { rows, total } = await listEvents(ctx.db, person.id, input)
  return {
    total,
    rows: rows.map(({ before, after, role: _role, ...row }) => ({ ...row, changes: changesOf(before, after) })),
  }
}
