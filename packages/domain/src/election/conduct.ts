import type { PlainDate, Refusal } from '../kernel/index.ts'
import { majorityVerdict } from '../meeting/quorum.ts'
import {
  block,
  ELECTION_CITES as C,
  congressFromMembers,
  info,
  type Norms,
  rulingOn,
  secondMonitorFrom,
  warn,
} from '../norms/index.ts'
import { ELECTING_BODY_LABELS, type ElectingBody } from './types.ts'

/** ELE-01：召开代表大会须经批准；不足五百人的须注明驻地分散。 */
export function formFindings(
  facts: { body: ElectingBody; members: number; isScattered: boolean; formDocNo?: string | undefined },
  on: PlainDate,
  norms: Norms,
): Refusal[] {
  const from = rulingOn(congressFromMembers, on, norms)
  if (facts.body !== 'congress' || !from) return []
  const found: Refusal[] = []
  if (!facts.formDocNo?.trim())
    found.push(
      block('ELE-01', 'election.congress-unapproved', '召开党员代表大会选举没有上级批复', {
        cite: from.cite,
        remedy: '补录批复文号，或者改由党员大会选举',
        field: 'formDocNo',
      }),
    )
  if (facts.members < from.value && !facts.isScattered)
    found.push(
      warn('ELE-01', 'election.congress-small', `党员 ${facts.members} 人，不足 ${from.value} 人，也未注明驻地分散`, {
        cite: from.cite,
        remedy: '注明驻地分散，或者改由党员大会选举',
        field: 'isScattered',
      }),
    )
  return found
}

/** Why this person chairs: 上届委员会、上届书记、主席团、上届委员会推荐的新委员、主席团指定的新委员 (ELE-10). */
export type ChairBasis = 'outgoingCommittee' | 'outgoingSecretary' | 'presidium' | 'recommended' | 'named'
export const CHAIR_LABELS: Record<ChairBasis, string> = {
  outgoingCommittee: '上届委员会',
  outgoingSecretary: '上届书记',
  presidium: '大会主席团',
  recommended: '上届委员会推荐的新当选委员',
  named: '大会主席团指定的新当选委员',
}

/** ELE-10：这次会应由谁主持；`electedBy` 是产生新委员会的会议，只用于第一次全体会议。 */
export function chairExpected(body: ElectingBody, hadCommittee: boolean, electedBy: ElectingBody = 'members'): ChairBasis {
  if (body === 'congress') return 'presidium'
  if (body === 'plenary') return electedBy === 'congress' ? 'named' : 'recommended'
  return hadCommittee ? 'outgoingCommittee' : 'outgoingSecretary'
}

/** ELE-10：没有主持人、主持的依据不对的，不能开始。 */
export function chairRefusals(
  chair: { personId: string; basis: ChairBasis } | undefined,
  body: ElectingBody,
  hadCommittee: boolean,
  electedBy: ElectingBody = 'members',
): Refusal[] {
  const expected = chairExpected(body, hadCommittee, electedBy)
  if (chair?.basis === expected) return []
  const message = chair
    ? `${ELECTING_BODY_LABELS[body]}应由${CHAIR_LABELS[expected]}主持，登记为${CHAIR_LABELS[chair.basis]}`
    : `没有登记主持人，应由${CHAIR_LABELS[expected]}主持`
  return [block('ELE-10', 'election.chair', message, { cite: C.chair, remedy: '更正主持人和依据', field: 'chair' })]
}

/** A named person at work in the meeting. */
export interface Named {
  personId: string
  name: string
}

/** ELE-12：监票人、计票人不能是候选人，不能互兼；监票人须经大会通过。全体会议选举时，候选人指书记、副书记、常委候选人。 */
export function monitorRefusals(
  facts: {
    monitors: readonly Named[]
    tellers: readonly Named[]
    candidates: readonly Named[]
    present: number
    passed: boolean
  },
  on: PlainDate,
  norms: Norms,
): Refusal[] {
  const { monitors, tellers } = facts
  const found: Refusal[] = []
  const add = (code: string, message: string, remedy: string, field: string) =>
    found.push(block('ELE-12', code, message, { cite: C.monitors, remedy, field }))
  const candidates = new Set(facts.candidates.map((candidate) => candidate.personId))
  const both = new Set(monitors.map((monitor) => monitor.personId))
  for (const person of monitors)
    if (candidates.has(person.personId))
      add('election.monitor-candidate', `${person.name}是候选人，不能任监票人`, '另推监票人', 'monitors')
  for (const person of tellers) {
    if (candidates.has(person.personId))
      add('election.teller-candidate', `${person.name}是候选人，不能任计票人`, '另定计票人', 'tellers')
    if (both.has(person.personId))
      add('election.monitor-teller', `${person.name}不能同时任监票人和计票人`, '另定计票人', 'tellers')
  }
  if (monitors.length === 0) add('election.no-monitor', '没有监票人', '推选监票人并经大会通过', 'monitors')
  if (tellers.length === 0) add('election.no-teller', '没有计票人', '确定计票人', 'tellers')
  if (monitors.length > 0 && !facts.passed)
    add('election.monitors-not-passed', '监票人没有经大会通过', '大会通过后再投票', 'monitorsPassed')
  const two = rulingOn(secondMonitorFrom, on, norms)
  if (two && facts.present >= two.value && (monitors.length === 1 || tellers.length === 1))
    found.push(
      warn('ELE-12', 'election.few-monitors', `到会 ${facts.present} 人，监票人、计票人一般各二人`, {
        cite: two.cite,
        remedy: '增加一人，或者写明理由',
        field: 'monitors',
      }),
    )
  return found
}

