import type { AgendaContent, AttendanceState, MeetingKind, VoteMatter } from '@hongzhu/domain/meeting'
import { type Day, holds } from './calendar.ts'
import type { Org, Person } from './model.ts'
import { drawName } from './names.ts'
import type { Random } from './random.ts'
import { AGENDA, DECISIONS, LEAVES, MEASURES } from './texts.ts'

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

export interface Mark {
  person: Person
  isFull: boolean
  hasVote: boolean
  isRelieved: boolean
  state: AttendanceState
  reason: string | null
}

export interface Vote {
  matter: VoteMatter
  entitled: number
  present: number
  yes: number
  no: number
  abstain: number
  subjects: string[]
}

export interface Item {
  kind: MeetingKind
  title: string
  content: AgendaContent
  prior: Day | undefined
  isSchool: boolean
  isMajor: boolean
  vote: Vote | undefined
}

export interface Follow {
  body: string
  isMeasure: boolean
  owner: Person | undefined
  due: Day
  done: Day | undefined
}

/** Who came, who had leave, who was missing. */
export function marksOf(sitting: Sitting, random: Random): Mark[] {
  const { on } = sitting
  return sitting.roster.map((person) => {
    const isFull = person.full !== undefined && person.full <= on
    const isRelieved = person.relievedFrom !== undefined && person.relievedFrom <= on
    const isAway = person.floatingFrom !== undefined && person.floatingFrom <= on
    const isLost = person.lostOn !== undefined && person.lostOn <= on + 120
    const isPresent = random.chance(isAway || isLost ? 0 : isRelieved ? 0.35 : person.habit)
    const isLeave = !isPresent && !isLost && (isAway || isRelieved || random.chance(0.78))
    return {
      person,
      isFull,
      hasVote: isFull && !(person.rightsStoppedFrom !== undefined && person.rightsStoppedFrom <= on),
      isRelieved,
      state: isPresent ? 'present' : isLeave ? 'leave' : 'absent',
      reason: isLeave ? (isAway ? '外出流动' : isRelieved ? '年老体弱' : random.pick(LEAVES)) : null,
    }
  })
}

function voteOf(matter: VoteMatter, marks: readonly Mark[], subjects: string[], random: Random): Vote {
  const voters = marks.filter((mark) => mark.hasVote)
  const present = voters.filter((mark) => mark.state === 'present').length
  const no = present > 3 && random.chance(0.06) ? 1 : 0
  const abstain = present > 4 && random.chance(0.08) ? 1 : 0
  return { matter, entitled: voters.length, present, yes: present - no - abstain, no, abstain, subjects }
}

/** Items of the agenda; the general meeting, the committee and the school's Party organisation vote on some. */
export function agendaOf(sitting: Sitting, id: number, marks: readonly Mark[], random: Random): Item[] {
  const items: Item[] = []
  const hasCommittee = (sitting.host ?? sitting.org).hasCommittee
  for (const kind of sitting.kinds)
    for (let count = random.chance(0.45) ? 2 : 1; count > 0; count--) {
      const topics = AGENDA[kind]
      const topic = topics[(id + items.length) % topics.length]
      if (!topic) continue
      const isMembership = kind === 'general' && random.chance(0.05)
      const isSchool = kind === 'schoolParty' || kind === 'headteacher'
      const decides = isMembership || topic.content === 'decision'
      const subjects = isMembership ? [drawName(random).name] : []
      const vote = isMembership
        ? voteOf('membership', marks, subjects, random)
        : kind === 'general' && decides
          ? voteOf('ordinary', marks, [], random)
          : kind === 'committee' && decides && random.chance(0.3)
            ? voteOf('committee', marks, [], random)
            : kind === 'schoolParty'
              ? voteOf(topic.title.includes('任免') ? 'schoolCadre' : 'schoolOrdinary', marks, [], random)
              : undefined
      items.push({
        kind,
        title: isMembership ? `讨论接收${subjects[0]}为预备党员` : topic.title,
        content: isMembership ? 'membership' : topic.content,
        prior: kind === 'general' && decides && hasCommittee ? sitting.on - random.int(2, 9) : undefined,
        isSchool,
        isMajor: topic.isMajor ?? false,
        vote,
      })
    }
  return items
}

/** What was decided, by whom and until when; some are done, some overdue. */
export function followUpsOf(sitting: Sitting, id: number, today: Day, random: Random): Follow[] {
  const { org, kinds, on } = sitting
  const isLife = kinds.includes('life') || kinds.includes('democratic')
  const decides = kinds.some(
    (kind) => kind === 'general' || kind === 'committee' || kind === 'schoolParty' || kind === 'headteacher',
  )
  if (!isLife && (!decides || random.chance(0.4))) return []
  const owners = (sitting.host ?? org).seats.filter((seat) => holds(seat, on)).map((seat) => seat.person)
  const count = isLife ? 3 : random.chance(0.25) ? 2 : 1
  return Array.from({ length: count }, (_, index) => {
    const due = on + (isLife ? random.int(60, 180) : random.int(20, 60))
    const isForgotten = random.chance(org.habit === 'rich' ? 0.3 : org.habit === 'careless' ? 0.15 : 0.035)
    const done = Math.max(on, due - random.int(-6, 15))
    const texts = isLife ? MEASURES : DECISIONS
    return {
      body: texts[(id + index) % texts.length] ?? '',
      isMeasure: isLife,
      owner: owners.length > 0 ? owners[index % owners.length] : undefined,
      due,
      done: isForgotten || done > today ? undefined : done,
    }
  })
}
