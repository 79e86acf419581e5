import type { MeetingRecord, Sheet, SheetAgendaItem } from '@hongzhu/contract/meeting'
import { verdictOf, votersOf } from '@hongzhu/contract/meeting-sheet'
import { dayAt, inWords, type PlainDate } from '@hongzhu/domain'
import {
  ATTENDANCE_LABELS,
  ballotsInWords,
  type MeetingKind,
  meetingKindLabel,
  verdictInWords,
  votesInWords,
} from '@hongzhu/domain/meeting'
import { CATEGORY_LABELS } from '@hongzhu/domain/member'
import type { Norms } from '@hongzhu/domain/norms'
import type { Context } from '../../platform/http/context.ts'
import { notFound } from '../../platform/http/failure.ts'
import {
  type Block,
  blank,
  DOCX_TYPE,
  heading1,
  officialDocument,
  paragraph,
  signature,
  table,
  title,
} from '../document/index.ts'
import { normsOf } from '../norm/index.ts'
import { loadRecord } from './record.ts'
import { findMeeting, listNames } from './record-queries.ts'
import { titleOf } from './service.ts'

const DIGITS = '零一二三四五六七八九'
/** 一、十二、三十：层次序数 (DOC-21). */
function ordinal(number: number): string {
  const [tens, units] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${units > 0 ? DIGITS[units] : ''}`
}

/** What the paper says, as words: the record, the names it mentions, the norms of its organisation. */
export interface MinutesFacts {
  record: MeetingRecord
  names: ReadonlyMap<string, string>
  norms: Norms
}

const TEAM_KINDS: readonly MeetingKind[] = ['committee', 'democratic', 'schoolParty', 'headteacher']
const list = (texts: readonly string[]) => texts.join('、') || '无'
const nameIn = (facts: MinutesFacts, personId: string | null) => (personId ? (facts.names.get(personId) ?? '') : '') || '—'

/** 应到、实到：支部会议分有表决权的和预备党员，班子会议只记应到实到 (DOC-51、DOC-52)。 */
function attendanceLine(sheet: Sheet): string {
  const due = sheet.roster.filter((entry) => entry.isDue)
  const here = due.filter((entry) => entry.state === 'present')
  if (sheet.kinds.length > 0 && sheet.kinds.every((kind) => TEAM_KINDS.includes(kind)))
    return `应到 ${due.length} 人，实到 ${here.length} 人。`
  const voters = votersOf(sheet.roster)
  const probationary = due.filter((entry) => entry.category === 'P')
  const others =
    probationary.length > 0
      ? `；预备党员应到 ${probationary.length} 人，实到 ${here.filter((entry) => entry.category === 'P').length} 人`
      : ''
  return `应到有表决权党员 ${voters.entitled} 人，实到 ${voters.present} 人${others}。`
}

function headBlocks(facts: MinutesFacts): Block[] {
  const { sheet } = facts.record
  const hours = sheet.startTime && sheet.endTime ? ` ${sheet.startTime}—${sheet.endTime}` : ''
  const away = (state: 'leave' | 'absent') =>
    sheet.roster
      .filter((entry) => entry.isDue && entry.state === state)
      .map((entry) => `${entry.name}${entry.leaveReason ? `（${entry.leaveReason}）` : ''}`)
  const chair = `${nameIn(facts, sheet.chairPersonId)}${sheet.entrustedNote ? `（${sheet.entrustedNote}）` : ''}`
  return [
    paragraph(`时间：${inWords(sheet.heldOn)}${hours}`),
    paragraph(`地点：${sheet.place || '—'}`),
    paragraph(`主持人：${chair}    记录人：${nameIn(facts, sheet.recorderPersonId)}`),
    ...(sheet.lecturerPersonId ? [paragraph(`讲课人：${nameIn(facts, sheet.lecturerPersonId)}`)] : []),
    ...(sheet.theme ? [paragraph(`主题：${sheet.theme}`)] : []),
    ...(sheet.forYear ? [paragraph(`所属年度：${sheet.forYear} 年度`)] : []),
    paragraph(attendanceLine(sheet)),
    paragraph(`请假：${list(away('leave'))}`),
    ...(away('absent').length > 0 ? [paragraph(`缺席：${list(away('absent'))}`)] : []),
    paragraph(`列席：${list(sheet.guests.map((guest) => `${guest.name}${guest.title ? `（${guest.title}）` : ''}`))}`),
  ]
}

/** 票数、结论和算式；不记谁投了什么票 (MTG-14)。 */
function voteLines(item: SheetAgendaItem, heldOn: PlainDate, norms: Norms): string[] {
  const { vote } = item
  if (!vote) return []
  const verdict = verdictOf(vote, heldOn, { norms: norms.local.map((norm) => ({ ...norm, until: norm.until ?? null })) })
  const ballots = ballotsInWords(vote)
  const subjects = vote.subjects.length > 0 ? `表决对象：${vote.subjects.join('、')}。` : ''
  return [
    `${subjects}${votesInWords(vote)}。`,
    ...(ballots ? [`${ballots}。`] : []),
    ...(verdict ? [`结果：${verdictInWords(verdict)}。${verdict.arithmetic ? `（${verdict.arithmetic}）` : ''}`] : []),
  ]
}

function kindBlocks(facts: MinutesFacts, kind: MeetingKind, number: number): Block[] {
  const { sheet } = facts.record
  const items = sheet.agenda.filter((item) => item.kind === kind)
  const text = sheet.sections[kind] ?? ''
  return [
    heading1(`${ordinal(number)}、${meetingKindLabel(kind, facts.record.orgKind)}`),
    ...items.flatMap((item, index) => [
      paragraph([{ text: `议题${ordinal(index + 1)}：${item.title}`, font: 'kai' }]),
      ...(item.priorCommitteeOn
        ? [paragraph(`${inWords(item.priorCommitteeOn)}经${meetingKindLabel('committee', facts.record.orgKind)}研究。`)]
        : []),
      ...voteLines(item, sheet.heldOn, facts.norms).map((line) => paragraph(line)),
    ]),
    ...text
      .split(/\n+/)
      .filter((part) => part.trim())
      .map((part) => paragraph(part.trim())),
  ]
}

function followBlocks(facts: MinutesFacts, first: number): Block[] {
  const { sheet } = facts.record
  const columns = [
    { title: '序号', width: 1, align: 'center' as const },
    { title: '事项', width: 7 },
    { title: '责任人', width: 2, align: 'center' as const },
    { title: '完成时限', width: 3, align: 'center' as const },
  ]
  const rows = (items: Sheet['decisions']) =>
    items.map((item, index) => [
      String(index + 1),
      item.text,
      nameIn(facts, item.ownerPersonId),
      item.dueOn ? inWords(item.dueOn) : '—',
    ])
  const decided = sheet.decisions.length > 0 ? [table(columns, rows(sheet.decisions))] : [paragraph('本次会议无决定事项。')]
  const measures =
    sheet.rectification.length > 0 ? [heading1(`${ordinal(first + 1)}、整改清单`), table(columns, rows(sheet.rectification))] : []
  return [heading1(`${ordinal(first)}、决定事项`), ...decided, ...measures]
}

function closing(facts: MinutesFacts): Block[] {
  const { record } = facts
  return [
    blank(),
    paragraph('主持人签字：＿＿＿＿＿＿＿＿    记录人签字：＿＿＿＿＿＿＿＿'),
    signature(inWords(record.sheet.heldOn), 4),
    ...(record.sheet.paperRef ? [paragraph(`纸质原始记录：${record.sheet.paperRef}`)] : []),
    ...(record.isLate ? [paragraph(`本记录于${inWords(record.recordedOn)}补录。${record.lateReason ?? ''}`)] : []),
    ...record.corrections.map((correction) => paragraph(`更正（${inWords(dayAt(correction.recordedAt))}）：${correction.text}`)),
    blank(),
    paragraph([{ text: '签到表', font: 'hei' }], { align: 'center' }),
    table(
      [
        { title: '序号', width: 1, align: 'center' },
        { title: '姓名', width: 4 },
        { title: '类别', width: 2, align: 'center' },
        { title: '到会', width: 2, align: 'center' },
        { title: '签名', width: 3 },
      ],
      record.sheet.roster.map((entry, index) => [
        String(index + 1),
        entry.name,
        entry.category === 'N' ? '非党员' : CATEGORY_LABELS[entry.category],
        entry.state ? ATTENDANCE_LABELS[entry.state] : '',
        '',
      ]),
    ),
  ]
}

/** DOC-51、DOC-52、MTG-14：会议记录的内容；一种会议一部分 (MTG-18)。 */
export function minutesBlocks(facts: MinutesFacts): Block[] {
  const { record } = facts
  const { sheet } = record
  const kinds = sheet.kinds.map((kind) => meetingKindLabel(kind, record.orgKind))
  const heading = sheet.title || `${record.orgName}${kinds.join('、')}记录`
  const mark = record.state === 'draft' ? [paragraph('（草稿，尚未确认）', { align: 'center' })] : []
  const voided = record.state === 'voided' ? [paragraph(`（已作废：${record.voidReason ?? ''}）`, { align: 'center' })] : []
  return [
    ...title(heading),
    ...mark,
    ...voided,
    ...headBlocks(facts),
    ...sheet.kinds.flatMap((kind, index) => kindBlocks(facts, kind, index + 1)),
    ...followBlocks(facts, sheet.kinds.length + 1),
    ...closing(facts),
  ]
}

/** The minutes as a Word file; printing is recorded. */
export async function printMinutes(ctx: Context<'meeting.read'>, { meetingId }: { meetingId: string }): Promise<File> {
  const head = await findMeeting(ctx.db, ctx.scope, ctx.today, meetingId)
  if (!head) throw notFound('会议记录')
  const [record, settledNames, norms] = await Promise.all([
    loadRecord(ctx, head),
    listNames(ctx.db, head.id),
    normsOf(ctx.db, head.orgId, head.heldOn),
  ])
  const names = new Map([...record.sheet.roster.map((entry) => [entry.personId, entry.name] as const), ...settledNames])
  const name = titleOf(head, record.sheet.kinds)
  const bytes = await officialDocument({ name, blocks: minutesBlocks({ record, names, norms }) })
  ctx.events.record({
    type: 'meeting.minutes-printed',
    summary: `导出会议记录：${name}`,
    orgId: head.orgId,
    subject: { kind: 'meeting', id: head.id },
  })
  return new File([new Uint8Array(bytes)], `${name}会议记录.docx`.replaceAll(' ', '_'), { type: DOCX_TYPE })
}
