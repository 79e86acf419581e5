import type { Refusal } from '@hongzhu/domain'
import { type CodeTable, DEGREE_CODES, EDUCATION_CODES, ETHNICITY_CODES, isCode, WORK_POST_CODES } from '@hongzhu/domain/member'

const CODED: Record<string, CodeTable> = {
  ethnicity: ETHNICITY_CODES,
  education: EDUCATION_CODES,
  degree: DEGREE_CODES,
  workPost: WORK_POST_CODES,
}

/** Values that must come from a code list and do not. */
export const codeFindings = (input: Record<string, unknown>): Refusal[] =>
  Object.entries(CODED).flatMap(([field, table]): Refusal[] => {
    const value = input[field]
    if (typeof value !== 'string' || value === '' || isCode(table, value)) return []
    return [
      {
        code: 'member.unknown-code',
        severity: 'block',
        message: `${table.title}“${value}”不在代码表内`,
        field,
        remedy: `请从${table.title}列表中选择`,
      },
    ]
  })
