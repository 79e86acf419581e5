import type { PlainDate, Refusal } from '../kernel/index.ts'
import { ELECTION_CITES as C, candidateSurplusPercent, info, type Norms, ORG_CITES, rulingOn, warn } from '../norms/index.ts'
import { DUTY_LABELS } from '../org/types.ts'
import { approvalFindings } from './approval.ts'
import { attendanceVerdict, exclusionLacks } from './base.ts'
import { candidateNumber } from './candidates.ts'
import { ELECTION_PAPER_LABELS, type ElectionPaper, type LookBackTopic, type PastElection } from './look-back-types.ts'
import { electionOutcome, outcomeInWords } from './rounds.ts'
import { EXCLUSION_LABELS } from './types.ts'

interface Found {
  topic: LookBackTopic
  finding: Refusal
}
const of = (topic: LookBackTopic, findings: readonly Refusal[]): Found[] => findings.map((finding) => ({ topic, finding }))
const missing = (rule: string, what: string) => info(rule, 'look-back.unknown', `缺${what}，不能核对`, { remedy: `补录${what}` })

/** 换届和首次选举须有的材料；补选没有请示、推荐和交接。 */
const TERM_PAPERS: readonly ElectionPaper[] = [
  'decision',
  'request',
  'requestReply',
  'voterList',
  'recommendation',
  'candidateRequest',
  'candidateReply',
  'rules',
  'attendance',
  'minutes',
  'countSheet',
  'resultReport',
  'resultReply',
  'handover',
]
const BY_ELECTION_PAPERS: readonly ElectionPaper[] = [
  'voterList',
  'candidateReply',
  'rules',
  'attendance',
  'minutes',
  'countSheet',
  'resultReport',
  'resultReply',
]

/** ELE-19：这次选举应当有哪些材料。 */
export function papersDue(election: Pick<PastElection, 'occasion' | 'hasCommittee' | 'exclusions'>): ElectionPaper[] {
  const papers = [...(election.occasion === 'byElection' ? BY_ELECTION_PAPERS : TERM_PAPERS)]
  if (election.occasion === 'term') papers.unshift('reminder')
  if (election.exclusions.length > 0) papers.push('exclusionReply')
  if (election.hasCommittee && election.occasion !== 'byElection') papers.push('plenaryMinutes')
  return papers
}

const paperFindings = (election: PastElection): Refusal[] =>
  papersDue(election)
    .filter((paper) => !election.papers.includes(paper))
    .map((paper) =>
      warn('ELE-19', `look-back.paper-${paper}`, `缺${ELECTION_PAPER_LABELS[paper]}`, {
        cite: C.steps,
        remedy: `从档案中找到${ELECTION_PAPER_LABELS[paper]}补录；确实没有的，写明情况报上级备查`,
      }),
    )

/** ELE-03、ELE-04：应到会和到会人数的算式。 */
function attendanceFindings(election: PastElection, heldOn: PlainDate, norms: Norms): Refusal[] {
  if (!election.attendance.known) return [missing('ELE-03', election.attendance.ask.label)]
  const { voters, due, present } = election.attendance.value
  const lacks = election.exclusions.map((exclusion) => ({ exclusion, lacks: exclusionLacks(exclusion, heldOn, norms) }))
  const found = lacks
    .filter((entry) => entry.lacks.length > 0)
    .map(({ exclusion, lacks: what }) =>
      warn(
        'ELE-04',
        'look-back.exclusion',
        `${exclusion.name}（${exclusion.reason ? EXCLUSION_LABELS[exclusion.reason] : '原因不详'}）未计入应到会，缺${what.join('、')}`,
        {
          cite: C.exclusions,
          remedy: '补录手续；没有手续的，按计入应到会重新核对到会人数',
        },
      ),
    )
  const excluded = lacks.filter((entry) => entry.lacks.length === 0 && !entry.exclusion.cameAfterAll).length
  const real = voters - excluded
  if (real !== due)
    found.push(
      warn(
        'ELE-04',
        'look-back.due',
        `应到会登记为 ${due} 人，按选举人 ${voters} 人减去手续齐全的 ${excluded} 人，应为 ${real} 人`,
        {
          cite: C.exclusions,
          remedy: '核对选举人名单和不计算名单',
        },
      ),
    )
  return [...found, ...attendanceVerdict(present, real, heldOn, norms).refusals]
}

