import {
  DEGREE_CODES,
  EDUCATION_CODES,
  ETHNICITY_CODES,
  labelOf,
  PERSON_FIELDS,
  type PersonField,
  SEX_CODES,
  shownText,
  WORK_POST_CODES,
} from '@hongzhu/domain/member'

const LABELS: Partial<Record<PersonField, (value: string) => string>> = {
  sex: (value) => labelOf(SEX_CODES, value),
  ethnicity: (value) => labelOf(ETHNICITY_CODES, value),
  education: (value) => labelOf(EDUCATION_CODES, value),
  degree: (value) => labelOf(DEGREE_CODES, value),
  workPost: (value) => labelOf(WORK_POST_CODES, value),
}

/** A field's value in words, masked where its label asks for it (SEC-17): for events, trails and conflicts. */
export function inWords(field: PersonField, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return shownText(field, value ? '是' : '否')
  return shownText(field, LABELS[field]?.(String(value)) ?? String(value))
}

/** The fields that differ, before and after, in words that may be kept for ever. */
export function differences(before: Partial<Record<PersonField, unknown>>, after: Partial<Record<PersonField, unknown>>) {
  const fields = (Object.keys(after) as PersonField[]).filter((field) => (before[field] ?? null) !== (after[field] ?? null))
  const part = (values: Partial<Record<PersonField, unknown>>) =>
    Object.fromEntries(fields.map((field) => [field, inWords(field, values[field])]))
  return { fields, before: part(before), after: part(after), titles: fields.map((field) => PERSON_FIELDS[field].title) }
}

/** Before and after of an event as lines; keys that are no fields of a person are left out. */
export function changesOf(before: Record<string, unknown> | null, after: Record<string, unknown> | null) {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return keys.flatMap((key) => {
    const title = key in PERSON_FIELDS ? PERSON_FIELDS[key as PersonField].title : undefined
    return title ? [{ title, before: String(before?.[key] ?? ''), after: String(after?.[key] ?? '') }] : []
  })
}
