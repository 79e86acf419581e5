import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type ImportKind, textValue } from '@hongzhu/domain/exchange'
import type { Database } from '../../platform/db/pool.ts'
import { type Directory, loadDirectory } from './directory-queries.ts'
import { listCoverage, listSchoolFacts, listSchoolNumbers, listSecretaries, listTakenCodes, listTerms } from './facts-queries.ts'
import { listMembersByName, listPeople, listPosts, listTakenIdNumbers } from './member-facts-queries.ts'
import { planMembers } from './member-plan.ts'
import { rollOf } from './member-twins.ts'
import type { MemberFacts, MemberOp } from './member-types.ts'
import { planOrgs } from './org-plan.ts'
import type { InputRow, PlannedRow } from './plan.ts'
import { planSchools } from './school-plan.ts'

export interface Surroundings {
  db: Database
  scope: Scope
  batchId: string
  orgId: string
  /** From which day homes and posts without a day of their own are registered. */
  fromOn: PlainDate
  today: PlainDate
}

const textsOf = (rows: readonly InputRow[], key: string): string[] => [
  ...new Set(rows.map((row) => textValue(row.values, key)).filter((text) => text !== undefined)),
]

async function planSchoolRows(rows: readonly InputRow[], { db, orgId, today }: Surroundings, directory: Directory) {
  const ids = [...directory.schoolById.keys()]
  const schools = await listSchoolFacts(db, ids)
  const codesTaken = await listTakenCodes(db, 'school', textsOf(rows, 'code'), ids)
  const numbers = await listSchoolNumbers(db, ids)
  return planSchools(rows, { directory, schools, codesTaken, numbers, defaultOrgId: orgId, today })
}

async function planOrgRows(rows: readonly InputRow[], { db, scope, orgId, fromOn, today }: Surroundings, directory: Directory) {
  const ids = [...directory.orgById.keys()]
  const codesTaken = await listTakenCodes(db, 'org', textsOf(rows, 'code'), ids)
  const terms = await listTerms(db, ids)
  const coverage = await listCoverage(db, ids)
  const secretaries = await listSecretaries(db, ids)
  const members = await listMembersByName(db, scope, today, textsOf(rows, 'secretary'))
  const people = Map.groupBy(members, (member) => member.name)
  return planOrgs(rows, { directory, codesTaken, terms, coverage, secretaries, people, defaultOrgId: orgId, fromOn, today })
}

async function loadMemberFacts(
  rows: readonly InputRow[],
  { db, batchId, orgId, fromOn, today }: Surroundings,
  directory: Directory,
): Promise<MemberFacts> {
  const idNumbers = textsOf(rows, 'idNo')
  const people = await listPeople(db, today, batchId, idNumbers, textsOf(rows, 'name'))
  const taken = await listTakenIdNumbers(db, idNumbers)
  const posts = await listPosts(
    db,
    people.map((person) => person.id),
  )
  return {
    directory,
    byIdNo: new Map(people.flatMap((person) => (person.idNo ? [[person.idNo, person]] : []))),
    byName: Map.groupBy(people, (person) => person.name),
    byId: new Map(people.map((person) => [person.id, person])),
    taken,
    posts,
    defaultOrgId: orgId,
    fromOn,
    today,
  }
}

/** Plans rows that come in order, some hundred at a time. */
export type MemberPlanner = (rows: readonly InputRow[]) => Promise<PlannedRow<MemberOp>[]>

/**
 * A planner that holds the facts of the rows at hand and remembers of earlier rows only what a comparison needs: a city's roll is
 * never in memory as a whole.
 * @param joined rows that somebody said to be about the person of an earlier row
 */
export async function memberPlanner(surroundings: Surroundings, joined: readonly InputRow[]): Promise<MemberPlanner> {
  const directory = await loadDirectory(surroundings.db, surroundings.scope, surroundings.today)
  const roll = rollOf(joined)
  return async (rows) => planMembers(rows, await loadMemberFacts(rows, surroundings, directory), roll)
}

/** What every row would do, by the present data; the same at preview and at confirmation. */
export async function planRows(kind: ImportKind, rows: readonly InputRow[], surroundings: Surroundings): Promise<PlannedRow[]> {
  if (kind === 'member') return (await memberPlanner(surroundings, rows))(rows)
  const directory = await loadDirectory(surroundings.db, surroundings.scope, surroundings.today)
  return kind === 'school' ? planSchoolRows(rows, surroundings, directory) : planOrgRows(rows, surroundings, directory)
}
