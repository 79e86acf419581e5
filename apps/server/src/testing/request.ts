import type { InjectOptions } from 'fastify'
import type { ListedEndpoint } from './endpoints.ts'

const asQuery = (input: Record<string, unknown>) => {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(key, String(one))
  return query.toString()
}

/** A form with files, as a browser sends it. */
async function asForm(input: Record<string, unknown>): Promise<{ payload: Buffer; headers: Record<string, string> }> {
  const form = new FormData()
  for (const [key, value] of Object.entries(input)) {
    if (value instanceof File) form.append(key, value, value.name)
    else if (value !== undefined) form.append(key, String(value))
  }
  const sent = new Response(form)
  const payload = Buffer.from(await sent.arrayBuffer())
  return {
    payload,
    headers: { 'content-type': sent.headers.get('content-type') ?? '', 'content-length': String(payload.length) },
  }
}

/** The request of an endpoint with its path filled; what is not in the path goes into query, body or form. */
export async function requestFor(
  { method, path, params }: ListedEndpoint,
  filled: Record<string, string>,
  input: Record<string, unknown>,
  cookie: string | undefined,
): Promise<InjectOptions> {
  const url = `/api${path.replace(/\{\+?(\w+)\}/g, (_, name: string) => encodeURIComponent(filled[name] ?? '1'))}`
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !params.includes(key)))
  const signed: Record<string, string> = cookie ? { cookie } : {}
  if (method === 'GET') return { method, url: `${url}?${asQuery(rest)}`, headers: signed }
  if (Object.values(rest).some((value) => value instanceof File)) {
    const form = await asForm(rest)
    return { method: method as 'POST', url, payload: form.payload, headers: { ...form.headers, ...signed } }
  }
  return { method: method as 'POST', url, payload: rest, headers: { 'content-type': 'application/json', ...signed } }
}
