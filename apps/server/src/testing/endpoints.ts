import { type Access, contract, type EndpointMeta } from '@hongzhu/contract'
import { PERMISSIONS, type Permission } from '@hongzhu/domain/access'
import type { AnyContractProcedure } from '@orpc/contract'
import type { z } from 'zod'

/** An endpoint as tests walk over it. */
export interface ListedEndpoint {
  name: string
  method: string
  path: string
  summary: string
  access: Access
  accessLabel: string
  permission: Permission | undefined
  /** The input that names the organisation, where access is bound to one. */
  org: string | undefined
  params: string[]
  input: z.ZodType
  isStrict: boolean
  meta: EndpointMeta
  procedure: AnyContractProcedure
}

const isEndpoint = (value: object): value is AnyContractProcedure => '~orpc' in value

function labelOf(access: Access): string {
  if (access === 'public') return '公开'
  if (access === 'self') return '本人'
  return `${PERMISSIONS[access.permission]} \`${access.permission}\``
}

/** Whether a schema refuses unknown fields: an object that is strict, also behind refinements, or a union of such. */
function refusesUnknown(schema: z.ZodType): boolean {
  const def = schema._zod.def as {
    type: string
    catchall?: z.ZodType
    options?: z.ZodType[]
    innerType?: z.ZodType
    in?: z.ZodType
  }
  if (def.type === 'object') return def.catchall?._zod.def.type === 'never'
  if (def.type === 'union') return (def.options ?? []).every(refusesUnknown)
  const inner = def.innerType ?? def.in
  return inner ? refusesUnknown(inner) : false
}

/** Every endpoint of the contract, in order. */
export function listEndpoints(): ListedEndpoint[] {
  const found: ListedEndpoint[] = []
  const walk = (node: object, name: string) => {
    if (!isEndpoint(node)) {
      for (const [key, child] of Object.entries(node)) walk(child as object, name ? `${name}.${key}` : key)
      return
    }
    const { route, meta, inputSchema } = node['~orpc']
    const { access } = meta as EndpointMeta
    const input = inputSchema as unknown as z.ZodType
    found.push({
      name,
      method: route.method ?? 'GET',
      path: route.path ?? '',
      summary: route.summary ?? '',
      access,
      accessLabel: labelOf(access),
      permission: typeof access === 'object' ? access.permission : undefined,
      org: typeof access === 'object' ? access.org : undefined,
      params: [...(route.path ?? '').matchAll(/\{\+?(\w+)\}/g)].map((match) => match[1] ?? ''),
      input,
      isStrict: refusesUnknown(input),
      meta: meta as EndpointMeta,
      procedure: node,
    })
  }
  walk(contract, '')
  return found.sort((a, b) => (a.path === b.path ? a.method.localeCompare(b.method) : a.path < b.path ? -1 : 1))
}
