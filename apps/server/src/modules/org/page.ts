import type { Known, PlainDate } from '@hongzhu/domain'
import type { Norms } from '@hongzhu/domain/norms'
import {
  currentTerm,
  DUTIES,
  type Duty,
  electionDue,
  hasPower,
  ORG_EVENT_LABELS,
  type OrgEventKind,
  type OrgKind,
  organisationFindings,
  reminderDay,
  termEnd,
  termState,
  termTrace,
} from '@hongzhu/domain/org'
import { holdsPermission, reaches } from '../../platform/access/scope.ts'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { loadNorms, normsOf } from '../norm/index.ts'
import { groupBy, loadOrgFacts, termFact } from './facts.ts'
import { listGroupRows, listMemberTotals, listTerms, type TermRow } from './facts-queries.ts'
import {
  findOrg,
  listChildren,
  listCoveredSchools,
  listKinds,
  listNames,
  listOrgEvents,
  listPlacements,
  listShortNames,
  rowOn,
} from './page-queries.ts'
import { listOrgPosts } from './post-queries.ts'
import { powerSpan } from './power.ts'
import { listPowers } from './power-queries.ts'
import { listNodes, listTree } from './queries.ts'
import { listWeakOf } from './weak-queries.ts'

const valueOrNull = <T>(value: Known<T>): T | null => (value.known ? value.value : null)

/** Terms with last day, latest election day and state as the rules see them on the day. */
export function termViews(rows: readonly TermRow[], kind: OrgKind, on: PlainDate, norms: Norms) {
  const current = currentTerm(rows.map(termFact), on)
  return rows.map((row) => {
    const fact = termFact(row)
    const end = termEnd(fact, kind, on, norms)
    return {
      ...row,
      endsOn: valueOrNull(end),
      dueOn: valueOrNull(electionDue(fact, kind, on, norms)),
      reminderOn: valueOrNull(reminderDay(fact, kind, on, norms)),
      state: termState(fact, kind, on, norms),
      isCurrent: current?.id === row.id,
      because: [...termTrace(fact, kind, on, norms)],
      missing: end.known ? null : end.ask.label,
    }
  })
}

const seat = (duty: string) => DUTIES.indexOf(duty as Duty)

const NO_BUSINESS = {
  members: null,
  below: null,
  secretary: null,
  school: null,
  schools: null,
  hasTerm: null,
  termState: null,
  termEnd: null,
}

/** The tree of the day with the state of each term; for the three administrators names and structure alone (SEC-14). */
export async function readTree(ctx: Context<'org.tree'>, on: PlainDate) {
  if (!holdsPermission(ctx.actor, 'org.read'))
    return { on, rows: (await listNodes(ctx.db, ctx.scope, on)).map((row) => ({ ...row, ...NO_BUSINESS })) }
  const rows = await listTree(ctx.db, ctx.scope, on)
  const ids = rows.map((row) => row.id)
  const [termRows, normsFor] = await Promise.all([listTerms(ctx.db, ids, on), loadNorms(ctx.db, ids, on)])
  const terms = groupBy(termRows, (term) => term.orgId)
  return {
    on,
    rows: rows.map(({ path: _path, ...row }) => {
      const kind = row.kind as OrgKind
      const norms = normsFor(row.id)
      const current = currentTerm((terms.get(row.id) ?? []).map(termFact), on)
      return {
        ...row,
        termState: current ? termState(current, kind, on, norms) : null,
        termEnd: current ? valueOrNull(electionDue(current, kind, on, norms)) : null,
      }
    }),
  }
}

/** One organisation on a day: who leads it, its term, members, schools, history and what the rules find. */
export async function readPage(ctx: Context<'org.read'>, orgId: string, on: PlainDate) {
  const { db } = ctx
  const norms = await normsOf(db, orgId, on)
  const [org, names, kinds, placements, events, terms, posts, schools, children, groups, totals, facts, weak, powers] =
    await Promise.all([
      findOrg(db, orgId),
      listNames(db, orgId),
      listKinds(db, orgId),
      listPlacements(db, orgId),
      listOrgEvents(db, orgId),
      listTerms(db, [orgId], on),
      listOrgPosts(db, orgId, on, false),
      listCoveredSchools(db, orgId, on),
      listChildren(db, orgId, on),
      listGroupRows(db, [orgId], on),
      listMemberTotals(db, on),
      loadOrgFacts(db, [orgId], on, () => norms),
      listWeakOf(db, orgId, on),
      listPowers(db, orgId),
    ])
  const [name, kindRow, placement] = [rowOn(names, on), rowOn(kinds, on), rowOn(placements, on)]
  if (!org || !name || !kindRow || !placement) throw notFound('组织')
  const above = placement.path.split('/').filter((part) => part && part !== orgId)
  const shortNames = new Map((await listShortNames(db, above, on)).map((row) => [row.id, row.shortName]))
  const totalOf = new Map(totals.map((row) => [row.orgId, row]))
  const fact = facts.get(orgId)
  const kind = kindRow.kind as OrgKind
  const inReach = (index: number) => reaches(ctx.scope, `/${above.slice(0, index + 1).join('/')}/`)
  const { ownFull = 0, ownProbationary = 0, full = 0, probationary = 0 } = totalOf.get(orgId) ?? {}
  return {
    ...org,
    on,
    today: ctx.today,
    exists: fact !== undefined,
    name: name.name,
    shortName: name.shortName,
    kind,
    trail: above.map((id, index) => ({ id, shortName: shortNames.get(id) ?? '', inReach: inReach(index) })),
    isSuperior: above.length === 0 || inReach(above.length - 1),
    canApproveProbationary: hasPower(powers.map(powerSpan), on),
    approvalPowers: powers.filter((power) => power.from === null || power.from <= on),
    members: { ownFull, ownProbationary, full, probationary },
    body: posts.toSorted((a, b) => seat(a.duty) - seat(b.duty)),
    terms: termViews(
      terms.filter((term) => term.startedOn === null || term.startedOn <= on),
      kind,
      on,
      norms,
    ),
    schools,
    children: children.map(({ path: _path, ...child }) => {
      const total = totalOf.get(child.id)
      return { ...child, members: (total?.full ?? 0) + (total?.probationary ?? 0) }
    }),
    groups,
    names,
    kinds,
    placements: placements.map(({ path: _path, ...row }) => row),
    events: events.map((event) => ({ ...event, text: event.text ?? ORG_EVENT_LABELS[event.kind as OrgEventKind] })),
    weakListings: weak,
    findings: fact ? organisationFindings(fact, on, norms) : [],
  }
}
