import { MEETING_KIND_LABELS, type MeetingKind } from '@hongzhu/domain/meeting'
import { type Day, dayOfMonth, holds, monthOf, textOf, yearOf } from './calendar.ts'
import { draftSheet } from './draft-sheet.ts'
import type { City, Person } from './model.ts'
import { ROOMS } from './places.ts'
import type { Random } from './random.ts'
import type { Sink } from './rows.ts'
import { agendaOf, type Follow, followUpsOf, type Item, type Mark, marksOf, type Sitting } from './sheet.ts'
import { stampOf } from './stamp.ts'
import { BODIES, CORRECTIONS, LATE_REASONS, THEMES } from './texts.ts'

interface Recording {
  id: number
  state: 'draft' | 'confirmed' | 'archived' | 'voided'
  recordedOn: Day
  lateReason: string | null
}

/** When and how far it was recorded; undefined when nobody has recorded it yet. */
function recordingOf(city: City, sitting: Sitting, random: Random): Recording | undefined {
  const { org, on } = sitting
  const { habit } = sitting.host ?? org
  const isLate = random.chance({ diligent: 0.01, usual: 0.05, careless: 0.3, silent: 0.1, rich: 0.2 }[habit])
  const recordedOn = on + (isLate ? random.int(9, 55) : random.int(0, 4))
  if (recordedOn > city.today)
    return isLate ? undefined : { id: city.next('meeting'), state: 'draft', recordedOn: city.today, lateReason: null }
  const age = city.today - on
  const state =
    age < 14 && random.chance(0.25)
      ? 'draft'
      : age < 25 && random.chance(0.4)
        ? 'confirmed'
        : random.chance(0.0015)
          ? 'voided'
          : habit === 'careless' && random.chance(0.02)
            ? 'draft'
            : 'archived'
  return { id: city.next('meeting'), state, recordedOn, lateReason: isLate ? random.pick(LATE_REASONS) : null }
}

/** Who led it, who took the minutes. */
function officersOf(sitting: Sitting) {
  const { org, host, on, roster } = sitting
  const body = host ?? org
  const secretary = body.seats.find((seat) => seat.duty === 'secretary' && holds(seat, on))?.person
  const chair = (host ? org.seats.find((seat) => holds(seat, on))?.person : undefined) ?? secretary
  const recorder =
    body.seats.find((seat) => seat.duty === 'organisationMember' && holds(seat, on))?.person ?? roster[1] ?? roster[0]
  return { secretary, chair, recorder }
}

function writeMarks(sink: Sink, sitting: Sitting, id: number, marks: readonly Mark[]): void {
  const held = textOf(sitting.on)
  for (const mark of marks)
    sink.put('attendance', [
      id,
      mark.person.id,
      sitting.org.id,
      held,
      mark.isFull ? 'F' : 'P',
      mark.hasVote,
      true,
      mark.isRelieved,
      mark.state,
      mark.reason,
    ])
}

function writeItems(sink: Sink, city: City, id: number, items: readonly Item[]): void {
  for (const [index, item] of items.entries()) {
    const { vote } = item
    const counts = vote
      ? [vote.entitled, vote.present, vote.yes, vote.no, vote.abstain, 0, 0, 0]
      : [null, null, null, null, null, null, null, null]
    sink.put('agenda_item', [
      city.next('other'),
      id,
      index + 1,
      item.kind,
      item.title,
      item.content,
      item.prior === undefined ? null : textOf(item.prior),
      item.isSchool ? '党政办公室' : null,
      item.isSchool,
      item.isMajor,
      item.isMajor && item.kind === 'headteacher',
      vote?.matter,
      ...counts,
      `{${(vote?.subjects ?? []).map((name) => `"${name}"`).join(',')}}`,
    ])
  }
}

function writeFollowUps(sink: Sink, city: City, sitting: Sitting, id: number, follow: readonly Follow[]): void {
  for (const [index, one] of follow.entries())
    sink.put('decision', [
      city.next('other'),
      id,
      sitting.org.id,
      index + 1,
      one.body,
      one.isMeasure,
      one.owner?.id,
      textOf(one.due),
      one.done === undefined ? null : textOf(one.done),
      one.done === undefined ? null : '已落实',
      one.done === undefined ? null : stampOf(one.done, id),
    ])
}

const titleOf = (sitting: Sitting) =>
  `${yearOf(sitting.on)}年${monthOf(sitting.on)}月${sitting.kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('、')}`
/** Deterministic, and of the right shape. */
const clientKey = (id: number) => `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`
const clock = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

interface Head {
  recording: Recording
  chair: Person | undefined
  secretary: Person | undefined
  recorder: Person | undefined
  startTime: string
  endTime: string | null
  place: string
  theme: string | null
  archivedOn: Day
  isNoDecision: boolean
  marks: readonly Mark[]
}

