import type { z } from 'zod'

const UNITS: Record<string, string> = { string: '个字', array: '项', set: '项', file: '字节' }

function bound(least: boolean, origin: string, value: unknown): string {
  const unit = UNITS[origin]
  if (unit) return least ? `至少 ${value} ${unit}` : `不能超过 ${value} ${unit}`
  return least ? `不能小于 ${value}` : `不能大于 ${value}`
}

/** What is wrong with a field, as a clerk would say it, where the contract says nothing of its own. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.input === undefined && ['invalid_type', 'invalid_value', 'invalid_union'].includes(issue.code)) return '请填写'
  switch (issue.code) {
    case 'invalid_value':
      return '不在可选范围内'
    case 'too_small':
      return bound(true, issue.origin, issue.minimum)
    case 'too_big':
      return bound(false, issue.origin, issue.maximum)
    case 'unrecognized_keys':
      return '没有这一项，请去掉'
    case 'custom':
      return undefined
    default:
      return '格式不对'
  }
}