/** ELE-13：代写人不能是候选人；未到会的不能投票，也不能委托。 */
export function proxyRefusals(scribes: readonly Named[], candidates: readonly Named[], votesOfAbsent: number): Refusal[] {
  const ids = new Set(candidates.map((candidate) => candidate.personId))
  const found = scribes
    .filter((scribe) => ids.has(scribe.personId))
    .map((scribe) =>
      block('ELE-13', 'election.scribe-candidate', `${scribe.name}是候选人，不能代写选票`, {
        cite: C.ballot,
        remedy: '请非候选人代写',
        field: 'scribes',
      }),
    )
  if (votesOfAbsent > 0)
    found.push(
      block('ELE-13', 'election.absent-votes', `未到会的 ${votesOfAbsent} 人不能投票，也不能委托或者书面投票`, {
        cite: C.ballot,
        remedy: '这些选票不计，只发给到会的选举人',
        field: 'issued',
      }),
    )
  return found
}

/** What the rules for the meeting must contain: 到会人数、差额、填写、有效、当选、票数相等 (ELE-21). */
export type RulesPart = 'quorum' | 'surplus' | 'marks' | 'validity' | 'majority' | 'ties'
export const RULES_PART_LABELS: Record<RulesPart, string> = {
  quorum: '到会人数',
  surplus: '差额办法',
  marks: '选票填写',
  validity: '选票有效与无效',
  majority: '当选条件',
  ties: '票数相等的处理',
}

/** ELE-21：选举办法须经大会举手通过后才能投票；通过以应到过半数计（MTG-02）。 */
export function electionRulesRefusals(
  rules: { parts: readonly RulesPart[]; vote?: { yes: number; due: number } | undefined },
  on: PlainDate,
  norms: Norms,
): Refusal[] {
  const missing = (Object.keys(RULES_PART_LABELS) as RulesPart[]).filter((part) => !rules.parts.includes(part))
  const found: Refusal[] = []
  if (missing.length > 0)
    found.push(
      block('ELE-21', 'election.rules-incomplete', `选举办法缺${missing.map((part) => RULES_PART_LABELS[part]).join('、')}`, {
        cite: C.rules,
        remedy: '补齐后再提交大会',
        field: 'rules',
      }),
    )
  const vote = rules.vote && majorityVerdict('ordinary', rules.vote.yes, rules.vote.due, on, norms)
  if (!rules.vote)
    found.push(
      block('ELE-21', 'election.rules-not-passed', '选举办法没有经大会通过，不能投票', {
        cite: C.rules,
        remedy: '举手表决并登记人数',
        field: 'rulesVote',
      }),
    )
  else if (vote && !vote.isReached)
    found.push(
      block('ELE-21', 'election.rules-rejected', `选举办法赞成 ${rules.vote.yes} 人，${vote.arithmetic}，没有通过`, {
        cite: vote.cite,
        remedy: '修改后重新表决',
        field: 'rulesVote',
      }),
    )
  return found
}

/** What the superior decided about a complaint (ELE-22); the software decides nothing. */
export interface ComplaintFact {
  receivedOn: PlainDate
  decision?: { voids: boolean; docNo?: string | undefined; by: string } | undefined
}

/** ELE-22：有反映的只提示；是否无效由上级调查后决定，凭文件登记。 */
export function complaintFindings(complaints: readonly ComplaintFact[]): Refusal[] {
  return complaints.flatMap((complaint) => {
    const { decision } = complaint
    if (!decision)
      return [
        info('ELE-22', 'election.complaint-open', '有反映选举问题的线索，尚无上级处理决定', {
          cite: C.conduct,
          remedy: '报上级调查处理',
        }),
      ]
    if (!decision.docNo?.trim())
      return [
        block('ELE-22', 'election.decision-undocumented', '上级处理决定没有文号', {
          cite: C.conduct,
          remedy: '补录决定文号',
          field: 'docNo',
        }),
      ]
    return []
  })
}

/** ELE-22：只有上级凭文件决定无效的，选举才作无效处理。 */
export const isVoided = (complaints: readonly ComplaintFact[]): boolean =>
  complaints.some((complaint) => complaint.decision?.voids === true && Boolean(complaint.decision.docNo?.trim()))
