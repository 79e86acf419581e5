import {
  addDays,
  addMonths,
  inWords,
  type Known,
  known,
  type PlainDate,
  type Refusal,
  step,
  type Trace,
} from '../kernel/index.ts'
import {
  block,
  electionEarlyToleranceDays,
  electionShiftMaxMonths,
  info,
  type Norms,
  ORG_CITES,
  reelectionReminderMonths,
  rulingOn,
  warn,
} from '../norms/index.ts'
import { delayFindings, electionDayRefusals, electionDue, reminderDay, termEnd } from '../org/term.ts'
import type { OrgKind, TermFact } from '../org/types.ts'
import type { ShiftFact } from './types.ts'

/** First and last day on which the electing meeting may be held, and when the reminder is due. */
export interface ElectionWindow {
  reminder: Known<PlainDate>
  earliest: Known<PlainDate>
  latest: Known<PlainDate>
  termEnd: Known<PlainDate>
  trace: Trace
}

/** ORG-15：有批准文号的变动写入届期，供 org/term 判断。 */
const shifted = (term: TermFact, shift: ShiftFact | undefined): TermFact =>
  shift?.kind === 'late' ? { ...term, delayedTo: shift.to, delayDocNo: shift.docNo } : term

const mapKnown = (day: Known<PlainDate>, change: (day: PlainDate) => PlainDate): Known<PlainDate> =>
  day.known ? known(change(day.value)) : day

/** ORG-13、ORG-14、ORG-15：提醒日、最早和最迟的大会日；届期不详的，不猜测。 */
export function electionWindow(
  term: TermFact,
  kind: OrgKind,
  shift: ShiftFact | undefined,
  on: PlainDate,
  norms: Norms,
): ElectionWindow {
  const moved = shifted(term, shift)
  const end = termEnd(moved, kind, on, norms)
  const tolerance = rulingOn(electionEarlyToleranceDays, on, norms)
  const isEarly = shift?.kind === 'early' && Boolean(shift.docNo?.trim())
  const earliest = mapKnown(end, (day) => {
    const usual = addDays(day, -(tolerance?.value ?? 0))
    return isEarly && shift.to < usual ? shift.to : usual
  })
  const latest = electionDue(moved, kind, on, norms)
  const reminder = reminderDay(moved, kind, on, norms)
  const months = rulingOn(reelectionReminderMonths, on, norms)
  const line = (label: string, day: Known<PlainDate>, cite: Parameters<typeof step>[2], note = '') =>
    step(label, day.known ? `${inWords(day.value)}${note}` : `缺${day.ask.label}`, cite)
  return {
    reminder,
    earliest,
    latest,
    termEnd: end,
    trace: [
      line('届满日', end, ORG_CITES.term1),
      line('提醒日', reminder, ORG_CITES.branchReminder, `（届满前 ${months?.value ?? ''} 个月）`),
      line('最早大会日', earliest, tolerance?.cite, isEarly ? `（${shift.docNo}）` : `（届满前 ${tolerance?.value ?? ''} 天）`),
      line(
        '最迟大会日',
        latest,
        ORG_CITES.electionShift,
        latest.known && end.known && latest.value > end.value ? `（${shift?.docNo}）` : '',
      ),
    ],
  }
}

/** ORG-15：提前、延期的批复；延期须在届满前批准，变动一般不超过一年。 */
export function shiftFindings(term: TermFact, kind: OrgKind, shift: ShiftFact, on: PlainDate, norms: Norms): Refusal[] {
  const end = termEnd(term, kind, on, norms)
  const months = rulingOn(electionShiftMaxMonths, on, norms)
  const found: Refusal[] = shift.kind === 'late' ? delayFindings(shifted(term, shift), kind, on, norms) : []
  const cite = ORG_CITES.electionShift
  if (shift.kind === 'early' && !shift.docNo?.trim())
    found.push(
      block('ORG-15', 'term.early-undocumented', '提前换届没有批准文号', { cite, remedy: '补录上级批复文号', field: 'docNo' }),
    )
  if (!end.known) return [...found, info('ORG-15', 'term.unknown', `届满日无法推算：缺${end.ask.label}`, { remedy: '补录届期' })]
  if (shift.kind === 'late' && !shift.decidedOn.known)
    found.push(
      info('ORG-15', 'term.delay-day-unknown', `延期是否在届满前批准无法核对：缺${shift.decidedOn.ask.label}`, {
        cite,
        remedy: '补录批复日期',
      }),
    )
  if (shift.kind === 'late' && shift.decidedOn.known && shift.decidedOn.value > end.value)
    found.push(
      block('ORG-15', 'term.delay-after-end', `延期批复 ${inWords(shift.decidedOn.value)}，晚于届满日 ${inWords(end.value)}`, {
        cite,
        remedy: '延期须在届满前批准；已经届满的，报上级处理',
        field: 'decidedOn',
      }),
    )
  if (shift.kind === 'early' && shift.to >= end.value)
    found.push(
      block('ORG-15', 'term.early-not-earlier', `提前的日期应早于届满日 ${inWords(end.value)}`, {
        cite,
        remedy: '核对日期',
        field: 'to',
      }),
    )
  if (shift.kind === 'early' && months && shift.to < addMonths(end.value, -months.value))
    found.push(
      warn(
        'ORG-15',
        'term.early-too-long',
        `提前至 ${inWords(shift.to)}，早于届满前 ${months.value} 个月（${inWords(addMonths(end.value, -months.value))}）`,
        {
          cite: months.cite,
          remedy: '写明原因并报上级',
          field: 'to',
        },
      ),
    )
  return found
}

/** ORG-15：大会日是否在准许的期间内；提前的以批复准许的日期为限。 */
export function meetingDayRefusals(
  term: TermFact,
  kind: OrgKind,
  heldOn: PlainDate,
  shift: ShiftFact | undefined,
  norms: Norms,
): Refusal[] {
  const early = shift?.kind === 'early' && heldOn >= shift.to ? shift.docNo : undefined
  return electionDayRefusals(shifted(term, shift), kind, heldOn, norms, early)
}
