import type { PlainDate } from './date.ts'

/** A moment as the server writes it (ISO 8601) or as milliseconds since 1970. */
export type Instant = string | number

/**
 * Beijing time, the only time the product shows. China has kept UTC+8 without summer time since 1992 and nothing was recorded
 * here before that, so plain arithmetic is right and the same on every computer, whatever its zone and locale data.
 */
const BEIJING_OFFSET = 8 * 3_600_000

const inBeijing = (instant: Instant) =>
  new Date((typeof instant === 'number' ? instant : Date.parse(instant)) + BEIJING_OFFSET).toISOString()

/** The day of a moment in Beijing time. Throws when the text is not a moment. */
export const dayAt = (instant: Instant) => inBeijing(instant).slice(0, 10) as PlainDate

/** 2026-11-30 09:05, Beijing time. */
export const momentAt = (instant: Instant) => inBeijing(instant).slice(0, 16).replace('T', ' ')

/** 2026-11-30 09:05:03, Beijing time: where the order of moments counts, as in the audit. */
export const secondAt = (instant: Instant) => inBeijing(instant).slice(0, 19).replace('T', ' ')

/** 09:05, Beijing time: only for what happened just now. */
export const clockAt = (instant: Instant) => inBeijing(instant).slice(11, 16)

/** The first moment of a day in Beijing time, as ISO 8601: to choose moments by day. */
export const startOfDay = (day: PlainDate) => `${day}T00:00:00+08:00`
