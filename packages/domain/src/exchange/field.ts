import type { CodeTable } from '../member/index.ts'

/** How a field's cells are read. References are names or codes of what is already on record; the server resolves them. */
export type FieldKind =
  | { type: 'text'; most: number }
  | { type: 'code'; most: number }
  | { type: 'choice'; table: CodeTable }
  | { type: 'whole'; least: number; most: number }
  | { type: 'name' | 'idNo' | 'phone' | 'date' | 'yesNo' | 'duties' }
  | { type: 'org' | 'school' | 'region' }

/** One column of an import file: the words for it, how it is read, what a template says about it. */
export interface Field {
  key: string
  title: string
  kind: FieldKind
  /** A row without it cannot be taken over. */
  required?: boolean
  /** Other headings people use. */
  synonyms?: readonly string[]
  example: string
  help: string
  width?: number
}

export type ImportKind = 'school' | 'org' | 'member'
export const IMPORT_KIND_LABELS: Record<ImportKind, string> = { school: '学校', org: '党组织', member: '党员' }

/** What a field's cell was read as. */
export type FieldValue = string | number | boolean | readonly string[]
export type Values = Record<string, FieldValue>

export const textValue = (values: Values, key: string): string | undefined => {
  const value = values[key]
  return typeof value === 'string' ? value : undefined
}
export const numberValue = (values: Values, key: string): number | undefined => {
  const value = values[key]
  return typeof value === 'number' ? value : undefined
}
export const yesNoValue = (values: Values, key: string): boolean | undefined => {
  const value = values[key]
  return typeof value === 'boolean' ? value : undefined
}
export const listValue = (values: Values, key: string): readonly string[] => {
  const value = values[key]
  return Array.isArray(value) ? value : []
}

/** A column of days. */
export const day = (key: string, title: string, synonyms: string[], example: string, help: string): Field => ({
  key,
  title,
  kind: { type: 'date' },
  synonyms,
  example,
  help,
  width: 13,
})
