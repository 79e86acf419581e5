import { invalid } from './failure.ts'

/** Where a text cannot be kept: the character zero, half a surrogate pair. */
function findUnwritable(value: unknown, path: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined
  if (typeof value !== 'object' || value === null || value instanceof Blob) return undefined
  for (const [name, part] of Object.entries(value)) {
    const found = findUnwritable(part, path ? `${path}.${name}` : name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Refuses text no database can keep, whatever field it stands in (SEC-34). */
export function refuseUnwritable(input: unknown): void {
  const path = findUnwritable(input, '')
  if (path !== undefined) throw invalid(path, '含有无法保存的字符，请删去后重新输入')
}
