import type { PlainDate } from '@hongzhu/domain'
import { type Bucket, bucketOf } from '@hongzhu/domain/duty'
import type { Obligation } from '@hongzhu/domain/obligation'
import type { Context } from '../../../platform/http/context.ts'
import { computeDuties } from './compute.ts'
import { namesOf } from './past-queries.ts'
import { articleOf, type DutyFilter, type DutyRow, listOrgIds } from './queries.ts'

/** The due list as it stood on a past day: derived from the facts of that day, the cache is only of today. */
async function dutiesOn(ctx: Context<'obligation.read'>, on: PlainDate, path: string | undefined): Promise<Obligation[]> {
  const ids = await listOrgIds(ctx.db, ctx.scope, on, path)
  return (await computeDuties(ctx.db, ids, on)).duties
}

const actorOf = (duty: Obligation) => duty.actorOrgId ?? duty.orgId

/** One page of the due list of a past day. */
export async function listPastDuties(
  ctx: Context<'obligation.read'>,
  on: PlainDate,
  filter: DutyFilter,
): Promise<{ rows: DutyRow[]; total: number }> {
  const all = (await dutiesOn(ctx, on, filter.path)).filter(
    (duty) =>
      bucketOf(duty, on) === filter.bucket &&
      (!filter.rule || duty.rule === filter.rule) &&
      (!filter.actorOrgId || actorOf(duty) === filter.actorOrgId),
  )
  all.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.key < b.key ? -1 : 1))
  const page = all.slice((filter.page - 1) * filter.pageSize, filter.page * filter.pageSize)
  const names = await namesOf(
    ctx.db,
    page.flatMap((duty) => [duty.orgId, actorOf(duty)]),
    on,
  )
  return { total: all.length, rows: page.map((duty) => rowOf(duty, names)) }
}

const rowOf = (duty: Obligation, names: ReadonlyMap<string, string>): DutyRow => {
  const orgId = actorOf(duty)
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
    article: articleOf(duty),
    act: null,
  }
}

/** Counts of a past day for the whole, for the organisation itself and for each organisation directly below. */
export async function countPast(
  ctx: Context<'obligation.read'>,
  on: PlainDate,
  org: { id: string; path: string },
  children: readonly { orgId: string; path: string }[],
  pathsOf: ReadonlyMap<string, string>,
) {
  const duties = await dutiesOn(ctx, on, org.path)
  const count = (here: readonly Obligation[]) => {
    const of = (bucket: Bucket) => here.filter((duty) => bucketOf(duty, on) === bucket).length
    return {
      late: of('late'),
      now: of('now'),
      next: of('next'),
      later: of('later'),
      undetermined: of('undetermined'),
      excused: here.filter((duty) => duty.state === 'excused').length,
      met: here.filter((duty) => duty.state === 'met').length,
    }
  }
  const below = (prefix: string) => duties.filter((duty) => (pathsOf.get(actorOf(duty)) ?? '').startsWith(prefix))
  return {
    whole: count(duties),
    own: count(duties.filter((duty) => actorOf(duty) === org.id)),
    byChild: new Map(children.map((child) => [child.orgId, count(below(child.path))])),
  }
}
