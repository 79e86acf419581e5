import { dayAt, type PlainDate } from '@hongzhu/domain'

/** The one clock: today's day in Beijing time, and the instant. */
export interface Clock {
  today: () => PlainDate
  /** Milliseconds since the epoch, for sessions and limits. */
  now: () => number
}

/** The system clock; `fixed` moves today in demo and tests (APP_TODAY). */
export const systemClock = (fixed?: PlainDate): Clock => ({
  today: () => fixed ?? dayAt(Date.now()),
  now: () => Date.now(),
})
