import type { MemberCategory, MemberStatus } from './types.ts'

/** What the sixteen items of the national minimum set are read from (MDS-01); `has…` where the value itself is sensitive. */
export interface MinimumFacts {
  name: string | null
  hasIdNo: boolean
  sex: string | null
  ethnicity: string | null
  bornOn: string | null
  education: string | null
  category: MemberCategory | null
  orgId: string | null
  joinedOn: string | null
  fullOn: string | null
  workPost: string | null
  hasPhone: boolean
  hasAddress: boolean
  status: MemberStatus | null
  isLost: boolean
  lostOn: string | null
  isFloating: boolean
  floatingTo: string | null
}

interface MinimumItem {
  title: string
  /** Absent: due for everyone. */
  isDue?: (facts: MinimumFacts) => boolean
  isFilled: (facts: MinimumFacts) => boolean
}

/** MDS-01：全国采集的十六项；转正日期只要求正式党员，失联、流动的细目只在有该情况时要求。 */
export const MINIMUM_ITEMS: readonly MinimumItem[] = [
  { title: '姓名', isFilled: (f) => Boolean(f.name) },
  { title: '公民身份号码', isFilled: (f) => f.hasIdNo },
  { title: '性别', isFilled: (f) => Boolean(f.sex) },
  { title: '民族', isFilled: (f) => Boolean(f.ethnicity) },
  { title: '出生日期', isFilled: (f) => Boolean(f.bornOn) },
  { title: '学历', isFilled: (f) => Boolean(f.education) },
  { title: '党员类别', isFilled: (f) => f.category !== null },
  { title: '所在党支部', isFilled: (f) => f.orgId !== null },
  { title: '加入中共组织日期', isFilled: (f) => Boolean(f.joinedOn) },
  { title: '转为正式党员日期', isDue: (f) => f.category === 'F', isFilled: (f) => Boolean(f.fullOn) },
  { title: '工作岗位', isFilled: (f) => Boolean(f.workPost) },
  { title: '联系电话', isFilled: (f) => f.hasPhone },
  { title: '家庭住址', isFilled: (f) => f.hasAddress },
  { title: '党籍状态', isFilled: (f) => f.status !== null },
  { title: '失联情况', isFilled: (f) => !f.isLost || Boolean(f.lostOn) },
  { title: '流动情况', isFilled: (f) => !f.isFloating || Boolean(f.floatingTo) },
]

/** MDS-01：已填几项、应填几项、缺哪几项。 */
export function completenessOf(facts: MinimumFacts): { filled: number; due: number; missing: string[] } {
  const due = MINIMUM_ITEMS.filter((item) => item.isDue?.(facts) ?? true)
  const missing = due.filter((item) => !item.isFilled(facts)).map((item) => item.title)
  return { filled: due.length - missing.length, due: due.length, missing }
}
