import { inWords, type PlainDate } from '@hongzhu/domain'
import type { Context } from '../../platform/http/context.ts'
import { invalid, notFound } from '../../platform/http/failure.ts'
import { sheetFile } from '../../platform/sheet.ts'
import { loadContext } from './context.ts'
import { insertTalks, listTalks, lockTalk, type TalkFilter, type TalkRow, voidTalkRow } from './talk-queries.ts'

type Writing = Context<'meeting.write'>

/** MTG-08、MTG-10：登记谈心谈话，只记日期和双方；同一天同样两人只记一次。 */
export async function recordTalks(
  ctx: Writing,
  input: { orgId: string; talkedOn: PlainDate; personId: string; otherIds: readonly string[] },
) {
  const org = await ctx.org(input.orgId)
  if (input.talkedOn > ctx.today) throw invalid('talkedOn', '谈话日期不能晚于今天。')
  const context = await loadContext(ctx.db, org.id, input.talkedOn, ['general'])
  const known = new Map(context.people.map((person) => [person.personId, person.name]))
  if (!known.has(input.personId)) throw invalid('personId', '谈话人当日不在本组织，请核对日期或者重新选择。')
  const others = [...new Set(input.otherIds)]
  if (others.includes(input.personId)) throw invalid('otherIds', '谈话双方不能是同一个人。')
  if (others.some((id) => !known.has(id))) throw invalid('otherIds', '谈话对象当日不在本组织，请核对日期或者重新选择。')
  const recorded = await insertTalks(ctx.db, {
    orgId: org.id,
    talkedOn: input.talkedOn,
    personId: input.personId,
    otherIds: others,
    today: ctx.today,
    accountId: ctx.actor.accountId,
  })
  if (recorded > 0) {
    ctx.events.record({
      type: 'talk.recorded',
      summary: `登记谈心谈话：${context.orgShortName} ${inWords(input.talkedOn)}，${recorded} 人次`,
      orgId: org.id,
      subject: { kind: 'org', id: org.id },
      after: { talkedOn: input.talkedOn, personId: input.personId, otherIds: others },
    })
  }
  return { recorded, known: others.length - recorded }
}

/** Voids a talk that was entered wrongly, with the reason; the row stays. */
export async function voidTalk(ctx: Writing, input: { talkId: string; reason: string }) {
  const talk = await lockTalk(ctx.db, ctx.scope, input.talkId, ctx.today)
  if (!talk) throw notFound('谈心谈话记录')
  await voidTalkRow(ctx.db, talk.id, { reason: input.reason, accountId: ctx.actor.accountId })
  ctx.events.record({
    type: 'talk.voided',
    summary: `作废谈心谈话记录（${inWords(talk.talkedOn)}）`,
    orgId: talk.orgId,
    subject: { kind: 'talk', id: talk.id },
    reason: input.reason,
  })
  return { ok: true as const }
}

const MOST_ROWS = 20_000

/** The list of talks as it is filtered on the page. */
export async function exportTalks(ctx: Context<'export.run'>, input: TalkFilter & { on?: PlainDate | undefined }): Promise<File> {
  const on = input.on ?? ctx.today
  if (input.orgId) await ctx.org(input.orgId)
  const { rows } = await listTalks(ctx.db, ctx.scope, { ...input, page: 1, pageSize: MOST_ROWS }, on)
  const given = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  return sheetFile<TalkRow>({
    fileName: `谈心谈话_${on}`,
    title: '谈心谈话记录',
    asOf: on,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: [...given('组织', input.orgId && '所选组织及下级'), ...given('从', input.from), ...given('到', input.to)],
    definition: `截止日以前的谈心谈话，两人谈一次一行；只登记日期和双方，不登记内容。最多列 ${MOST_ROWS} 行`,
    columns: [
      { title: '日期', kind: 'date', value: (row) => row.talkedOn },
      { title: '谈话人', kind: 'text', width: 14, value: (row) => row.personName },
      { title: '谈话对象', kind: 'text', width: 14, value: (row) => row.otherPersonName },
      { title: '组织', kind: 'text', width: 36, value: (row) => row.orgName },
      { title: '录入日期', kind: 'date', value: (row) => row.recordedOn },
      { title: '录入人', kind: 'text', width: 14, value: (row) => row.recordedBy },
    ],
    rows,
  })
}
