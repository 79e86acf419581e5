import { date, type PlainDate } from '@hongzhu/domain'

/** The one clock: today's day in Asia/Shanghai, and the instant. */
export interface Clock {
  today: () => PlainDate
  /** Milliseconds since the epoch, for sessions and limits. */
  now: () => number
}

const SHANGHAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The system clock; `fixed` moves today in demo and tests (APP_TODAY). */
export const systemClock = (fixed?: PlainDate): Clock => ({
  today: () => fixed ?? date(SHANGHAI.format(new Date())),
  now: () => Date.now(),
})
