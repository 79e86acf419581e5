import { type Day, textOf } from './calendar.ts'

/** A moment in the working day on which something was recorded. */
export const stampOf = (day: Day, id = 0) =>
  `${textOf(day)} ${String(1 + (id % 9)).padStart(2, '0')}:${String((id * 7) % 60).padStart(2, '0')}:00+00`
