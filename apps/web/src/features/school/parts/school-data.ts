import type { client } from '../../../app/api.ts'

/** What GET /schools/{schoolId} answers. */
export type SchoolPage = Awaited<ReturnType<typeof client.school.page>>
export type SchoolRow = Awaited<ReturnType<typeof client.school.list>>['rows'][number]
export type CoverageLine = Awaited<ReturnType<typeof client.coverage.summary>>['total']

export const NUMBER_LABELS: Record<string, string> = {
  staff: '教职工',
  teachers: '专任教师',
  pupils: '学生',
  partyStaff: '专职党务人员',
}
export const RESULT_LABELS: Record<string, string> = {
  own: '单独建立',
  joint: '联合建立',
  attached: '挂靠组建',
  notNeeded: '不需建立',
}

/** What every command drawer of a school is given. */
export interface DrawerProps {
  school: SchoolPage
  onClose: () => void
  onDone: () => Promise<unknown>
}

/** A command that is being filled in. */
export type Command =
  | { kind: 'change' | 'close' | 'number' | 'campus' | 'cover' | 'work' | 'openCase' }
  | { kind: 'note'; item?: string }
  | { kind: 'endCover' | 'endWork' | 'closeCampus' | 'propose' | 'closeCase'; id: string }
