import type { z } from 'zod'

interface Definition {
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: z.ZodType[]
  innerType?: z.ZodType
  in?: z.ZodType
  out?: z.ZodType
  left?: z.ZodType
  right?: z.ZodType
  items?: z.ZodType[]
  valueType?: z.ZodType
}

/** The names of all fields of a schema, however deep. */
export function fieldNames(schema: z.ZodType, seen = new Set<z.ZodType>()): string[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const def = schema._zod.def as unknown as Definition
  const shape = Object.entries(def.shape ?? {})
  const inner = [
    def.element,
    def.innerType,
    def.in,
    def.out,
    def.left,
    def.right,
    def.valueType,
    ...(def.options ?? []),
    ...(def.items ?? []),
  ]
  return [
    ...shape.map(([name]) => name),
    ...shape.flatMap(([, field]) => fieldNames(field, seen)),
    ...inner.flatMap((one) => (one ? fieldNames(one, seen) : [])),
  ]
}
