import type { PlainDate } from '../kernel/index.ts'

/** A decision of a meeting that somebody must carry out by a day (MTG-14). */
export interface DecisionFact {
  id: string
  meetingId: string
  orgId: string
  body: string
  isMeasure: boolean
  owner?: string | undefined
  decidedOn: PlainDate
  dueOn?: PlainDate | undefined
  doneOn?: PlainDate | undefined
}

/** Where a duty stands in time on the work desk. */
export type Bucket = 'late' | 'now' | 'next' | 'later' | 'distant' | 'undetermined' | 'done'
export const BUCKET_LABELS: Record<Bucket, string> = {
  late: '已逾期',
  now: '本月应办',
  next: '下月',
  later: '以后',
  distant: '未到时间',
  undetermined: '待补充',
  done: '已办结',
}
