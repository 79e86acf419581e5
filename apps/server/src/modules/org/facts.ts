import { addDays, date, known, knownOr, type PlainDate, unknown } from '@hongzhu/domain'
import { type Norms, rulingOn, typeMismatchDays } from '@hongzhu/domain/norms'
import { dutiesFromOf } from '@hongzhu/domain/obligation'
import type { Appointment, Duty, OrgFacts, OrgKind, PostFact, TermFact } from '@hongzhu/domain/org'
import type { Database } from '../../platform/db/pool.ts'
import {
  listGroupRows,
  listMemberTotals,
  listMemberTotalsOn,
  listOrgRows,
  listPostRows,
  listSupervisionDays,
  listTerms,
  listUnitRows,
  type TermRow,
} from './facts-queries.ts'
import { listStarts } from './start-queries.ts'
import { listWeakListings } from './weak-queries.ts'

const optional = (day: string | null) => (day === null ? undefined : date(day))

/** A stored term as the rules read it. */
export const termFact = (row: TermRow): TermFact => ({
  id: row.id,
  startedOn: knownOr(optional(row.startedOn), 'term.startedOn', '选举大会日期'),
  endedOn: optional(row.endedOn),
  seats: knownOr(row.seats, 'term.seats', '职数'),
  hasCommittee: row.hasCommittee,
  approvalDocNo: row.approvalDocNo ?? undefined,
  delayedTo: optional(row.delayedTo),
  delayDocNo: row.delayDocNo ?? undefined,
  preparedOn: optional(row.preparedOn),
  endsOn: optional(row.endsOn),
  remindedOn: optional(row.remindedOn),
})

type PostRow = Awaited<ReturnType<typeof listPostRows>>[number]
/** A stored post as the rules read it; whether the holder was probationary is asked on `on`. */
export const postFact = (row: PostRow, on: PlainDate): PostFact => ({
  personId: row.personId,
  name: row.name ?? '（不在管理范围内）',
  duty: row.duty as Duty,
  by: row.appointment as Appointment,
  from: date(row.from),
  until: optional(row.until),
  fullOn: row.fullOn ? known(date(row.fullOn)) : unknown('member.fullOn', '转为正式党员日期'),
  isProbationary: row.joinedOn !== null && row.joinedOn <= on && (row.fullOn === null || row.fullOn > on),
})

/** Rows by key, in the order they came. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(key(row))
    if (list) list.push(row)
    else found.set(key(row), [row])
  }
  return found
}

/** Days at which past counts are taken: enough to tell whether type and number have differed longer than allowed (ORG-02). */
function sampleDays(on: PlainDate, norms: Norms): PlainDate[] {
  const days = rulingOn(typeMismatchDays, on, norms)?.value
  if (days === undefined) return []
  return [addDays(on, -days - 1), addDays(on, -Math.ceil(days / 2)), on]
}

/** ORG facts of many organisations on a day, one query per kind of fact; organisations that do not exist that day are absent. */
export async function loadOrgFacts(
  db: Database,
  orgIds: readonly string[],
  on: PlainDate,
  normsFor: (orgId: string) => Norms,
): Promise<Map<string, OrgFacts>> {
  if (orgIds.length === 0) return new Map()
  const samples = [...new Set(orgIds.flatMap((id) => sampleDays(on, normsFor(id))))].toSorted()
  const [orgs, totals, sampled, terms, posts, groups, units, supervision, weak, starts] = await Promise.all([
    listOrgRows(db, orgIds, on),
    listMemberTotals(db, on, orgIds),
    listMemberTotalsOn(db, samples, orgIds),
    listTerms(db, orgIds, on),
    listPostRows(db, orgIds, on),
    listGroupRows(db, orgIds, on),
    listUnitRows(db, orgIds, on),
    listSupervisionDays(db, orgIds, on),
    listWeakListings(db, orgIds, on),
    listStarts(db, orgIds, on),
  ])
  const totalOf = new Map(totals.map((row) => [row.orgId, row]))
  const sampledOf = groupBy(sampled, (row) => row.orgId)
  const termsOf = groupBy(terms, (row) => row.orgId)
  const postsOf = groupBy(posts, (row) => row.orgId)
  const groupsOf = groupBy(groups, (row) => row.parentId)
  const unitsOf = groupBy(units, (row) => row.orgId)
  const weakOf = new Map(weak.map((row) => [row.orgId, { listedOn: date(row.listedOn), planOn: optional(row.planOn) }]))
  const supervisionOf = groupBy(supervision, (row) => row.orgId)
  return new Map(
    orgs.map((row): [string, OrgFacts] => [
      row.id,
      {
        orgId: row.id,
        name: row.name,
        shortName: row.shortName,
        kind: row.kind as OrgKind,
        kindDocNo: row.kindDocNo ?? undefined,
        kindSince: date(row.kindSince),
        foundedOn: date(row.foundedOn),
        foundedDocNo: row.foundedDocNo ?? undefined,
        dutiesFrom: dutiesFromOf(date(row.foundedOn), starts.get(row.id) ?? []),
        dissolvedOn: optional(row.dissolvedOn),
        endsOn: optional(row.endsOn),
        parentId: row.parentId ?? undefined,
        parentKind: (row.parentKind as OrgKind | null) ?? undefined,
        fullMembers: totalOf.get(row.id)?.full ?? 0,
        probationaryMembers: totalOf.get(row.id)?.probationary ?? 0,
        coveredUnits: unitsOf.get(row.id)?.length ?? 0,
        units: unitsOf.get(row.id) ?? [],
        terms: (termsOf.get(row.id) ?? []).filter((term) => term.startedOn === null || term.startedOn <= on).map(termFact),
        posts: (postsOf.get(row.id) ?? []).map((post) => postFact(post, on)),
        groups: (groupsOf.get(row.id) ?? []).map((group) => ({
          orgId: group.id,
          name: group.name,
          members: group.members,
          hasLeader: group.hasLeader,
          leaderIsProbationary: group.leaderIsProbationary,
          foundedOn: date(group.foundedOn),
          dissolvedOn: optional(group.dissolvedOn),
        })),
        supervisionOn: (supervisionOf.get(row.id) ?? []).map((day) => date(day.on)),
        weakListing: weakOf.get(row.id),
        memberCounts: samples.map((day) => {
          const count = sampledOf.get(row.id)?.find((entry) => entry.on === day)
          return { from: day, full: count?.full ?? 0, probationary: count?.probationary ?? 0 }
        }),
      },
    ]),
  )
}
