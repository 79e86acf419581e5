import { type PlainDate, periodOf, previousPeriod } from '../kernel/index.ts'
import type { Indicator } from './types.ts'

/** The days a figure is of: the day itself, or from the first day of the month, quarter or year up to the as-of day. */
export function spanOf(indicator: Pick<Indicator, 'time'>, on: PlainDate): { from: PlainDate; to: PlainDate } {
  if (indicator.time === 'day') return { from: on, to: on }
  if (indicator.time === 'lastYear') return { from: previousPeriod(periodOf('year', on)).first, to: on }
  return { from: periodOf(indicator.time, on).first, to: on }
}

export const TIME_LABELS: Record<Indicator['time'], string> = {
  day: '当日',
  month: '本月',
  quarter: '本季度',
  year: '本年',
  lastYear: '上年度',
}
