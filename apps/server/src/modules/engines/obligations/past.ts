import type { PlainDate } from '@hongzhu/domain'
import { type Bucket, bucketOf } from '@hongzhu/domain/duty'
import type { Obligation } from '@hongzhu/domain/obligation'
import type { Context } from '../../../platform/http/context.ts'
import { computeDuties } from './compute.ts'
import { namesOf } from './past-queries.ts'
import { type DutyFilter, type DutyRow, listOrgIds } from './queries.ts'

/** The due list as it stood on a past day: derived from the facts of that day, the cache is only of today. */
async function dutiesOn(ctx: Context<'obligation.read'>, on: PlainDate, path: string | undefined): Promise<Obligation[]> {
  const ids = await listOrgIds(ctx.db, ctx.scope, on, path)
  return (await computeDuties(ctx.db, ids, on)).duties
}

/** One page of the due list of a past day. */
export async function listPastDuties(
  ctx: Context<'obligation.read'>,
  on: PlainDate,
  filter: DutyFilter,
): Promise<{ rows: DutyRow[]; total: number }> {
  const all = (await dutiesOn(ctx, on, filter.path)).filter(
    (duty) => bucketOf(duty, on) === filter.bucket && (!filter.rule || duty.rule === filter.rule),
  )
  all.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.key < b.key ? -1 : 1))
  const page = all.slice((filter.page - 1) * filter.pageSize, filter.page * filter.pageSize)
  const names = await namesOf(
    ctx.db,
    page.flatMap((duty) => [duty.orgId, duty.actorOrgId ?? duty.orgId]),
    on,
  )
  return { total: all.length, rows: page.map((duty) => rowOf(duty, names)) }
}

const rowOf = (duty: Obligation, names: ReadonlyMap<string, string>): DutyRow => {
  const orgId = duty.actorOrgId ?? duty.orgId
  return {
    key: duty.key,
    rule: duty.rule,
    orgId,
    orgName: names.get(orgId) ?? '',
    subjectOrgId: duty.orgId,
    subjectName: names.get(duty.orgId) ?? '',
    title: duty.title,
    opens: duty.opens,
    due: duty.due,
    state: duty.state,
    weight: duty.weight,
    metOn: duty.metOn ?? null,
    missing: duty.missing ?? null,
    act: null,
  }
}

/** Counts of a past day for the whole and for each organisation directly below. */
export async function countPast(
  ctx: Context<'obligation.read'>,
  on: PlainDate,
  path: string | undefined,
  children: readonly { orgId: string; path: string }[],
  pathsOf: ReadonlyMap<string, string>,
) {
  const duties = await dutiesOn(ctx, on, path)
  const count = (prefix: string | undefined) => {
    const here = prefix ? duties.filter((duty) => (pathsOf.get(duty.actorOrgId ?? duty.orgId) ?? '').startsWith(prefix)) : duties
    const of = (bucket: Bucket) => here.filter((duty) => bucketOf(duty, on) === bucket).length
    return {
      late: of('late'),
      now: of('now'),
      next: of('next'),
      undetermined: of('undetermined'),
      excused: here.filter((duty) => duty.state === 'excused').length,
      met: here.filter((duty) => duty.state === 'met').length,
    }
  }
  return { whole: count(undefined), byChild: new Map(children.map((child) => [child.orgId, count(child.path)])) }
}
