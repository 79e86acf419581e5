import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { date } from '@hongzhu/domain'
import type { FastifyInstance, InjectOptions } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { buildApp } from '../app.ts'
import { readConfig } from '../platform/config.ts'
import { type Database, databaseOf, openPool } from '../platform/db/pool.ts'
import type { Services } from '../platform/http/context.ts'
import { wordlessEvents } from './wordless.ts'
import { makeWorld, PASSWORD, type World } from './world.ts'

/** A test's today, unless it moves it. */
export const TODAY = date('2026-11-22')

export interface Reply<T = unknown> {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  body: T extends unknown ? any : never
  headers: Record<string, unknown>
  raw: Buffer
}

/** One signed-in person calling the API without a port. */
export interface Caller {
  get: (path: string) => Promise<Reply>
  post: (path: string, body?: unknown) => Promise<Reply>
  put: (path: string, body?: unknown) => Promise<Reply>
  delete: (path: string, body?: unknown) => Promise<Reply>
  send: (options: InjectOptions) => Promise<Reply>
}

export interface TestApp {
  app: FastifyInstance
  services: Services
  /** As the owner, past row-level security: for arranging and looking. */
  owner: Database
  world: World
  /** Moves today. */
  setToday: (day: string) => void
  /** Moves the clock by milliseconds, for sessions and limits. */
  advance: (milliseconds: number) => void
  anonymous: Caller
  /** Signs in as one of the cast. */
  as: (login: string) => Promise<Caller>
  close: () => Promise<void>
}

function callerWith(app: FastifyInstance, cookie: string | undefined): Caller {
  const send = async (options: InjectOptions): Promise<Reply> => {
    const headers = { 'x-hongzhu': '1', ...(cookie ? { cookie } : {}), ...options.headers }
    const answer = await app.inject({ ...options, headers })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : answer.body,
      headers: answer.headers,
      raw: answer.rawPayload,
    }
  }
  const withBody = (method: 'POST' | 'PUT' | 'DELETE') => (path: string, body?: unknown) =>
    send({
      method,
      url: `/api${path}`,
      ...(body === undefined ? {} : { payload: body as object, headers: { 'content-type': 'application/json' } }),
    })
  return {
    get: (path) => send({ method: 'GET', url: `/api${path}` }),
    post: withBody('POST'),
    put: withBody('PUT'),
    delete: withBody('DELETE'),
    send,
  }
}

interface Start {
  /** Without the cast: an installation before its first set-up. */
  isEmpty?: boolean
  /** More settings, e.g. RATE_LIMIT. */
  settings?: Record<string, string>
}

/** A database of its own with the cast in it, and the application on top. */
export async function startApp({ isEmpty = false, settings = {} }: Start = {}): Promise<TestApp> {
  const server = inject('databaseServer')
  const name = `hongzhu_test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} template ${inject('databaseTemplate')}`)
  const target = new URL(server)
  target.pathname = `/${name}`
  const url = target.toString()
  const config = readConfig({ APP_ENV: 'test', LOG_LEVEL: process.env.TEST_LOG ?? 'silent', RATE_LIMIT: '0', ...settings })
  if ('problems' in config) throw new Error(config.problems.join('\n'))
  const pool = openPool({ url, max: 8 })
  const ownerPool = openPool({ url, max: 3, asOwner: true })
  const owner = databaseOf(ownerPool)
  const filesDir = await mkdtemp(join(tmpdir(), 'hongzhu-files-'))
  let today = TODAY
  let offset = 0
  const services: Services = {
    config,
    clock: { today: () => today, now: () => Date.now() + offset },
    pool,
    ownerUrl: url,
    filesDir,
  }
  const world = isEmpty ? { person: {} } : await makeWorld(owner)
  const app = await buildApp(services)
  await app.ready()
  return {
    app,
    services,
    owner,
    world,
    setToday: (day) => {
      today = date(day)
    },
    advance: (milliseconds) => {
      offset += milliseconds
    },
    anonymous: callerWith(app, undefined),
    as: async (login) => {
      const answer = await callerWith(app, undefined).post('/session', { login, password: PASSWORD })
      const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]
      if (answer.status !== 200) throw new Error(`${login} 登录失败：${JSON.stringify(answer.body)}`)
      return callerWith(app, cookie)
    },
    close: async () => {
      const found = await wordlessEvents(owner)
      await app.close()
      await pool.end()
      await ownerPool.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      await rm(filesDir, { recursive: true, force: true })
      if (found.length > 0) throw new Error(`审计里没有中文说法（packages/domain/src/audit）：${found.join('；')}`)
    },
  }
}
