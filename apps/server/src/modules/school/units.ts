import type { Known, PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import type { Norms } from '@hongzhu/domain/norms'
import type {
  CoverageForm,
  CoverState,
  DossierItem,
  GovernanceMode,
  Ownership,
  SchoolStage,
  WorkCoverageForm,
} from '@hongzhu/domain/org'
import {
  basisInWords,
  type CoverageLink,
  type Dossier,
  dossierOn,
  type EstablishmentGap,
  establishmentGap,
  existsOn,
  fullMembersOf,
  NEXT_STEP_LABELS,
  nextStep,
  orgCoverage,
  type TraitChange,
  traitsOn,
  type WorkBasis,
  type WorkCover,
  workCoverage,
} from '@hongzhu/domain/school'
import type { Database } from '../../platform/db/pool.ts'
import { loadNorms } from '../norm/index.ts'
import {
  type CaseRow,
  type DossierRow,
  type EventRow,
  type LinkRow,
  listCases,
  listDossier,
  listEvents,
  listFullMembers,
  listLinks,
  listSchools,
  listWork,
  type SchoolRow,
  type WorkRow,
} from './queries.ts'

const day = (text: string | null) => (text === null ? undefined : (text as PlainDate))
const span = (row: { from: string; until: string | null }) => ({ from: row.from as PlainDate, until: day(row.until) })

const linkOf = (row: LinkRow): CoverageLink => ({
  ...span(row),
  orgId: row.orgId,
  orgName: row.orgName,
  form: row.form as CoverageForm,
  docNo: row.docNo ?? undefined,
  orgDissolvedOn: day(row.orgDissolvedOn),
})
const workOf = (row: WorkRow): WorkCover => ({ ...span(row), form: row.form as WorkCoverageForm, detail: row.detail })

interface Traits {
  name: string
  stage: SchoolStage
  ownership: Ownership
  governance?: GovernanceMode | undefined
}

/** A school on a day with everything the coverage pages say about it. */
export interface Unit {
  row: SchoolRow
  traits: Traits
  exists: boolean
  state: CoverState
  link: CoverageLink | undefined
  basis: WorkBasis | undefined
  basisText: string | null
  dossier: Dossier
  fullMembers: Known<number>
  openCase: CaseRow | undefined
  nextStep: string
  /** Law and notices as they apply to the organisation in charge of the school. */
  norms: Norms
  /** Asked for where it is shown. */
  gap: () => EstablishmentGap | undefined
}

/** Rows of everything that hangs on schools, by school. */
export interface Attached {
  links: readonly LinkRow[]
  work: readonly WorkRow[]
  dossier: readonly DossierRow[]
  cases: readonly CaseRow[]
  events: readonly EventRow[]
  fullMembers: number | undefined
}

function traitsOf(row: SchoolRow, events: readonly EventRow[], on: PlainDate): Traits {
  const changes = events
    .filter((event) => event.kind === 'change')
    .map((event): TraitChange<Traits> => ({ on: event.on as PlainDate, before: (event.detail.before ?? {}) as Partial<Traits> }))
  const now: Traits = {
    name: row.name,
    stage: row.stage as SchoolStage,
    ownership: row.ownership as Ownership,
    governance: (row.governance as GovernanceMode | null) ?? undefined,
  }
  return traitsOn(now, changes, on)
}

/** What the domain makes of one school on the day. */
export function unitOf(row: SchoolRow, attached: Attached, on: PlainDate, norms: Norms): Unit {
  const links = attached.links.map(linkOf)
  const covers = attached.work.map(workOf)
  const link = orgCoverage(links, on)
  const basis = workCoverage(links, covers, on)
  const dossier = dossierOn(
    attached.dossier.map((entry) => ({
      ...entry,
      item: entry.item as DossierItem,
      knownOn: entry.knownOn as PlainDate,
      fullMembers: entry.fullMembers ?? undefined,
    })),
    on,
  )
  const fullMembers = fullMembersOf(dossier, attached.fullMembers)
  const openCase = attached.cases.find((entry) => entry.openedOn <= on && (entry.closedOn === null || entry.closedOn > on))
  const step = nextStep({
    isCovered: link !== undefined,
    hasCase: openCase !== undefined,
    isProposed: openCase?.proposedOn != null && openCase.proposedOn <= on,
    membersKnown: fullMembers.known,
  })
  return {
    row,
    traits: traitsOf(row, attached.events, on),
    exists: existsOn({ openedOn: day(row.openedOn), closedOn: day(row.closedOn) }, on),
    state: link ? 'covered' : basis ? 'workOnly' : 'blank',
    link,
    basis,
    basisText: basis ? basisInWords(basis) : null,
    dossier,
    fullMembers,
    openCase,
    nextStep: NEXT_STEP_LABELS[step],
    norms,
    gap: () => establishmentGap(day(row.openedOn), links, on, norms),
  }
}

function bySchool<T extends { schoolId: string }>(rows: readonly T[]): (id: string) => readonly T[] {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const list = found.get(row.schoolId)
    if (list) list.push(row)
    else found.set(row.schoolId, [row])
  }
  return (id) => found.get(id) ?? []
}

