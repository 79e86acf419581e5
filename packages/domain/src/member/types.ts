import type { PlainDate } from '../kernel/index.ts'

/** 党员类别 (MDS-01). */
export type MemberCategory = 'F' | 'P'
export const CATEGORY_LABELS: Record<MemberCategory, string> = { F: '正式党员', P: '预备党员' }
/** 党籍状态. */
export type MemberStatus = 'NORMAL' | 'STOPPED' | 'OUT' | 'DEAD' | 'MOVED'
export const STATUS_LABELS: Record<MemberStatus, string> = {
  NORMAL: '正常',
  STOPPED: '停止党籍',
  OUT: '出党',
  DEAD: '去世',
  MOVED: '已转出',
}
export type Sex = '1' | '2'
export const SEX_LABELS: Record<Sex, string> = { '1': '男', '2': '女' }

/** The fields of a person that rules and statistics read (MDS-01, MDS-02). */
export interface PersonFields {
  name: string
  idNo?: string | undefined
  sex?: Sex | undefined
  ethnicity?: string | undefined
  bornOn?: PlainDate | undefined
  education?: string | undefined
  degree?: string | undefined
  workPost?: string | undefined
  title?: string | undefined
  phone?: string | undefined
  address?: string | undefined
  nativePlace?: string | undefined
  workedFrom?: PlainDate | undefined
  isFrontLine?: boolean | undefined
}

/** Member-only fields. */
export interface MemberFields {
  appliedOn?: PlainDate | undefined
  activistOn?: PlainDate | undefined
  candidateOn?: PlainDate | undefined
  joinedOn?: PlainDate | undefined
  fullOn?: PlainDate | undefined
  enteredBranchOn?: PlainDate | undefined
  status: MemberStatus
  isLost: boolean
  isFloating: boolean
  floatingTo?: string | undefined
}
