import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { contract } from '@hongzhu/contract'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { ORPCError, ValidationError } from '@orpc/server'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../access/scope.ts'
import type { Bound, Incoming } from './bind.ts'
import { compressAnswers } from './compress.ts'
import type { Services } from './context.ts'
import { Failure, type FieldFault, problemOf } from './failure.ts'
import { plainWords } from './plain-words.ts'

z.config({ ...z.locales.zhCN(), customError: plainWords })

export const SESSION_COOKIE = 'hongzhu_session'
const UPLOAD_LIMIT = 25 * 1024 * 1024

export interface ServerParts {
  services: Services
  routes: readonly Bound[]
  /** Finds the actor of a session token, or null. */
  identify: (token: string, services: Services) => Promise<Actor | null>
  /** The account a token belongs to, where that is known without asking the database: for counting requests, for nothing else. */
  recall: (token: string) => string | undefined
  /** Folder of the built web application; undefined in tests of the API. */
  webDir: string | undefined
  /** Extra answers that are no endpoints of the contract (health, OpenAPI document). */
  plain: Record<string, (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>>
}

const isDatabaseGone = (error: unknown) => {
  const { code, message } = error as { code?: string; message?: string }
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003'].includes(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(message ?? '')
  )
}

/** One issue of a parsed input at its field; what the contract does not know is told one by one. */
export function faultsOf(issue: {
  path?: readonly unknown[] | undefined
  message: string
  keys?: readonly string[]
}): FieldFault[] {
  const at = (issue.path ?? []).map((part) => String(typeof part === 'object' ? (part as { key: PropertyKey }).key : part))
  const places = issue.keys ? issue.keys.map((key) => [...at, key]) : [at]
  return places.map((place) => ({ path: place.join('.'), message: issue.message }))
}

/** Every error becomes a problem document; what we did not foresee says nothing about the inside (SEC-40). */
function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const fields = error.cause.issues.flatMap(faultsOf)
    return new Failure('invalid', '填写的内容有误，请按提示改正。', { fields })
  }
  if (error instanceof ORPCError && error.status === 404) return new Failure('not-found', '没有这个地址。')
  if (error instanceof ORPCError && error.status < 500) return new Failure('invalid', '请求的格式不对。')
  if (isDatabaseGone(error))
    return new Failure('unavailable', '数据库暂时连不上，系统正在等它恢复；已保存的内容没有丢失，请稍后再试。', {
      code: 'database.gone',
    })
  if ((error as { code?: string }).code === 'ENOSPC' || (error as { code?: string }).code === '53100')
    return new Failure('unavailable', '服务器磁盘已满，这次没有保存；请联系系统管理员清理后再试。', { code: 'disk.full' })
  if ((error as { code?: string }).code === '40001' || (error as { code?: string }).code === '40P01')
    return new Failure('conflict', '有人正在办理同一件事，请稍候再试一次。')
  return new Failure('internal', '系统出了错，这次没有保存。请把下面的编号告诉系统管理员。')
}

/** The capability in whose part of the contract an endpoint stands. */
const capabilityOf = (endpoint: unknown) =>
  Object.entries(contract).find(([, endpoints]) => Object.values(endpoints).includes(endpoint as never))?.[0] ?? ''

function handlerOf(routes: readonly Bound[]) {
  const router = Object.fromEntries(routes.map((route, index) => [`r${index}`, route.procedure]))
  const capabilities = routes.map((route) => capabilityOf(route.endpoint))
  return new OpenAPIHandler(router, {
    clientInterceptors: [
      async ({ next, context, path }) => {
        try {
          return await next()
        } catch (error) {
          const failure = failureOf(error)
          const incoming = context as Incoming & { log: FastifyRequest['log'] }
          if (failure.kind === 'internal') incoming.log.error({ err: error }, 'unforeseen')
          const problem = problemOf(failure, incoming.requestId, capabilities[Number(path[0]?.slice(1))])
          throw new ORPCError(failure.kind, { status: problem.status, message: problem.title, data: problem, defined: false })
        }
      },
    ],
    customErrorResponseBodyEncoder: (error) => error.data ?? problemOf(failureOf(error), ''),
  })
}

