import { Agent, request } from 'node:http'

export interface Target {
  port: number
  path: string
  cookie?: string
}

export interface Answer {
  status: number
  bytes: number
  milliseconds: number
}

/** One request over a kept connection. */
export function get(agent: Agent, { port, path, cookie }: Target): Promise<Answer> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const call = request({ agent, host: '127.0.0.1', port, path, headers: cookie ? { cookie } : {} }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes, milliseconds: performance.now() - began }))
      answer.on('error', reject)
    })
    call.on('error', reject)
    call.end()
  })
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Requests per second of `count` requests, `concurrency` at a time. */
export async function throughput(target: Target, count: number, concurrency: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  let left = count
  const worker = async () => {
    while (left-- > 0) {
      const { status } = await get(agent, target)
      if (status !== 200) throw new Error(`${target.path} 答复 ${status}`)
    }
  }
  const began = performance.now()
  try {
    await Promise.all(Array.from({ length: concurrency }, worker))
    return (count * 1000) / (performance.now() - began)
  } finally {
    agent.destroy()
  }
}

/** Milliseconds of one request at a time: the median after a warm-up. */
export async function latency(target: Target, times: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    await get(agent, target)
    const found: number[] = []
    for (let turn = 0; turn < times; turn++) {
      const answer = await get(agent, target)
      if (answer.status !== 200) throw new Error(`${target.path} 答复 ${answer.status}`)
      found.push(answer.milliseconds)
    }
    return median(found)
  } finally {
    agent.destroy()
  }
}

/** The cookie of a demo account. */
export async function signIn(port: number, login: string, password: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hongzhu': '1' },
    body: JSON.stringify({ login, password }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`${login} 登录失败：${await answer.text()}`)
  return cookie
}
