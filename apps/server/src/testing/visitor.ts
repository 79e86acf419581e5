import { PASSWORD } from './world.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  body: any
}

/** Somebody signed in at a product that runs as its own process. Throws when the connection breaks. */
export interface Visitor {
  call: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
  upload: (path: string, fields: Record<string, string>, file: File) => Promise<Answer>
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  return { status: response.status, body: isJson && text ? JSON.parse(text) : text }
}

/** Signs in over HTTP; the session outlives restarts of the product. */
export async function visit(url: string, login: string, password = PASSWORD): Promise<Visitor> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hongzhu': '1' },
    body: JSON.stringify({ login, password }),
  })
  if (signedIn.status !== 200) throw new Error(`${login} 登录失败：${await signedIn.text()}`)
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const headers = { cookie, 'x-hongzhu': '1' }
  const signal = () => AbortSignal.timeout(30_000)
  return {
    call: async (method, path, body) =>
      answerOf(
        await fetch(`${url}/api${path}`, {
          method,
          signal: signal(),
          headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      ),
    upload: async (path, fields, file) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      form.append('file', file)
      // One buffer, so that its length is known beforehand.
      const whole = new Response(form)
      const type = whole.headers.get('content-type') ?? ''
      return answerOf(
        await fetch(`${url}/api${path}`, {
          method: 'POST',
          signal: signal(),
          headers: { ...headers, 'content-type': type },
          body: await whole.arrayBuffer(),
        }),
      )
    },
  }
}
