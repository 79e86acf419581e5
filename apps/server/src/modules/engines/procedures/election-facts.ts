import { known, minDate, type PlainDate } from '@hongzhu/domain'
import { type ElectionFacts, electionCase, type VoterFact } from '@hongzhu/domain/election'
import type { MemberCategory } from '@hongzhu/domain/member'
import { currentTerm, type OrgFacts, SEAT_DUTIES, type TermFact } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import type { Database } from '../../../platform/db/pool.ts'
import { loadOrgFacts } from '../../org/index.ts'
import type { Asked, LoadOptions } from './types.ts'

interface VoterRow {
  orgId: string
  on: PlainDate
  personId: string
  name: string
  category: MemberCategory
  suspended: { from: PlainDate; until: PlainDate | null }[]
}

/** Members of each organisation on its own day, with all below it where the organisation is not a branch: one query for all. */
async function listVoters(db: Database, asked: readonly { orgId: string; on: PlainDate; isBelow: boolean }[]) {
  const { rows } = await sql<VoterRow>`
    select q.org_id as "orgId", q.on_day as "on", a.person_id as "personId", p.name, a.category,
      coalesce((select jsonb_agg(jsonb_build_object('from', x.from_on, 'until', x.until_on)) from member_relief x
        where x.person_id = a.person_id and x.kind = 'rights'), '[]') as suspended
    from (select distinct * from unnest(${asked.map((one) => one.orgId)}::bigint[], ${asked.map((one) => one.on)}::date[],
      ${asked.map((one) => one.isBelow)}::boolean[]) as u(org_id, on_day, is_below)) q
    join org_placement mine on mine.org_id = q.org_id and mine.from_on <= q.on_day and (mine.until_on is null or mine.until_on > q.on_day)
    join org_placement pl on pl.from_on <= q.on_day and (pl.until_on is null or pl.until_on > q.on_day)
      and pl.path >= mine.path and pl.path < (mine.path || '~') collate "C" and (q.is_below or pl.org_id = q.org_id)
    cross join lateral member_at(q.on_day) a
    join person p on p.id = a.person_id
    where a.org_id = pl.org_id
    order by q.org_id, p.name_key, p.id`.execute(db)
  return rows
}

const voterOf = ({ personId, name, category, suspended }: VoterRow): VoterFact => ({
  personId,
  name,
  category: known(category),
  status: 'NORMAL',
  measures: suspended.map(({ from, until }) => ({ kind: 'rightsSuspended', from, until: until ?? undefined })),
})

/** The term that the election ends, as it stood before the meeting: also when its end is on record already. */
function termBefore(terms: readonly TermFact[], meetingOn: PlainDate): TermFact | undefined {
  const earlier = terms.filter((term) => !term.startedOn.known || term.startedOn.value < meetingOn)
  return currentTerm(
    earlier.map((term) => (term.endedOn === meetingOn ? { ...term, endedOn: undefined } : term)),
    meetingOn,
  )
}

/** ELE-20：本届委员名额减去在任的人；没有届期或者名额不详的不推算。 */
function vacantSeats(org: OrgFacts, term: TermFact | undefined, on: PlainDate): number | undefined {
  if (!term?.seats.known) return undefined
  const holders = org.posts.filter(
    (post) => SEAT_DUTIES.includes(post.duty) && post.from <= on && (post.until === undefined || post.until > on),
  )
  return Math.max(term.seats.value - new Set(holders.map((post) => post.personId)).size, 0)
}

const WITH_BELOW = ['committee', 'generalBranch']

/** Facts of elections for many cases: term and posts of the organisations, members on the day of each meeting. */
export async function loadElectionFacts(
  db: Database,
  cases: readonly Asked[],
  { today, normsFor, names, isForDays }: LoadOptions,
): Promise<ReadonlyMap<string, ElectionFacts>> {
  const orgs = await loadOrgFacts(db, [...new Set(cases.map((one) => one.orgId))], today, normsFor)
  const placed = cases.map((one) => {
    const { meetingOn } = electionCase(one.state)
    const org = orgs.get(one.orgId)
    return { ...one, org, meetingOn, on: minDate(meetingOn, today), isBelow: WITH_BELOW.includes(org?.kind ?? '') }
  })
  const voters = isForDays ? [] : await listVoters(db, placed)
  const votersOf = Map.groupBy(voters, (row) => `${row.orgId}:${row.on}`)
  return new Map(
    placed.map(({ id, orgId, org, meetingOn, on }): [string, ElectionFacts] => {
      const members = (votersOf.get(`${orgId}:${on}`) ?? []).map(voterOf)
      const term = org && termBefore(org.terms, meetingOn)
      const posts = org?.posts ?? []
      const seated: [string, string][] = [...posts, ...members].map(({ personId, name }) => [personId, name])
      return [
        id,
        {
          kind: org?.kind ?? 'branch',
          term,
          members,
          names: new Map([...names, ...seated]),
          posts,
          vacantSeats: org && vacantSeats(org, term, on),
        },
      ]
    }),
  )
}
