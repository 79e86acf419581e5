import { inWords, type PlainDate } from '@hongzhu/domain'
import type { ElectionEffect, PostEnd, PostStart } from '@hongzhu/domain/election'
import { currentTerm, DUTY_LABELS, secondSecretaryRefusals } from '@hongzhu/domain/org'
import type { Context } from '../../platform/http/context.ts'
import { Failure, refuseBlocked } from '../../platform/http/failure.ts'
import { termFact } from './facts.ts'
import { listTerms } from './facts-queries.ts'
import { closePost, holdsDutyFrom, insertPost, listSecretariesFrom, lockOpenPosts, type OpenPost } from './post-queries.ts'
import { changeTerm, insertTerm, lockTerms } from './term-queries.ts'

const refuse = (message: string, remedy: string) => {
  const finding = { code: 'case.effect-refused', severity: 'block' as const, rule: 'ELE-18', message, remedy }
  return new Failure('refused', `${message}。${remedy}。`, { code: finding.code, refusals: [finding] })
}

/** The new term from the day of the meeting, the one before ended on the same day; answers the term that posts belong to. */
async function moveTerm(ctx: Context, orgId: string, term: ElectionEffect['term'], on: PlainDate): Promise<string | null> {
  await lockTerms(ctx.db, orgId)
  const terms = (await listTerms(ctx.db, [orgId])).map(termFact)
  if (!term) return currentTerm(terms, on)?.id ?? null
  const { startedOn } = term
  const clash = terms.find(
    (one) => (one.startedOn.known && one.startedOn.value >= startedOn) || (one.endedOn && one.endedOn > startedOn),
  )
  if (clash)
    throw refuse(
      `${inWords(startedOn)}或者以后已经登记过届期，不能再按这次选举登记新一届`,
      '请先在组织页面核对届期；已经登记过的，本事项改用补录历史',
    )
  const previous = currentTerm(terms, startedOn)
  if (previous) await changeTerm(ctx.db, previous.id, { ended_on: startedOn })
  const id = await insertTerm(ctx.db, {
    orgId,
    startedOn,
    seats: term.seats,
    approvedSeats: term.approvedSeats ?? null,
    hasCommittee: term.hasCommittee,
    approvalDocNo: term.approvalDocNo ?? null,
    earlyDocNo: term.earlyDocNo ?? null,
    endsOn: null,
    accountId: ctx.actor.accountId,
  })
  ctx.events.record({
    type: 'term.begun',
    summary: `换届：选举大会 ${startedOn}，职数 ${term.seats}`,
    orgId,
    subject: { kind: 'term', id },
    after: { startedOn, seats: term.seats, hasCommittee: term.hasCommittee, approvalDocNo: term.approvalDocNo },
  })
  return id
}

async function end(ctx: Context, orgId: string, open: readonly OpenPost[], { personId, name, duty, until }: PostEnd) {
  const post = open.find((one) => one.personId === personId && one.duty === duty && one.from < until)
  if (!post) return
  if (post.until && post.until <= until) return
  if (post.until)
    throw refuse(
      `${name}任${DUTY_LABELS[duty]}已登记至${inWords(post.until)}，晚于这次选举应当免职的${inWords(until)}`,
      '请先在组织页面核对这项任职',
    )
  await closePost(ctx.db, post.id, until)
  ctx.events.record({
    type: 'post.ended',
    summary: `${name}自 ${until} 起不再任${DUTY_LABELS[duty]}`,
    orgId,
    subject: { kind: 'post', id: post.id },
    before: { from: post.from, duty },
    after: { until },
  })
}

async function start(ctx: Context, orgId: string, post: PostStart, termId: string | null, docNo: string | undefined) {
  const { personId, name, duty, from, by, until } = post
  if (await holdsDutyFrom(ctx.db, orgId, personId, duty, from))
    throw refuse(`${name}自${inWords(from)}起已经任${DUTY_LABELS[duty]}，不能重复登记`, '请先在组织页面核对这项任职')
  if (duty === 'secretary') {
    const sitting = await listSecretariesFrom(ctx.db, orgId, from)
    refuseBlocked(secondSecretaryRefusals(sitting.map((row) => ({ name: row.name, from: row.from as PlainDate }))))
  }
  const id = await insertPost(ctx.db, {
    orgId,
    personId,
    duty,
    appointment: by,
    from,
    docNo: docNo ?? null,
    termId,
    accountId: ctx.actor.accountId,
  })
  if (until) await closePost(ctx.db, id, until)
  ctx.events.record({
    type: 'post.assigned',
    summary: `${name}自 ${from} 起任${DUTY_LABELS[duty]}`,
    orgId,
    subject: { kind: 'post', id },
    after: { personId, duty, appointment: by, from, ...(until ? { until } : {}), ...(docNo ? { docNo } : {}) },
  })
}

/**
 * Writes what an approved election changes (ELE-18、ORG-13): the term moves, posts end and begin, each with its event.
 * Whatever the books hold against it refuses the whole, so that nothing is half written.
 */
export async function applyElection(ctx: Context, orgId: string, effect: ElectionEffect): Promise<void> {
  const first = effect.term?.startedOn ?? effect.starts[0]?.from ?? ctx.today
  const termId = await moveTerm(ctx, orgId, effect.term, first)
  const open = await lockOpenPosts(ctx.db, orgId, first)
  for (const post of effect.ends) await end(ctx, orgId, open, post)
  for (const post of effect.starts) await start(ctx, orgId, post, termId, effect.docNo)
}

/** ORG-14：换届的提醒和请示记入本届，不再另填；已有记录的不动。 */
export async function notePreparation(
  ctx: Context,
  orgId: string,
  note: { kind: 'reminded' | 'prepared'; on: PlainDate; docNo: string | undefined },
): Promise<void> {
  await lockTerms(ctx.db, orgId)
  const term = currentTerm((await listTerms(ctx.db, [orgId])).map(termFact), note.on)
  if (!term || (note.kind === 'reminded' ? term.remindedOn : term.preparedOn)) return
  const docNo = note.docNo ?? null
  const isReminder = note.kind === 'reminded'
  await changeTerm(
    ctx.db,
    term.id,
    isReminder ? { reminded_on: note.on, reminder_doc_no: docNo } : { prepared_on: note.on, prepare_doc_no: docNo },
  )
  const subject = { kind: 'term', id: term.id }
  const paper = docNo ? { docNo } : {}
  if (isReminder)
    ctx.events.record({
      type: 'term.reminded',
      summary: '提醒做好换届准备',
      orgId,
      subject,
      after: { remindedOn: note.on, ...paper },
    })
  else
    ctx.events.record({
      type: 'term.prepared',
      summary: `于 ${note.on} 报送换届请示`,
      orgId,
      subject,
      after: { preparedOn: note.on, ...paper },
    })
}
