import type { PlainDate } from '@hongzhu/domain'
import { establishmentProposal } from '@hongzhu/domain/school'
import type { Database } from '../../platform/db/pool.ts'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import {
  findSchool,
  listCampuses,
  listCases,
  listDossier,
  listEvents,
  listFullMembers,
  listLinks,
  listNumbers,
  listOrgsInReach,
  listWork,
} from './queries.ts'
import { type Attached, unitOf } from './units.ts'

/** Everything that hangs on one school. */
export async function readAttached(db: Database, id: string, on: PlainDate): Promise<Attached> {
  const ids = [id]
  const [links, work, dossier, cases, events, members] = await Promise.all([
    listLinks(db, on, ids),
    listWork(db, ids),
    listDossier(db, ids),
    listCases(db, ids),
    listEvents(db, ids),
    listFullMembers(db, on, ids),
  ])
  return { links, work, dossier, cases, events, fullMembers: members[0]?.count }
}

/** One school on a day: what it is, who covers it, what is known about it, what comes next. */
export async function readPage(ctx: Context<'school.read'>, id: string, on: PlainDate) {
  const { db } = ctx
  const [row, attached, numbers, campuses] = await Promise.all([
    findSchool(db, ctx.scope, ctx.today, id),
    readAttached(db, id, on),
    listNumbers(db, id, on),
    listCampuses(db, id, on),
  ])
  if (!row) throw notFound('学校')
  const orgIds = [...attached.links.map((link) => link.orgId), ...(row.managerOrgId ? [row.managerOrgId] : [])]
  const orgs = new Map((await listOrgsInReach(db, ctx.scope, ctx.today, orgIds)).map((org) => [org.id, org]))
  const norms = await normsOf(db, row.managerOrgId, on)
  const unit = unitOf(row, attached, on, norms)
  const proposal = unit.link ? undefined : establishmentProposal(unit.fullMembers, on, norms)
  const known = attached.dossier.filter((entry) => entry.knownOn <= on)
  const isLatest = (entry: (typeof known)[number]) => known.findLast((other) => other.item === entry.item)?.id === entry.id
  const { initials: _initials, regionCode: _region, ...school } = row
  return {
    ...school,
    ...unit.traits,
    governance: unit.traits.governance ?? null,
    on,
    today: ctx.today,
    exists: unit.exists,
    managerName: row.managerOrgId ? (orgs.get(row.managerOrgId)?.shortName ?? null) : null,
    state: unit.state,
    basis: unit.basisText,
    nextStep: unit.nextStep,
    gap: unit.gap() ?? null,
    fullMembers: unit.fullMembers.known ? unit.fullMembers.value : null,
    proposal: proposal?.known ? { ...proposal.value, because: [...proposal.value.because] } : null,
    proposalAsk: proposal && !proposal.known ? proposal.ask.label : null,
    links: attached.links
      .filter((link) => link.from <= on)
      .map((link) => ({ ...link, inReach: orgs.get(link.orgId)?.inReach ?? false })),
    work: attached.work.filter((entry) => entry.from <= on),
    dossier: known.map((entry) => ({ ...entry, isLatest: isLatest(entry) })),
    dossierMissing: unit.dossier.missing,
    numbers,
    campuses,
    cases: attached.cases.filter((entry) => entry.openedOn <= on),
    events: attached.events
      .filter((event) => event.on <= on)
      .map(({ detail, ...event }) => ({ ...event, text: detail.text ?? '' })),
  }
}
