import type { z } from 'zod'

interface Definition {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: z.ZodType[]
  innerType?: z.ZodType
  in?: z.ZodType
  values?: unknown[]
  entries?: Record<string, unknown>
  items?: z.ZodType[]
  keyType?: z.ZodType
  valueType?: z.ZodType
}
const definition = (schema: z.ZodType) => schema._zod.def as unknown as Definition

const CANDIDATES: readonly unknown[] = [
  '1',
  '2026-11-20',
  '2026-11',
  '2026',
  '测试',
  '09:00',
  'true',
  'zhangsan',
  'Paddle-41-lamp',
  '2026Q3',
  'a.b',
  '2026-11-20T09:00:00Z',
  'org.coverage',
  'ORG-13',
  '990101198203010018',
  '13800001000',
  'x'.repeat(43),
  '1700000000000',
  1,
  0,
  2026,
  true,
  [],
  {},
]

/** Fields whose value means something beyond its form. */
const BY_NAME: Record<string, unknown> = {
  clientKey: '0b5e3c1e-6f0a-4d55-9c4e-0f6f0d1c2b3a',
  ref: 'coverage.org',
  refs: 'coverage.org',
  part: 'ownership',
}

/** A value the schema accepts, with as little in it as it allows; undefined when none was found. */
function plausible(schema: z.ZodType): unknown {
  const def = definition(schema)
  if (def.type === 'object') return objectOf(def)
  if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') return undefined
  if (def.type === 'nullable') return null
  if (def.type === 'enum') return Object.values(def.entries ?? {})[0]
  if (def.type === 'literal') return def.values?.[0]
  if (def.type === 'array') return schema.safeParse([]).success || !def.element ? [] : [plausible(def.element)]
  if (def.type === 'tuple') return (def.items ?? []).map(plausible)
  if (def.type === 'union') return plausible((def.options ?? [])[0] as z.ZodType)
  if (def.type === 'file') return new File(['x'], 'x.pdf', { type: 'application/pdf' })
  const file = new File(['x'], '名册.xlsx', { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
  const candidate = [...CANDIDATES, file].find((one) => schema.safeParse(one).success)
  if (candidate !== undefined) return candidate
  const inner = def.innerType ?? def.in
  return inner ? plausible(inner) : undefined
}

function objectOf(def: Definition): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(def.shape ?? {})) {
    const value = key in BY_NAME && field.safeParse(BY_NAME[key]).success ? BY_NAME[key] : plausible(field)
    if (value !== undefined) made[key] = value
  }
  return made
}

/** A plausible input of an endpoint with these fields given. */
export const plausibleInput = (schema: z.ZodType, given: Record<string, unknown>): Record<string, unknown> => ({
  ...(plausible(schema) as Record<string, unknown>),
  ...given,
})
