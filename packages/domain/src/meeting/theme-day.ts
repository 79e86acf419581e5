import { addDays, date, type PlainDate, periodOf, weekdayOf } from '../kernel/index.ts'

/** The relatively fixed day of a branch's theme days (MTG-07): a day of the month, or the first to fourth or the last weekday. */
export type ThemeDay = { by: 'date'; day: number } | { by: 'weekday'; week: ThemeWeek; weekday: number }
/** 1–4 from the first day of the month; 0 is the last one. */
export type ThemeWeek = 0 | 1 | 2 | 3 | 4
export const THEME_WEEK_LABELS: Record<ThemeWeek, string> = {
  1: '第一个',
  2: '第二个',
  3: '第三个',
  4: '第四个',
  0: '最后一个',
}
/** Monday is 1. */
export const WEEKDAY_LABELS = ['', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const

/** MTG-07：固定日在某月是哪一天；当月没有该日的取月末（同 GEN-02）。 */
export function themeDayIn(fixed: ThemeDay, month: PlainDate): PlainDate {
  const { first, last } = periodOf('month', month)
  if (fixed.by === 'date') {
    const text = `${first.slice(0, 8)}${String(fixed.day).padStart(2, '0')}`
    return text > last ? last : date(text)
  }
  if (fixed.week === 0) return addDays(last, -((weekdayOf(last) - fixed.weekday + 7) % 7))
  return addDays(first, ((fixed.weekday - weekdayOf(first) + 7) % 7) + 7 * (fixed.week - 1))
}

/** 「每月 5 日」「每月第二个星期五」. */
export const themeDayInWords = (fixed: ThemeDay): string =>
  fixed.by === 'date' ? `每月 ${fixed.day} 日` : `每月${THEME_WEEK_LABELS[fixed.week]}${WEEKDAY_LABELS[fixed.weekday] ?? ''}`