function writeHead(sink: Sink, sitting: Sitting, head: Head): void {
  const { recording, chair, secretary } = head
  const { id, state, recordedOn, lateReason } = recording
  const isDraft = state === 'draft'
  const isClass = sitting.kinds.includes('class')
  const lecturer = isClass ? (dayOfMonth(sitting.on) % 3 === 0 ? sitting.roster[0] : secretary) : undefined
  const warnings = lateReason
    ? [{ code: 'meeting.recorded-late', rule: 'MTG-14', message: '会后超过 7 天才录入', reason: lateReason }]
    : []
  const changed = stampOf(head.archivedOn, id + 1)
  sink.put('meeting', [
    id,
    sitting.org.id,
    clientKey(id),
    state,
    titleOf(sitting),
    textOf(sitting.on),
    head.startTime,
    head.endTime,
    head.place,
    isDraft ? null : chair?.id,
    chair ? null : '书记空缺，由支部委员会推举主持',
    isDraft ? null : head.recorder?.id,
    isDraft ? null : lecturer?.id,
    head.theme,
    sitting.forYear,
    head.isNoDecision,
    head.marks.length,
    head.marks.filter((mark) => mark.state === 'present').length,
    state === 'archived' ? 3 : state === 'voided' ? 4 : 2,
    lateReason,
    JSON.stringify(warnings),
    isDraft ? null : stampOf(head.archivedOn, id),
    state === 'archived' ? changed : null,
    state === 'voided' ? '重复登记，以另一份记录为准' : null,
    state === 'voided' ? changed : null,
    textOf(recordedOn),
    stampOf(recordedOn, id),
    secretary?.accountId,
    changed,
    secretary?.accountId,
  ])
}

/** A draft keeps everything in its sheet; only the kinds stand where lists find them. */
function writeDraft(sink: Sink, city: City, sitting: Sitting, head: Head, items: readonly Item[], random: Random): void {
  const { id } = head.recording
  const sections: Partial<Record<MeetingKind, string>> = {}
  for (const kind of sitting.kinds) {
    sections[kind] = random.chance(0.5) ? '' : (BODIES[(id + kind.length) % BODIES.length] ?? '')
    sink.put('meeting_section', [id, kind, sections[kind]])
  }
  const sheet = draftSheet({
    sitting,
    title: titleOf(sitting),
    startTime: head.startTime,
    endTime: head.endTime,
    place: head.place,
    chairId: head.chair?.id,
    recorderId: random.chance(0.5) ? head.recorder?.id : undefined,
    theme: head.theme ?? '',
    marks: head.marks,
    items: random.chance(0.6) ? items : [],
    sections,
  })
  sink.put('meeting_draft', [
    id,
    sitting.org.id,
    JSON.stringify(sheet),
    stampOf(Math.min(head.recording.recordedOn, city.today), id),
    head.secretary?.accountId,
  ])
}

/** Writes one meeting as its commands would have left it. */
export function writeSitting(sink: Sink, city: City, sitting: Sitting, random: Random): void {
  const recording = recordingOf(city, sitting, random)
  if (!recording) return
  const { id, state, recordedOn } = recording
  const { kinds, on } = sitting
  const marks = marksOf(sitting, random)
  const items = agendaOf(sitting, id, marks, random)
  const follow = state === 'draft' ? [] : followUpsOf(sitting, id, city.today, random)
  const hour = random.pick([9, 14, 15, 16, 16])
  const isDraft = state === 'draft'
  const head: Head = {
    recording,
    ...officersOf(sitting),
    startTime: clock(hour, 30),
    endTime: isDraft && random.chance(0.4) ? null : clock(hour + (kinds.length > 1 ? 2 : 1), 20),
    place: isDraft && random.chance(0.3) ? '' : random.pick(ROOMS),
    theme: kinds.includes('themeDay') ? (THEMES[(id + monthOf(on)) % THEMES.length] ?? null) : null,
    archivedOn: Math.min(recordedOn + random.int(0, 3), city.today),
    isNoDecision: !isDraft && follow.every((one) => one.isMeasure),
    marks,
  }
  writeHead(sink, sitting, head)
  if (isDraft) {
    writeDraft(sink, city, sitting, head, items, random)
    return
  }
  for (const kind of kinds) sink.put('meeting_section', [id, kind, BODIES[(id + kind.length) % BODIES.length]])
  writeMarks(sink, sitting, id, marks)
  writeItems(sink, city, id, items)
  writeFollowUps(sink, city, sitting, id, follow)
  if (kinds.includes('general') && random.chance(0.04))
    sink.put('meeting_guest', [city.next('other'), id, '列席代表', '上级党组织联系人'])
  if (state === 'archived' && random.chance(0.002))
    sink.put('meeting_correction', [
      city.next('other'),
      id,
      random.pick(CORRECTIONS),
      stampOf(Math.min(recordedOn + 9, city.today), id),
    ])
}