/** Changing calls must come from our own pages: a header that other sites cannot send without asking (CSRF). */
function refuseForeign(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (request.headers['x-hongzhu'] !== '1')
    throw new Failure('forbidden', '请从本系统的页面操作。', { code: 'access.foreign-request' })
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > UPLOAD_LIMIT) throw new Failure('too-large', '文件超过 20 MB，请压缩或拆分后再传（SEC-36）。')
  if (request.headers['transfer-encoding']) throw new Failure('invalid', '上传须写明长度。')
}

/**
 * Who is counted (SEC-39): the account of a session that was found before, else the address. An invented session counts
 * for its address; a true one does so once, until it has been looked up.
 */
function counted(request: FastifyRequest, recall: ServerParts['recall']): string {
  const token = request.cookies[SESSION_COOKIE]
  const account = token ? recall(token) : undefined
  return account ? `account ${account}` : `address ${request.ip}`
}

async function protect(app: FastifyInstance, services: Services, recall: ServerParts['recall']): Promise<void> {
  await app.register(cookie)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes style elements, two of them without a nonce: decision 0017.
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: services.config.secureCookies,
  })
  if (services.config.rateLimit > 0)
    await app.register(rateLimit, {
      max: services.config.rateLimit,
      timeWindow: '1 minute',
      keyGenerator: (request) => counted(request, recall),
      allowList: (request) => !request.url.startsWith('/api/'),
      errorResponseBuilder: (request) => problemOf(new Failure('too-many', '操作太频繁，请一分钟后再试。'), request.id) as never,
    })
}

/** The one HTTP server: API under /api, the web application for everything else. */
export async function buildServer({ services, routes, identify, recall, webDir, plain }: ServerParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: services.config.logLevel === 'silent' ? false : { level: services.config.logLevel },
    trustProxy: services.config.trustProxy,
    genReqId: () => randomUUID(),
  })
  await protect(app, services, recall)
  compressAnswers(app)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
  app.setErrorHandler((error: { statusCode?: number; status?: number }, request, reply) => {
    const failure =
      error.statusCode === 429 || error.status === 429
        ? new Failure('too-many', '操作太频繁，请一分钟后再试。')
        : failureOf(error)
    if (failure.kind === 'internal') request.log.error({ err: error }, 'unforeseen')
    const problem = problemOf(failure, request.id)
    reply.code(problem.status).type('application/problem+json').send(problem)
  })
  for (const [path, answer] of Object.entries(plain)) app.get(path, answer)
  const api = handlerOf(routes)
  app.all('/api/*', async (request, reply) => {
    refuseForeign(request)
    reply.header('x-request-id', request.id).header('cache-control', 'no-store')
    const incoming: Incoming & { log: FastifyRequest['log'] } = {
      services,
      identify: async () => {
        const token = request.cookies[SESSION_COOKIE]
        return token ? identify(token, services) : null
      },
      requestId: request.id,
      ip: request.ip,
      device: request.headers['user-agent'] ?? '',
      setCookie: (value) => {
        const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: services.config.secureCookies } as const
        if (value === null) reply.clearCookie(SESSION_COOKIE, options)
        else reply.setCookie(SESSION_COOKIE, value, options)
      },
      log: request.log,
    }
    const { matched } = await api.handle(request, reply, { prefix: '/api', context: incoming })
    if (!matched) throw new Failure('not-found', '没有这个地址。')
  })
  if (webDir && existsSync(webDir)) await serveWeb(app, webDir)
  return app
}

async function serveWeb(app: FastifyInstance, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/'))
      return reply.sendFile('index.html')
    return reply
      .code(404)
      .type('application/problem+json')
      .send(problemOf(new Failure('not-found', '没有这个地址。'), request.id))
  })
}
