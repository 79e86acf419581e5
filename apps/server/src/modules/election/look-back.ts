import { date, known, type PlainDate, unknown } from '@hongzhu/domain'
import {
  LOOK_BACK_TOPIC_LABELS,
  type LookBackFacts,
  type LookBackFinding,
  type LookBackTopic,
  lookBack,
  type PastPost,
  type ShiftFact,
} from '@hongzhu/domain/election'
import { TERM_KINDS } from '@hongzhu/domain/indicator'
import { pastTheWall } from '../../platform/db/transaction.ts'
import type { Context } from '../../platform/http/context.ts'
import { sheetFile } from '../../platform/sheet.ts'
import { loadElections } from '../engines/procedures/index.ts'
import { loadNorms } from '../norm/index.ts'
import { loadOrgFacts } from '../org/index.ts'
import { type LookedAt, listBodies, listDelays, listPosts, type PostRow } from './queries.ts'

/** Organisations that are looked at together; their facts are loaded by a fixed number of queries. */
const AT_ONCE = 200
const MOST_ORGS = 4_000
const KINDS = TERM_KINDS.map(({ kind }) => kind)
type Reading = Context<'case.read' | 'export.run'>

const postFact = (row: PostRow): PastPost => ({
  id: row.id,
  personId: row.personId,
  name: row.name,
  duty: row.duty,
  by: row.by,
  from: date(row.from),
  until: row.until ? date(row.until) : undefined,
  docNo: row.docNo ?? undefined,
  fullOn: row.fullOn ? known(date(row.fullOn)) : unknown('member.fullOn', '转正日期'),
  isProbationary: row.fullOn === null || row.fullOn > row.from,
})

async function shiftsOf(ctx: Reading, orgIds: readonly string[]): Promise<ReadonlyMap<string, ShiftFact>> {
  const rows = await listDelays(ctx.db, orgIds)
  return new Map(
    rows.map(({ termId, to, docNo, decidedOn }): [string, ShiftFact] => [
      termId,
      {
        kind: 'late',
        to: date(to),
        docNo: docNo ?? undefined,
        decidedOn: decidedOn ? known(date(decidedOn)) : unknown('shift.decidedOn', '延期批复的日期'),
      },
    ]),
  )
}

/** What a look-back reads about organisations that were resolved through a scope. */
async function loadFacts(ctx: Reading, orgIds: readonly string[], on: PlainDate) {
  const normsFor = await loadNorms(ctx.db, orgIds, on)
  const orgs = await loadOrgFacts(ctx.db, orgIds, on, normsFor)
  const posts = Map.groupBy(await listPosts(ctx.db, orgIds, on), (row) => row.orgId)
  const shifts = await shiftsOf(ctx, orgIds)
  const elections = await loadElections(ctx.db, orgIds, on, normsFor)
  const facts = [...orgs.values()].map(
    (org): LookBackFacts => ({
      orgId: org.orgId,
      kind: org.kind,
      foundedOn: org.foundedOn,
      dissolvedOn: org.dissolvedOn,
      terms: org.terms,
      shifts,
      elections: elections.get(org.orgId) ?? [],
      posts: (posts.get(org.orgId) ?? []).map(postFact),
    }),
  )
  return { facts, normsFor }
}

interface LookedBack extends LookedAt {
  terms: number
  elections: number
  findings: LookBackFinding[]
}

/** ORG-13…16、ELE-19、ELE-20：这些组织历届选举的日期、批复、算式、材料和任职；只列问题和修补办法，不改任何记录。 */
async function lookBackAt(ctx: Reading, bodies: readonly LookedAt[]): Promise<LookedBack[]> {
  const ids = bodies.map(({ id }) => id)
  const { facts, normsFor } = await pastTheWall(ctx.db, () => loadFacts(ctx, ids, ctx.today))
  const found = new Map(facts.map((one) => [one.orgId, one]))
  return bodies.map((body) => {
    const own = found.get(body.id)
    return {
      ...body,
      terms: own?.terms.length ?? 0,
      elections: own?.elections.length ?? 0,
      findings: own ? lookBack(own, ctx.today, normsFor(body.id)) : [],
    }
  })
}

const isAsked = (topic: LookBackTopic | undefined) => (one: LookBackFinding) => topic === undefined || one.topic === topic

interface Asked {
  orgId: string
  topic?: LookBackTopic | undefined
}

/** A page of organisations with what the look-back found about each. */
export async function pageOfLookBack(ctx: Context<'case.read'>, input: Asked & { page: number; pageSize: number }) {
  const { path } = await ctx.org(input.orgId)
  const { page, pageSize } = input
  const place = { path, kinds: KINDS, limit: pageSize, offset: (page - 1) * pageSize }
  const { rows, total } = await listBodies(ctx.db, ctx.scope, ctx.today, place)
  const looked = await lookBackAt(ctx, rows)
  return {
    total,
    rows: looked.map(({ id, name, terms, elections, findings }) => ({
      orgId: id,
      orgName: name,
      terms,
      elections,
      findings: findings.filter(isAsked(input.topic)).map(({ topic, subject, finding }) => ({ topic, subject, finding })),
    })),
  }
}

/** The whole list of defects of an organisation and below, one line each. */
export async function exportLookBack(
  ctx: Context<'export.run'>,
  input: Omit<Asked, 'orgId'> & { orgId?: string | undefined },
): Promise<File> {
  const path = input.orgId ? (await ctx.org(input.orgId)).path : undefined
  const { rows: bodies } = await listBodies(ctx.db, ctx.scope, ctx.today, { path, kinds: KINDS, limit: MOST_ORGS, offset: 0 })
  const rows: (LookBackFinding & { orgName: string })[] = []
  for (let at = 0; at < bodies.length; at += AT_ONCE)
    for (const { name, findings } of await lookBackAt(ctx, bodies.slice(at, at + AT_ONCE)))
      rows.push(...findings.filter(isAsked(input.topic)).map((one) => ({ ...one, orgName: name })))
  return sheetFile({
    fileName: `换届回头看_${ctx.today}`,
    title: '换届回头看',
    asOf: ctx.today,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: input.topic ? [{ label: '方面', value: LOOK_BACK_TOPIC_LABELS[input.topic] }] : [],
    definition: '对照届期、批复、计票单、材料和任职记录逐届核对；只列问题，不改记录（ORG-13至ORG-16、ELE-19、ELE-20）',
    columns: [
      { title: '组织', kind: 'text', width: 30, value: (row: (typeof rows)[number]) => row.orgName },
      { title: '方面', kind: 'text', width: 14, value: (row) => LOOK_BACK_TOPIC_LABELS[row.topic] },
      { title: '问题', kind: 'text', width: 60, value: (row) => row.finding.message },
      { title: '条目', kind: 'text', width: 10, value: (row) => row.finding.rule ?? null },
      { title: '怎么补', kind: 'text', width: 40, value: (row) => row.finding.remedy ?? null },
    ],
    rows,
  })
}