/** ELE-05：候选人数和差额；预选的看预选时的人数。 */
function candidateFindings(election: PastElection, heldOn: PlainDate, norms: Norms): Refusal[] {
  const { candidates, seats } = election
  if (!seats.known) return [missing('ORG-11', seats.ask.label)]
  const found: Refusal[] = []
  if (election.approvedSeats !== undefined && election.approvedSeats !== seats.value)
    found.push(
      warn('ORG-11', 'look-back.seats', `应选 ${seats.value} 名，批复为 ${election.approvedSeats} 名`, {
        cite: ORG_CITES.seatsPractice,
        remedy: '核对批复，写明原因',
      }),
    )
  if (!candidates.known) return [...found, missing('ELE-05', candidates.ask.label)]
  const { number, method, preselectionNumber } = candidates.value
  const needed = election.hasCommittee ? candidateNumber('member', seats.value, heldOn, norms) : undefined
  const stood = method === 'preselection' ? preselectionNumber : number
  if (needed && stood === undefined) found.push(missing('ELE-05', '预选时的候选人数'))
  if (needed && stood !== undefined && stood < needed.least)
    found.push(
      warn('ELE-05', 'look-back.surplus', `候选人 ${stood} 名，${needed.arithmetic}`, {
        cite: rulingOn(candidateSurplusPercent, heldOn, norms)?.cite ?? C.surplus,
        remedy: '写明原因报上级备查，下次选举纠正',
      }),
    )
  return found
}

/** ELE-15、ELE-16、ELE-17：重新计算票数，与登记的当选人对照。 */
function resultFindings(election: PastElection, norms: Norms): Refusal[] {
  const { rounds, seats, elected } = election
  if (!seats.known) return []
  if (!rounds.known) return [missing('ELE-17', rounds.ask.label)]
  const outcome = electionOutcome(
    { body: election.body, seats: seats.value, rounds: rounds.value, leaveOpen: election.leaveOpen },
    norms,
  )
  const found = [...outcome.refusals]
  if (outcome.pending)
    found.push(
      warn('ELE-16', 'look-back.unfinished', `按计票单，${outcomeInWords(outcome)}，没有后续记录`, {
        cite: C.majority,
        remedy: '补录后续投票的计票单，或者不再选举的同意记录',
      }),
    )
  if (!elected.known) return [...found, missing('ELE-17', elected.ask.label)]
  const won = new Set(outcome.elected.map((line) => line.personId))
  const recorded = new Set(elected.value.map((person) => person.personId))
  const extra = elected.value.filter((person) => !won.has(person.personId))
  const left = outcome.elected.filter((line) => !recorded.has(line.personId))
  if (extra.length > 0)
    found.push(
      warn('ELE-16', 'look-back.not-won', `${extra.map((person) => person.name).join('、')}登记为当选，按计票单没有当选`, {
        cite: C.majority,
        remedy: '核对计票单；确有错误的报上级处理',
      }),
    )
  if (left.length > 0)
    found.push(
      warn('ELE-16', 'look-back.not-recorded', `${left.map((line) => line.name).join('、')}按计票单当选，没有登记`, {
        cite: C.majority,
        remedy: '核对计票单和当选名单',
      }),
    )
  return found
}

/** ELE-07、ELE-18：书记、副书记是否从委员中产生、是否经批准；结果是否报告、备案。 */
function approvalRecord(election: PastElection, heldOn: PlainDate, on: PlainDate, norms: Norms): Refusal[] {
  const found: Refusal[] = []
  const members = election.elected.known ? new Set(election.elected.value.map((person) => person.personId)) : undefined
  for (const officer of election.officers) {
    const name = `${DUTY_LABELS[officer.duty]}${officer.name}`
    if (election.hasCommittee && members && election.occasion !== 'byElection' && !members.has(officer.personId))
      found.push(
        warn('ELE-07', 'look-back.officer-not-member', `${name}没有当选委员`, {
          cite: C.officers,
          remedy: '核对当选名单；确有错误的报上级处理',
        }),
      )
    if (!officer.approvedOn || !officer.approvalDocNo?.trim())
      found.push(
        warn('ELE-18', 'look-back.officer-unapproved', `${name}没有上级批准的日期和文号`, {
          cite: C.filing,
          remedy: '补录批复；没有批复的补报上级',
        }),
      )
  }
  if (election.officers.length === 0 && election.occasion !== 'byElection')
    found.push(
      warn('ELE-07', 'look-back.no-officers', '没有书记、副书记的选举记录', {
        cite: C.officers,
        remedy: '补录第一次全体会议的记录',
      }),
    )
  return [...found, ...approvalFindings({ ...election.approval, electedOn: heldOn }, on, norms)]
}

/** 回头看：一次选举的人数、票数、批复和材料。 */
export function electionRecordFindings(election: PastElection, on: PlainDate, norms: Norms): Found[] {
  const papers = of('papers', paperFindings(election))
  if (!election.heldOn.known) return [...of('dates', [missing('ORG-13', election.heldOn.ask.label)]), ...papers]
  const heldOn = election.heldOn.value
  return [
    ...of('arithmetic', attendanceFindings(election, heldOn, norms)),
    ...of('arithmetic', candidateFindings(election, heldOn, norms)),
    ...of('arithmetic', resultFindings(election, norms)),
    ...of('approval', approvalRecord(election, heldOn, on, norms)),
    ...papers,
  ]
}
