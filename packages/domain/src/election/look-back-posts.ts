import { addDays, daysBetween, holds, inWords, maxDate, minDate, type PlainDate, type Refusal } from '../kernel/index.ts'
import { ELECTION_CITES as C, info, type Norms, ORG_CITES, rulingOn, secretaryVacantWarnDays, warn } from '../norms/index.ts'
import { termBody } from '../org/term.ts'
import { DUTY_LABELS, SEAT_DUTIES } from '../org/types.ts'
import type { LookBackFacts, PastElection, PastPost } from './look-back-types.ts'

interface Found {
  id: string
  kind: 'post' | 'org'
  finding: Refusal
}

const heldOf = (election: PastElection): PlainDate | undefined => (election.heldOn.known ? election.heldOn.value : undefined)
const isIn = (election: PastElection, personId: string): boolean | undefined => {
  if (election.officers.some((officer) => officer.personId === personId)) return true
  return election.elected.known ? election.elected.value.some((person) => person.personId === personId) : undefined
}

/** The term election in force when the post began, and by-elections since. */
function electionsFor(post: PastPost, facts: LookBackFacts): PastElection[] {
  const until = facts.elections
    .filter((election) => (heldOf(election) ?? '9999-12-31') <= post.from)
    .toSorted((a, b) => ((heldOf(a) ?? '') < (heldOf(b) ?? '') ? -1 : 1))
  const last = until.findLastIndex((election) => election.occasion !== 'byElection')
  return until.slice(Math.max(last, 0))
}

/** ELE-20、ORG-16：每项任职都有选举或者任命的依据。 */
function basisFindings(post: PastPost, facts: LookBackFacts): Refusal[] {
  const name = `${post.name}任${DUTY_LABELS[post.duty]}（${inWords(post.from)} 起）`
  if (post.by === 'appointed')
    return post.docNo?.trim()
      ? []
      : [
          warn('ELE-20', 'look-back.appointment-undocumented', `${name}为任命，没有任命文号`, {
            cite: C.byElection,
            remedy: '补录上级任命文件',
          }),
        ]
  const occasions = post.by === 'byElected' ? ['byElection'] : ['term', 'founding']
  const elections = electionsFor(post, facts).filter((election) => occasions.includes(election.occasion))
  const answers = elections.map((election) => isIn(election, post.personId))
  if (answers.includes(true)) return []
  if (answers.includes(undefined))
    return [
      info('ELE-20', 'look-back.basis-unknown', `${name}的当选名单没有登记，不能核对`, {
        cite: C.byElection,
        remedy: '补录当选名单',
      }),
    ]
  return [
    warn(
      'ELE-20',
      'look-back.post-without-basis',
      `${name}登记为${post.by === 'byElected' ? '补选' : '选举产生'}，没有对应的当选记录`,
      {
        cite: C.byElection,
        remedy: '补录选举记录；系上级任命的，改登任命并补录文件',
      },
    ),
  ]
}

/** ORG-13：换届后没有当选的，任职应当终止；书记、副书记可任至继任者批准之日。 */
function stayedOn(post: PastPost, facts: LookBackFacts, on: PlainDate): Refusal[] {
  for (const election of facts.elections) {
    const heldOn = heldOf(election)
    if (election.occasion !== 'term' || !heldOn || heldOn <= post.from || heldOn > on) continue
    const successor = election.officers.find((officer) => officer.duty === post.duty)
    const day = successor ? maxDate(heldOn, successor.approvedOn ?? on) : heldOn
    if (isIn(election, post.personId) === false && day <= on && holds(post, day))
      return [
        warn(
          'ORG-13',
          'look-back.stayed-on',
          `${post.name}在 ${inWords(heldOn)} 换届中没有当选，仍登记任${DUTY_LABELS[post.duty]}`,
          {
            cite: ORG_CITES.term1,
            remedy: `任职止于${inWords(day)}，请更正止期`,
          },
        ),
      ]
  }
  return []
}

/** ORG-16：历史上书记空缺超过三十天的各段。 */
function secretaryGaps(facts: LookBackFacts, on: PlainDate, norms: Norms): Refusal[] {
  const limit = rulingOn(secretaryVacantWarnDays, on, norms)
  const spans = facts.posts
    .filter((post) => post.duty === 'secretary' && post.from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  if (!limit || !termBody(facts.kind)) return []
  const end = facts.dissolvedOn ? minDate(facts.dissolvedOn, on) : on
  const found: Refusal[] = []
  let covered: PlainDate | undefined = facts.foundedOn
  const gap = (from: PlainDate, to: PlainDate) => {
    if (to > addDays(from, limit.value))
      found.push(
        warn(
          'ORG-16',
          'look-back.secretary-gap',
          `书记自 ${inWords(from)} 至 ${inWords(to)} 没有任职记录，共 ${daysBetween(from, to)} 天`,
          {
            cite: ORG_CITES.branchVacancy,
            remedy: '补录这一段的任职；确实空缺的写明原因',
          },
        ),
      )
  }
  for (const span of spans) {
    if (covered && span.from > covered) gap(covered, span.from)
    covered = covered && (span.until === undefined ? undefined : maxDate(covered, span.until))
    if (!covered) return found
  }
  gap(covered, end)
  return found
}

/** 回头看：任职有无依据、是否跨届、书记有无空缺。 */
export function postRecordFindings(facts: LookBackFacts, on: PlainDate, norms: Norms): Found[] {
  const seats = facts.posts.filter((post) => SEAT_DUTIES.includes(post.duty) && post.from <= on)
  return [
    ...seats.flatMap((post) =>
      [...basisFindings(post, facts), ...stayedOn(post, facts, on)].map(
        (finding): Found => ({ id: post.id, kind: 'post', finding }),
      ),
    ),
    ...secretaryGaps(facts, on, norms).map((finding): Found => ({ id: facts.orgId, kind: 'org', finding })),
  ]
}
