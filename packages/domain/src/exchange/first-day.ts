import { inWords, type PlainDate } from '../kernel/index.ts'

/** What a first day rests on: the sheet's own cell, the day chosen for the batch, or a later day before which it cannot begin. */
export type FirstDayReason = 'sheet' | 'batch' | 'joined' | 'founded' | 'home'

export interface FirstDay {
  on: PlainDate
  because: FirstDayReason
}

interface Known {
  /** What the sheet says. */
  given?: PlainDate | undefined
  /** The day chosen for the whole batch. */
  batch: PlainDate
  /** Days before which it cannot begin, by what they are. */
  notBefore: Partial<Record<Exclude<FirstDayReason, 'sheet' | 'batch'>, PlainDate | undefined>>
}

/**
 * IMP-01 (version 1; MDS-16, GEN-09): from which day something that a roll states is on record: a home, a place in a group, a
 * post. The day in the sheet governs; without one the day chosen for the batch, or the day of admission, of the founding or of
 * the home where that is later. What was before is unknown and is never filled in.
 */
export function firstDay({ given, batch, notBefore }: Known): FirstDay {
  if (given) return { on: given, because: 'sheet' }
  let found: FirstDay = { on: batch, because: 'batch' }
  for (const [because, on] of Object.entries(notBefore) as [FirstDayReason, PlainDate | undefined][])
    if (on && on > found.on) found = { on, because }
  return found
}

const WHY: Record<FirstDayReason, string> = {
  sheet: '表中所填',
  batch: '表中没有写，按本批选定的日期',
  joined: '表中没有写，入党日期晚于本批选定的日期',
  founded: '表中没有写，组织成立日期晚于本批选定的日期',
  home: '表中没有写，不早于组织关系起始日期',
}

/** 自哪一天起登记、为什么；没有写的，此前不详。 */
export const firstDayInWords = (what: string, { on, because }: FirstDay): string =>
  `${what}自 ${inWords(on)} 起登记（${WHY[because]}${because === 'joined' || because === 'sheet' ? '' : '；此前不详，不补记'}）`