/** The schools that the figure of the day counts, from one query per kind of fact. */
export async function loadUnits(
  db: Database,
  scope: Scope,
  today: string,
  on: PlainDate,
  ids: readonly string[],
): Promise<Unit[]> {
  const schools = await listSchools(db, scope, today, ids)
  const [links, work, dossier, cases, events, members] = await Promise.all([
    listLinks(db, on, ids),
    listWork(db, ids),
    listDossier(db, ids),
    listCases(db, ids),
    listEvents(db, ids),
    listFullMembers(db, on, ids),
  ])
  const managers = schools.flatMap((school) => school.managerOrgId ?? [])
  const normsFor = await loadNorms(db, [...new Set(managers)], on)
  const [linksOf, worksOf, dossierOf, casesOf, eventsOf] = [
    bySchool(links),
    bySchool(work),
    bySchool(dossier),
    bySchool(cases),
    bySchool(events),
  ]
  const count = new Map(members.map((row) => [row.schoolId, row.count]))
  const attached = (id: string): Attached => ({
    links: linksOf(id),
    work: worksOf(id),
    dossier: dossierOf(id),
    cases: casesOf(id),
    events: eventsOf(id),
    fullMembers: count.get(id),
  })
  return schools.map((row) => unitOf(row, attached(row.id), on, normsFor(row.managerOrgId)))
}

export interface UnitFilter {
  q: string
  region?: string | undefined
  stage?: string | undefined
  ownership?: string | undefined
  state?: CoverState | 'uncovered' | undefined
}

/** The units that pass the filters of a list. */
export function filterUnits(units: readonly Unit[], filter: UnitFilter): Unit[] {
  const text = filter.q.toLowerCase()
  return units.filter(
    (unit) =>
      (!filter.region || unit.row.regionCode === filter.region) &&
      (!filter.stage || unit.traits.stage === filter.stage) &&
      (!filter.ownership || unit.traits.ownership === filter.ownership) &&
      (!filter.state || (filter.state === 'uncovered' ? unit.state !== 'covered' : unit.state === filter.state)) &&
      (!text ||
        unit.traits.name.toLowerCase().includes(text) ||
        unit.row.initials.includes(text) ||
        unit.row.code.toLowerCase().startsWith(text)),
  )
}

/** One line of a list of schools. */
export const unitRow = (unit: Unit) => ({
  id: unit.row.id,
  code: unit.row.code,
  name: unit.traits.name,
  stage: unit.traits.stage,
  ownership: unit.traits.ownership,
  regionCode: unit.row.regionCode,
  regionName: unit.row.regionName,
  openedOn: unit.row.openedOn,
  closedOn: unit.row.closedOn,
  state: unit.state,
  basis: unit.basisText,
  orgId: unit.link?.orgId ?? null,
  orgName: unit.link?.orgName ?? null,
  dossierClear: unit.link ? null : unit.dossier.clear,
  reason: unit.link ? null : (unit.dossier.latest.reason?.content ?? null),
  nextStep: unit.nextStep,
})
