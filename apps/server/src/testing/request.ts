import type { InjectOptions } from 'fastify'
import type { ListedEndpoint } from './endpoints.ts'

const asQuery = (input: Record<string, unknown>) => {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(key, String(one))
  return query.toString()
}

/** The request of an endpoint with its path filled; what is not in the path goes into query or body. */
export function requestFor(
  { method, path, params }: ListedEndpoint,
  filled: Record<string, string>,
  input: Record<string, unknown>,
): InjectOptions {
  const url = `/api${path.replace(/\{\+?(\w+)\}/g, (_, name: string) => encodeURIComponent(filled[name] ?? '1'))}`
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !params.includes(key)))
  if (method === 'GET') return { method, url: `${url}?${asQuery(rest)}` }
  return { method: method as 'POST', url, payload: rest }
}
