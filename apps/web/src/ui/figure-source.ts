import { type FigureRef, writeRef } from '@hongzhu/domain/indicator'

/** Where a figure comes from: computed now for a day, or sealed with a report. */
export type FigureSource =
  | { kind: 'live'; orgId: string; ref: string; on?: string | undefined }
  | { kind: 'sealed'; reportId: string; sealId: string }

/** The reference of an indicator with the parts it is narrowed to. */
export const refOf = (id: string, filters: FigureRef['filters'] = {}) => writeRef({ id, filters })

/** The page of a record behind a figure. */
export function pageOf(row: { subjectKind: string; subjectId: string; orgId: string }): string {
  switch (row.subjectKind) {
    case 'school':
      return `/schools/${row.subjectId}`
    case 'person':
      return `/members/${row.subjectId}`
    case 'meeting':
      return `/meetings/${row.subjectId}`
    case 'org':
      return `/orgs/${row.subjectId}`
    default:
      return `/orgs/${row.orgId}`
  }
}
