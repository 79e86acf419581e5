import { createHash, randomBytes } from 'node:crypto'
import type { Permission } from '@hongzhu/domain/access'
import type { FastifyInstance } from 'fastify'
import { databaseOf } from '../platform/db/pool.ts'
import { SYSTEM, writeEvents } from '../platform/events/record.ts'
import { SESSION_COOKIE } from '../platform/http/server.ts'
import { type Arguments, word } from './arguments.ts'
import { type Reached, UsageError, withServices } from './database.ts'
import { endSession, findOperator, insertSession } from './operator-queries.ts'

/** The API as one account sees it, without a port. */
export interface Operator {
  /** Organisation of the grant it acts in. */
  orgId: string
  get: (path: string) => Promise<{ bytes: Buffer; json: () => unknown }>
  post: (path: string, body: FormData | object) => Promise<unknown>
}

const DAY = 86_400_000

function callsOf(app: FastifyInstance, token: string) {
  const send = async (method: 'GET' | 'POST', url: string, body?: { payload: Buffer; type: string }) => {
    const answer = await app.inject({
      method,
      url: `/api${url}`,
      headers: {
        cookie: `${SESSION_COOKIE}=${token}`,
        'x-hongzhu': '1',
        ...(body ? { 'content-type': body.type, 'content-length': String(body.payload.length) } : {}),
      },
      ...(body ? { payload: body.payload } : {}),
    })
    if (answer.statusCode >= 400) {
      const problem = answer.json() as { title?: string; fields?: { path: string; message: string }[] }
      throw new Error(
        [
          problem.title ?? `失败（${answer.statusCode}）`,
          ...(problem.fields ?? []).map((field) => `  ${field.path}：${field.message}`),
        ].join('\n'),
      )
    }
    return answer
  }
  return {
    get: async (path: string) => {
      const answer = await send('GET', path)
      return { bytes: answer.rawPayload, json: () => answer.json() as unknown }
    },
    post: async (path: string, body: FormData | object) => {
      const wrapped = body instanceof FormData ? new Response(body) : Response.json(body)
      const payload = Buffer.from(await wrapped.arrayBuffer())
      return (await send('POST', path, { payload, type: wrapped.headers.get('content-type') ?? '' })).json() as unknown
    },
  }
}

/**
 * Does the work as an account would: same endpoints, same permissions, same events. Who sits at the server may act for any
 * account, so that this happened is an event of its own.
 */
export async function asOperator<T>(
  args: Arguments,
  reached: Reached,
  act: { permission: Permission; about: string },
  work: (operator: Operator) => Promise<T>,
): Promise<T> {
  const login = args.as ?? word([], 0, '以谁的身份办理（--as 登录名）')
  return withServices(reached, async (services) => {
    const db = databaseOf(services.pool)
    const found = await findOperator(db, login, act.permission, services.clock.today())
    if (!found) throw new UsageError(`账号 ${login} 不存在、已停用，或者没有${act.about}的权限。`)
    const token = randomBytes(32).toString('base64url')
    const hash = createHash('sha256').update(token).digest('hex')
    const expiresAt = new Date(services.clock.now() + DAY).toISOString()
    await insertSession(db, { hash, accountId: found.accountId, grantId: found.grantId, expiresAt, device: '命令行' })
    await writeEvents(db, { ...SYSTEM, accountId: found.accountId, actor: found.name, role: found.role, device: '命令行' }, [
      { type: 'identity.acted-for', summary: `命令行以${found.name}（${login}）的身份${act.about}`, orgId: found.orgId },
    ])
    // The whole application is loaded only for the commands that need it.
    const { buildApp } = await import('../app.ts')
    const app = await buildApp({ ...services, config: { ...services.config, rateLimit: 0, logLevel: 'silent' } })
    try {
      await app.ready()
      return await work({ orgId: found.orgId, ...callsOf(app, token) })
    } finally {
      await endSession(db, hash)
      await app.close()
    }
  })
}
