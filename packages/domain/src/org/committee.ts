import { addDays, addYears, holds, inWords, type PlainDate, type Refusal, step, type Trace } from '../kernel/index.ts'
import {
  block,
  branchCommitteeSeats,
  committeeFromFullMembers,
  committeeSeats,
  generalBranchSeats,
  groupMinMembers,
  info,
  type Norms,
  ORG_CITES,
  type Ruling,
  rulingOn,
  type SeatRange,
  secretaryStandingYears,
  secretaryVacantEscalateDays,
  secretaryVacantWarnDays,
  warn,
} from '../norms/index.ts'
import { currentTerm } from './term.ts'
import {
  APPOINTMENT_LABELS,
  appointmentsOf,
  DUTY_LABELS,
  isBranch,
  ORG_KIND_LABELS,
  type OrgFacts,
  type OrgKind,
  type PostFact,
  SEAT_DUTIES,
} from './types.ts'

/** What a reply on seats says, as `seatRefusals` checks it. */
export interface SeatPlan {
  kind: OrgKind
  fullMembers: number
  hasCommittee: boolean
  seats: number
  /** Number in the superior's reply; absent while there is none. */
  approvedSeats?: number | undefined
  approvalDocNo?: string | undefined
}

const seatRange = (kind: OrgKind, on: PlainDate, norms: Norms): Ruling<SeatRange> | undefined => {
  if (kind === 'committee') return rulingOn(committeeSeats, on, norms)
  if (kind === 'generalBranch') return rulingOn(generalBranchSeats, on, norms)
  return isBranch(kind) ? rulingOn(branchCommitteeSeats, on, norms) : undefined
}

/** ORG-09：支部委员会的职数（支部条例第六章）。 */
function branchSeatRefusals(plan: SeatPlan, range: Ruling<SeatRange>): Refusal[] {
  const more = { cite: range.cite, field: 'seats' }
  const { min, usual, max } = range.value
  if (!plan.hasCommittee) {
    if (plan.seats <= 2) return []
    return [
      block('ORG-09', 'org.seats-without-committee', `不设支委会，设书记 1 人、必要时副书记 1 人，不能设 ${plan.seats} 职`, more),
    ]
  }
  const found: Refusal[] = []
  if (plan.seats < min)
    found.push(
      block('ORG-09', 'org.too-few-seats', `支部委员会 ${plan.seats} 人，不少于 ${min} 人`, {
        ...more,
        remedy: '不设支委会的，设书记和副书记',
      }),
    )
  if (plan.seats > max && !plan.approvalDocNo)
    found.push(
      block('ORG-09', 'org.too-many-seats', `支部委员会 ${plan.seats} 人，一般不超过 ${max} 人，没有上级批复`, {
        ...more,
        remedy: '补录上级批复文号，或者减少职数',
      }),
    )
  else if (plan.seats > usual)
    found.push(warn('ORG-09', 'org.many-seats', `支部委员会 ${plan.seats} 人，一般三至五人`, { ...more, remedy: '写明原因' }))
  if (plan.seats >= min && plan.seats % 2 === 0)
    found.push(warn('ORG-09', 'org.even-seats', `支部委员会 ${plan.seats} 人，为双数，宜为单数`, more))
  return found
}

/** ORG-09、ORG-11：职数是否合规，是否与批复一致。 */
export function seatRefusals(plan: SeatPlan, on: PlainDate, norms: Norms): Refusal[] {
  const range = seatRange(plan.kind, on, norms)
  if (!range) return []
  const found = isBranch(plan.kind) ? branchSeatRefusals(plan, range) : []
  if (!isBranch(plan.kind) && (plan.seats < range.value.min || plan.seats > range.value.max))
    found.push(
      warn(
        'ORG-11',
        'org.seats-out-of-range',
        `${ORG_KIND_LABELS[plan.kind]}委员 ${plan.seats} 人，一般 ${range.value.min} 至 ${range.value.max} 人`,
        {
          cite: range.cite,
          remedy: '写明原因，或者按批复调整',
          field: 'seats',
        },
      ),
    )
  if (plan.approvedSeats !== undefined && plan.approvedSeats !== plan.seats)
    found.push(
      block('ORG-11', 'org.seats-not-as-approved', `职数 ${plan.seats} 与批复的 ${plan.approvedSeats} 不一致`, {
        cite: range.cite,
        remedy: '按批复职数选举，或者重新报批',
        field: 'seats',
      }),
    )
  return found
}

