import { fieldLabel, valueLabel } from '@hongzhu/domain/audit'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { listEndpoints } from '../../testing/endpoints.ts'

/** Documents under work and the wizard's steps: their events say that they were saved, never what is in them. */
const WITHOUT_PAYLOAD = new Set(['meeting.save', 'report.save', 'exchange.choose', 'exchange.relayout', 'figure.check'])
/** Never in any event. */
const SECRET = new Set(['password', 'newPassword', 'token', 'file'])

interface Definition {
  type: string
  shape?: Record<string, z.ZodType>
  entries?: Record<string, string>
  values?: unknown[]
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
}

/** Every field of an input and every code a field may have, as [field, code or undefined]. */
function spoken(schema: z.ZodType, field: string): [string, string | undefined][] {
  const def = schema._zod.def as unknown as Definition
  const codes = def.type === 'enum' ? Object.values(def.entries ?? {}) : def.type === 'literal' ? (def.values ?? []) : []
  const inner = [def.element, def.innerType, def.in, ...(def.options ?? [])].filter((one) => one !== undefined)
  return [
    ...codes.map((code): [string, string] => [field, String(code)]),
    ...Object.entries(def.shape ?? {}).flatMap(([name, one]): [string, string | undefined][] =>
      SECRET.has(name) ? [] : [[name, undefined], ...spoken(one, name)],
    ),
    ...inner.flatMap((one) => spoken(one, field)),
  ]
}

test('SEC-29：办理和导出的每个字段、每个代码在审计里都有中文说法', () => {
  const acts = listEndpoints().filter(
    ({ method, meta, name }) => (method !== 'GET' || meta.isExport) && !WITHOUT_PAYLOAD.has(name),
  )
  const missing = acts.flatMap(({ name, input }) => {
    const group = name.split('.')[0] ?? ''
    return spoken(input, '').flatMap(([field, code]) => {
      const label = code === undefined ? fieldLabel(group, field) : valueLabel(group, field, code)
      return label !== undefined && !/^[A-Za-z]+$/.test(label) ? [] : [`${name}: ${field}${code === undefined ? '' : `=${code}`}`]
    })
  })
  expect(acts.length).toBeGreaterThan(70)
  expect(missing).toEqual([])
})
