import type { Mark } from '../kernel/index.ts'

/** One entry of a code list; aliases are what people write instead of the label. */
export interface Code {
  code: string
  label: string
  aliases?: readonly string[]
  /** Kept readable, no longer offered for choice (grouping codes of the standard). */
  isGroup?: boolean
}

/** A code list with its standard; `code` is stored, `label` is shown, exported and read back. */
export interface CodeTable {
  id: string
  title: string
  /** Number of the national standard; absent for lists of our own. */
  standard?: string
  mark: Mark
  codes: readonly Code[]
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
const indexes = new WeakMap<CodeTable, Map<string, string>>()

function indexOf(table: CodeTable): Map<string, string> {
  const known = indexes.get(table)
  if (known) return known
  const index = new Map<string, string>()
  // Later passes do not overwrite: a code beats a label, a label beats an alias.
  const put = (text: string, code: string) => {
    if (!index.has(plain(text))) index.set(plain(text), code)
  }
  for (const entry of table.codes) put(entry.code, entry.code)
  for (const entry of table.codes) put(entry.label, entry.code)
  for (const entry of table.codes) for (const alias of entry.aliases ?? []) put(alias, entry.code)
  indexes.set(table, index)
  return index
}

/** The code for what was written: a code, a label or a usual alias; undefined when the list has no such entry. */
export const readCode = (table: CodeTable, text: string): string | undefined => indexOf(table).get(plain(text))

/** The label of a code; an unknown code shows itself, an empty one shows nothing. */
export const labelOf = (table: CodeTable, code: string | null | undefined): string =>
  code ? (table.codes.find((entry) => entry.code === code)?.label ?? code) : ''

/** Whether the list holds the code. */
export const isCode = (table: CodeTable, code: string): boolean => table.codes.some((entry) => entry.code === code)

/** What a form offers: label and code, without the grouping codes. */
export const choicesOf = (table: CodeTable): { value: string; label: string }[] =>
  table.codes.filter((entry) => !entry.isGroup).map(({ code, label }) => ({ value: code, label }))
