import { addDays, inWords, type Known, known, maxDate, type PlainDate, step, type Trace, unknown } from '../kernel/index.ts'
import { ELECTION_CITES, type Norms, ORG_CITES } from '../norms/index.ts'
import { termEnd, termTrace } from '../org/term.ts'
import { type Appointment, type Duty, type OrgKind, type PostFact, SEAT_DUTIES, type TermFact } from '../org/types.ts'
import type { ElectionOccasion } from './types.ts'

const OFFICER_DUTIES: readonly Duty[] = ['secretary', 'deputySecretary', 'fullTimeDeputy']

/** An elected officer and the day the superior approved; undefined while the reply is awaited. */
export interface ElectedOfficer {
  personId: string
  name: string
  duty: Duty
  approvedOn?: PlainDate | undefined
}

export interface PostPlanFacts {
  kind: OrgKind
  occasion: ElectionOccasion
  meetingOn: PlainDate
  /** The term the posts belong to: the new one, or the running one for a by-election. */
  term: TermFact
  members: readonly { personId: string; name: string; duty?: Duty | undefined }[]
  officers: readonly ElectedOfficer[]
  /** Posts of the organisation so far. */
  posts: readonly PostFact[]
}

/** A post that begins; `until` only for the days between election and approval. */
export interface PostOpening {
  personId: string
  name: string
  duty: Duty
  by: Appointment
  from: Known<PlainDate>
  until?: Known<PlainDate> | undefined
  /** The end of the term, for which it is expected to last (ORG-13). */
  expectedUntil: Known<PlainDate>
}
/** A post that ends, the day itself excluded. */
export interface PostClosing {
  personId: string
  name: string
  duty: Duty
  until: Known<PlainDate>
}
export interface PostPlan {
  opens: readonly PostOpening[]
  closes: readonly PostClosing[]
  trace: Trace
}

const awaited = (officer: ElectedOfficer | undefined, meetingOn: PlainDate): Known<PlainDate> =>
  officer?.approvedOn
    ? known(maxDate(officer.approvedOn, meetingOn))
    : unknown('approval.approvedOn', '上级批准书记、副书记的日期')

/** ELE-18、ORG-13：新任职自何日起、原任职至何日止；委员自大会之日，书记、副书记自批准之日，此前原书记继续负责。 */
export function postPlan(facts: PostPlanFacts, on: PlainDate, norms: Norms): PostPlan {
  const { occasion, meetingOn, officers } = facts
  const end = termEnd(facts.term, facts.kind, on, norms)
  const by: Appointment = occasion === 'byElection' ? 'byElected' : 'elected'
  const officerIds = new Set(officers.map((officer) => officer.personId))
  const asMembers = facts.members
    .filter((member) => !officerIds.has(member.personId))
    .map(
      (member): PostOpening => ({
        personId: member.personId,
        name: member.name,
        duty: member.duty ?? 'committeeMember',
        by,
        from: known(meetingOn),
        expectedUntil: end,
      }),
    )
  const opens = [...asMembers, ...officers.flatMap((officer) => officerOpenings(officer, facts, by, end))]
  return {
    opens,
    closes:
      occasion === 'byElection'
        ? []
        : facts.posts.filter((post) => isRunning(post, meetingOn)).map((post) => closing(post, facts)),
    trace: [
      step('选举大会', inWords(meetingOn)),
      ...(occasion === 'byElection' ? [step('补选', '任至本届届满，届期不变', ORG_CITES.branchVacancy)] : []),
      ...termTrace(facts.term, facts.kind, on, norms).slice(1),
      ...officers.map((officer) =>
        step(
          officer.name,
          officer.approvedOn ? `${inWords(officer.approvedOn)} 批准，自该日任职` : '待上级批准',
          ELECTION_CITES.filing,
        ),
      ),
    ],
  }
}

const isRunning = (post: PostFact, meetingOn: PlainDate) =>
  SEAT_DUTIES.includes(post.duty) && post.from < meetingOn && (post.until === undefined || post.until > meetingOn)

/** 在选出和批准之间，当选为委员而未任书记、副书记的，先以委员任职。 */
function officerOpenings(officer: ElectedOfficer, facts: PostPlanFacts, by: Appointment, end: Known<PlainDate>): PostOpening[] {
  const { personId, name, duty } = officer
  const from = awaited(officer, facts.meetingOn)
  const isMember = facts.members.some((member) => member.personId === personId)
  const goesOn = facts.posts.some(
    (post) => post.personId === personId && OFFICER_DUTIES.includes(post.duty) && isRunning(post, facts.meetingOn),
  )
  const isAtOnce = from.known && from.value === facts.meetingOn
  const meanwhile: PostOpening[] =
    isMember && !goesOn && !isAtOnce
      ? [{ personId, name, duty: 'committeeMember', by, from: known(facts.meetingOn), until: from, expectedUntil: end }]
      : []
  return [...meanwhile, { personId, name, duty, by, from, expectedUntil: end }]
}

/** 书记、副书记任至继任者批准之日；第一次全体会议还没有选举的，止期待定。 */
function closing(post: PostFact, facts: PostPlanFacts): PostClosing {
  const { personId, name, duty } = post
  const isOfficer = OFFICER_DUTIES.includes(duty)
  const successor = facts.officers.find((officer) => officer.duty === duty)
  const undecided = isOfficer && facts.officers.length === 0
  const until = undecided
    ? unknown<PlainDate>('officers', '新一届书记、副书记的选举和批准')
    : isOfficer && successor
      ? awaited(successor, facts.meetingOn)
      : known(facts.meetingOn)
  return { personId, name, duty, until }
}

/** What the election does to the bar of terms: the old one ends and the new one begins on the day of the meeting (ORG-13). */
export interface TermMove {
  endsPrevious?: PlainDate | undefined
  startsNew?: PlainDate | undefined
  /** First day after the new term, 届满次日. */
  overdueFrom: Known<PlainDate>
  termEnd: Known<PlainDate>
  trace: Trace
}

/** ORG-13：换届使上届同日届止、新届自大会之日起；补选不动届期。 */
export function termMove(
  occasion: ElectionOccasion,
  meetingOn: PlainDate,
  term: TermFact,
  kind: OrgKind,
  norms: Norms,
): TermMove {
  const isNew = occasion !== 'byElection'
  const running: TermFact = isNew
    ? { ...term, startedOn: known(meetingOn), endedOn: undefined, delayedTo: undefined, delayDocNo: undefined }
    : term
  const end = termEnd(running, kind, meetingOn, norms)
  return {
    ...(occasion === 'term' ? { endsPrevious: meetingOn } : {}),
    ...(isNew ? { startsNew: meetingOn } : {}),
    termEnd: end,
    overdueFrom: end.known ? known(addDays(end.value, 1)) : end,
    trace: termTrace(running, kind, meetingOn, norms),
  }
}