/** ORG-09：是否应设支部委员会；undefined 表示当日无规定或不是支部。 */
export function committeeExpected(kind: OrgKind, fullMembers: number, on: PlainDate, norms: Norms): boolean | undefined {
  const from = rulingOn(committeeFromFullMembers, on, norms)
  return from && isBranch(kind) ? fullMembers >= from.value : undefined
}

/** ORG-09、ORG-11：现届班子的职数和人数变化（到下次选举或者补选时调整）。 */
export function committeeFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const term = currentTerm(facts.terms, on)
  if (!term) return []
  const found: Refusal[] = []
  const expected = committeeExpected(facts.kind, facts.fullMembers, on, norms)
  const cite = ORG_CITES.branchCommittee
  if (expected === true && !term.hasCommittee)
    found.push(
      warn('ORG-09', 'org.committee-expected', `正式党员 ${facts.fullMembers} 人，已满七人，未设支部委员会`, {
        cite,
        remedy: '在下次选举时设支部委员会',
      }),
    )
  if (expected === false && term.hasCommittee)
    found.push(
      warn('ORG-09', 'org.committee-not-expected', `正式党员 ${facts.fullMembers} 人，不足七人，仍设支部委员会`, {
        cite,
        remedy: '在下次选举时调整',
      }),
    )
  if (!term.seats.known)
    return [...found, info('ORG-09', 'org.seats-unknown', `职数不详：缺${term.seats.ask.label}`, { remedy: '补录届期的职数' })]
  const plan = {
    kind: facts.kind,
    fullMembers: facts.fullMembers,
    hasCommittee: term.hasCommittee,
    seats: term.seats.value,
    approvalDocNo: term.approvalDocNo,
  }
  return [...found, ...seatRefusals(plan, on, norms)]
}

/** ORG-10、ORG-12：任职条件（支部条例第六章、第十三条）。 */
export function officerRefusals(post: PostFact, kind: OrgKind, on: PlainDate, norms: Norms): Refusal[] {
  const isLeader = post.duty === 'groupLeader'
  if (!isLeader && !SEAT_DUTIES.includes(post.duty)) return []
  const rule = isLeader ? 'ORG-12' : 'ORG-10'
  if (post.isProbationary)
    return [
      block(rule, 'post.probationary', `${post.name}是预备党员，不能担任${DUTY_LABELS[post.duty]}`, {
        cite: isLeader ? ORG_CITES.groupPractice : ORG_CITES.electionFive,
        remedy: '改由正式党员担任',
        field: 'personId',
      }),
    ]
  if (post.duty !== 'secretary' || !isBranch(kind)) return []
  const years = rulingOn(secretaryStandingYears, on, norms)
  if (!years) return []
  const { fullOn } = post
  if (!fullOn.known)
    return [
      info(rule, 'post.standing-unknown', `${post.name}的党龄无法核对：缺${fullOn.ask.label}`, {
        field: 'personId',
        remedy: '补录转正日期',
      }),
    ]
  if (addYears(fullOn.value, years.value) <= post.from) return []
  return [
    warn(rule, 'post.short-standing', `${post.name}于 ${inWords(fullOn.value)} 转正，任书记时党龄不足 ${years.value} 年`, {
      cite: years.cite,
      remedy: '写明原因，或者另选书记',
      field: 'personId',
    }),
  ]
}

/** ORG-06：登记任职时，产生方式与组织类型相称：临时党支部的班子由批准单位指定。 */
export function appointmentRefusals(post: PostFact, kind: OrgKind): Refusal[] {
  if (appointmentsOf(kind).includes(post.by)) return []
  const message = `${ORG_KIND_LABELS[kind]}的班子由批准单位指定，不能登记为${APPOINTMENT_LABELS[post.by]}`
  return [
    block('ORG-06', 'post.temporary-elected', message, {
      cite: ORG_CITES.branchTemporary,
      remedy: '产生方式改为任命，填写批准单位的文号',
      field: 'appointment',
    }),
  ]
}

/** ORG-10：在任人员的任职条件。 */
export const officerFindings = (facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] =>
  facts.posts.filter((post) => holds(post, on)).flatMap((post) => officerRefusals(post, facts.kind, on, norms))

