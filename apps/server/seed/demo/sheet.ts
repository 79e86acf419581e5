import { MEETING_KIND_LABELS, type MeetingKind } from '@hongzhu/domain/meeting'
import { type Day, dayOfMonth, holds, monthOf, textOf, yearOf } from './calendar.ts'
import type { City, Org, Person } from './model.ts'
import { ROOMS } from './places.ts'
import type { Random } from './random.ts'
import type { Sink } from './rows.ts'
import { AGENDA, BODIES, CORRECTIONS, DECISIONS, LATE_REASONS, LEAVES, MEASURES, THEMES } from './texts.ts'
import { stampOf } from './write-structure.ts'

/** One meeting before it is written down. */
export interface Sitting {
  org: Org
  kinds: readonly MeetingKind[]
  on: Day
  roster: readonly Person[]
  /** The branch of a group. */
  host?: Org
  forYear?: number
}

interface Recording {
  id: number
  state: 'draft' | 'confirmed' | 'archived' | 'voided'
  recordedOn: Day
  lateReason: string | null
}

/** When and how far it was recorded; undefined when nobody has recorded it yet. */
function recordingOf(city: City, sitting: Sitting, random: Random): Recording | undefined {
  const { org, on } = sitting
  const habit = (sitting.host ?? org).habit
  const lateness = { diligent: 0.01, usual: 0.05, careless: 0.3, silent: 0.1, rich: 0.2 }[habit]
  const isLate = random.chance(lateness)
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

interface Turnout {
  due: number
  present: number
  voters: number
  votersPresent: number
}

function writeAttendance(sink: Sink, sitting: Sitting, meetingId: number, random: Random): Turnout {
  const { org, on, roster } = sitting
  const turnout: Turnout = { due: roster.length, present: 0, voters: 0, votersPresent: 0 }
  const held = textOf(on)
  for (const person of roster) {
    const isFull = person.full !== undefined && person.full <= on
    const hasVote = isFull && !(person.rightsStoppedFrom !== undefined && person.rightsStoppedFrom <= on)
    const isRelieved = person.relievedFrom !== undefined && person.relievedFrom <= on
    const isAway = person.floatingFrom !== undefined && person.floatingFrom <= on
    const isLost = person.lostOn !== undefined && person.lostOn <= on + 120
    const chance = isAway || isLost ? 0 : isRelieved ? 0.35 : person.habit
    const isPresent = random.chance(chance)
    const isLeave = !isPresent && !isLost && (isAway || isRelieved || random.chance(0.78))
    const reason = isLeave ? (isAway ? '外出流动' : isRelieved ? '年老体弱' : random.pick(LEAVES)) : null
    if (hasVote) turnout.voters++
    if (isPresent) turnout.present++
    if (isPresent && hasVote) turnout.votersPresent++
    sink.put('attendance', [
      meetingId,
      person.id,
      org.id,
      held,
      isFull ? 'F' : 'P',
      hasVote,
      true,
      isRelieved,
      isPresent ? 'present' : isLeave ? 'leave' : 'absent',
      reason,
    ])
  }
  return turnout
}

/** Items of the agenda; general meetings and the school's Party organisation vote on some of them. */
function writeAgenda(sink: Sink, city: City, sitting: Sitting, meetingId: number, turnout: Turnout, random: Random): void {
  let seq = 1
  for (const kind of sitting.kinds)
    for (let count = random.chance(0.45) ? 2 : 1; count > 0; count--) {
      const texts = AGENDA[kind]
      const title = texts[(meetingId + seq) % texts.length] ?? ''
      const isMembership = kind === 'general' && random.chance(0.05)
      const matter = isMembership
        ? 'membership'
        : kind === 'general' && random.chance(0.3)
          ? 'ordinary'
          : kind === 'committee' && random.chance(0.15)
            ? 'committee'
            : kind === 'schoolParty'
              ? title.includes('任免')
                ? 'schoolCadre'
                : 'schoolOrdinary'
              : null
      const no = matter && random.chance(0.06) ? 1 : 0
      const abstain = matter && random.chance(0.08) ? 1 : 0
      const yes = Math.max(0, turnout.votersPresent - no - abstain)
      const votes = matter
        ? [
            turnout.voters,
            turnout.votersPresent,
            yes,
            Math.min(no, turnout.votersPresent),
            Math.min(abstain, Math.max(0, turnout.votersPresent - no)),
            0,
            0,
            0,
          ]
        : Array.from({ length: 8 }, () => null)
      sink.put('agenda_item', [
        city.next('other'),
        meetingId,
        seq,
        kind,
        isMembership ? '讨论接收预备党员' : title,
        matter,
        ...votes,
      ])
      seq++
    }
}

/** What was decided, by whom and until when; some are done, some overdue. */
function writeDecisions(sink: Sink, city: City, sitting: Sitting, meetingId: number, random: Random): boolean {
  const { org, kinds, on } = sitting
  const isLife = kinds.includes('life') || kinds.includes('democratic')
  const decides =
    isLife || kinds.some((kind) => kind === 'general' || kind === 'committee' || kind === 'schoolParty' || kind === 'headteacher')
  if (!decides || (!isLife && random.chance(0.4))) return false
  const owners = (sitting.host ?? org).seats.filter((seat) => holds(seat, on)).map((seat) => seat.person)
  const count = isLife ? 3 : random.chance(0.25) ? 2 : 1
  for (let seq = 1; seq <= count; seq++) {
    const due = on + (isLife ? random.int(60, 180) : random.int(20, 60))
    const isForgotten = random.chance(org.habit === 'rich' ? 0.3 : org.habit === 'careless' ? 0.15 : 0.035)
    const done = isForgotten ? undefined : due - random.int(-6, 15)
    const isDone = done !== undefined && done <= city.today && done >= on
    sink.put('decision', [
      city.next('other'),
      meetingId,
      org.id,
      seq,
      isLife ? MEASURES[(meetingId + seq) % MEASURES.length] : DECISIONS[(meetingId + seq) % DECISIONS.length],
      isLife,
      owners.length > 0 ? owners[seq % owners.length]?.id : null,
      textOf(due),
      isDone ? textOf(done) : null,
      isDone ? '已落实' : null,
      isDone ? stampOf(done, meetingId) : null,
    ])
  }
  return true
}

const titleOf = (sitting: Sitting) =>
  `${yearOf(sitting.on)}年${monthOf(sitting.on)}月${sitting.kinds.map((kind) => MEETING_KIND_LABELS[kind]).join('、')}`
/** Deterministic, and of the right shape. */
const clientKey = (id: number) => `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`
const clock = (hour: number, minute: number) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

/** Writes one meeting as its commands would have left it. */
export function writeSitting(sink: Sink, city: City, sitting: Sitting, random: Random): void {
  const recording = recordingOf(city, sitting, random)
  if (!recording) return
  const { id, state, recordedOn } = recording
  const { org, kinds, on, host } = sitting
  const chair = (host ?? org).seats.find((seat) => seat.duty === 'secretary' && holds(seat, on))?.person
  const leader = host ? org.seats.find((seat) => holds(seat, on))?.person : chair
  const recorder =
    (host ?? org).seats.find((seat) => seat.duty === 'organisationMember' && holds(seat, on))?.person ??
    sitting.roster[1] ??
    sitting.roster[0]
  const hour = random.pick([9, 14, 15, 16, 16])
  const rows: { table: Parameters<Sink['put']>[0]; cells: Parameters<Sink['put']>[1] }[] = []
  const held: Sink = { put: (table, cells) => void rows.push({ table, cells }) }
  const turnout = writeAttendance(held, sitting, id, random)
  const isArchived = state === 'archived'
  if (isArchived || state === 'confirmed' || random.chance(0.5)) writeAgenda(held, city, sitting, id, turnout, random)
  const hasDecisions = state === 'draft' ? false : writeDecisions(held, city, sitting, id, random)
  const isDraft = state === 'draft'
  const archivedOn = Math.min(recordedOn + random.int(0, 3), city.today)
  sink.put('meeting', [
    id,
    org.id,
    clientKey(id),
    state,
    titleOf(sitting),
    textOf(on),
    clock(hour, 30),
    isDraft && random.chance(0.4) ? null : clock(hour + (kinds.length > 1 ? 2 : 1), 20),
    isDraft && random.chance(0.3) ? '' : random.pick(ROOMS),
    leader?.id ?? chair?.id,
    !leader && !chair ? '书记空缺，由支部委员会推举主持' : null,
    recorder?.id,
    kinds.includes('class') ? (dayOfMonth(on) % 3 === 0 ? sitting.roster[0]?.id : chair?.id) : null,
    kinds.includes('themeDay') ? THEMES[(id + monthOf(on)) % THEMES.length] : null,
    kinds.includes('themeDay') ? (id % 4 === 0 ? 'service' : 'study') : null,
    sitting.forYear,
    !isDraft && !hasDecisions,
    turnout.due,
    turnout.present,
    isArchived ? 3 : 1,
    recording.lateReason,
    '[]',
    isDraft ? null : stampOf(archivedOn, id),
    isArchived ? stampOf(archivedOn, id + 1) : null,
    textOf(recordedOn),
    stampOf(recordedOn, id),
    chair?.accountId,
    stampOf(archivedOn, id + 1),
    chair?.accountId,
  ])
  for (const kind of kinds)
    sink.put('meeting_section', [
      id,
      kind,
      isDraft && random.chance(0.5) ? '' : (BODIES[(id + kind.length) % BODIES.length] ?? ''),
    ])
  for (const { table, cells } of rows) sink.put(table, cells)
  if (kinds.includes('general') && random.chance(0.04))
    sink.put('meeting_guest', [city.next('other'), id, '列席党员代表', '上级党组织联系人'])
  if (isArchived && random.chance(0.002))
    sink.put('meeting_correction', [
      city.next('other'),
      id,
      random.pick(CORRECTIONS),
      stampOf(Math.min(recordedOn + 9, city.today), id),
    ])
}