/** ORG-12：党小组人数和组长（支部条例第十三条；人数为惯例）。 */
export function groupFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const least = rulingOn(groupMinMembers, on, norms)
  const found: Refusal[] = []
  for (const group of facts.groups) {
    if (group.foundedOn > on || (group.dissolvedOn && group.dissolvedOn <= on)) continue
    if (least && group.members < least.value)
      found.push(
        warn('ORG-12', 'group.too-small', `${group.name}只有 ${group.members} 人，不足 ${least.value} 人`, {
          cite: least.cite,
          remedy: '并入其他党小组',
        }),
      )
    if (group.leaderIsProbationary)
      found.push(
        block('ORG-12', 'group.leader-probationary', `${group.name}组长是预备党员`, {
          cite: ORG_CITES.groupPractice,
          remedy: '改由正式党员担任组长',
        }),
      )
    if (!group.hasLeader)
      found.push(
        warn('ORG-12', 'group.no-leader', `${group.name}没有组长`, {
          cite: ORG_CITES.branch13,
          remedy: '由支部指定或者小组推荐组长',
        }),
      )
  }
  return found
}

/** ORG-12：一名党员不能同时编入两个党小组。 */
export const groupMembershipRefusals = (groups: readonly string[]): Refusal[] =>
  groups.length <= 1
    ? []
    : [
        block('ORG-12', 'group.two-groups', `同时编入 ${groups.join('、')}`, {
          cite: ORG_CITES.branch13,
          remedy: '只保留一个党小组',
        }),
      ]

/** A run of days without a secretary, up to the day asked about (ORG-16). */
export interface Vacancy {
  since: PlainDate
  because: Trace
}

/** Kinds whose secretary's seat may be vacant in the sense of ORG-16. */
const HAS_SECRETARY: readonly OrgKind[] = ['committee', 'generalBranch', 'branch', 'jointBranch', 'temporaryBranch']

/** ORG-16：书记自何日起空缺；undefined 表示在任。 */
export function secretaryVacancy(facts: OrgFacts, on: PlainDate): Vacancy | undefined {
  if (!HAS_SECRETARY.includes(facts.kind)) return undefined
  const secretaries = facts.posts.filter((post) => post.duty === 'secretary' && post.from <= on)
  if (secretaries.some((post) => holds(post, on))) return undefined
  const last = secretaries.toSorted((a, b) => ((a.until ?? a.from) > (b.until ?? b.from) ? -1 : 1))[0]
  if (last?.until) return { since: last.until, because: [step('上任书记离任', inWords(last.until)), step('继任', '未见记录')] }
  const start = facts.dutiesFrom && facts.dutiesFrom > facts.foundedOn ? facts.dutiesFrom : facts.foundedOn
  return { since: start, because: [step('书记任职记录', '没有'), step('起算', inWords(start))] }
}

/** ORG-16：委员出缺及时补选（支部条例第六章）；继任者任至本届届满。 */
export function vacancyFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const found: Refusal[] = []
  const vacancy = secretaryVacancy(facts, on)
  const limit = rulingOn(secretaryVacantWarnDays, on, norms)
  const escalate = rulingOn(secretaryVacantEscalateDays, on, norms)
  const more = { cite: ORG_CITES.branchVacancy, remedy: '及时补选；必要时由上级指派或者任命' }
  if (vacancy && limit && escalate && on > addDays(vacancy.since, limit.value)) {
    const isLong = on >= addDays(vacancy.since, escalate.value)
    const message = `书记自 ${inWords(vacancy.since)} 起空缺，已${isLong ? `满 ${escalate.value} 天，应报上级` : `超过 ${limit.value} 天`}`
    found.push(warn('ORG-16', isLong ? 'post.secretary-long-vacant' : 'post.secretary-vacant', message, more))
  }
  const term = currentTerm(facts.terms, on)
  const seated = new Set(
    facts.posts.filter((post) => holds(post, on) && SEAT_DUTIES.includes(post.duty)).map((post) => post.personId),
  ).size
  if (term?.hasCommittee && term.seats.known && seated < term.seats.value)
    found.push(warn('ORG-16', 'post.seats-vacant', `应有委员 ${term.seats.value} 人，在任 ${seated} 人`, more))
  return found
}
