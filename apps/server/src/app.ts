import { contract } from '@hongzhu/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import { identify, recall, refreshOrgs, routes } from './modules/index.ts'
import type { Services } from './platform/http/context.ts'
import { buildServer } from './platform/http/server.ts'

/** The OpenAPI 3.1 document of all endpoints. */
export const openApiDocument = () =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: '红烛 · 教育系统党建工作平台', version: '1' },
    servers: [{ url: '/api' }],
  })

/** The application on its services; tests use it without a port. */
export const buildApp = (services: Services, webDir?: string): Promise<FastifyInstance> =>
  buildServer({
    services: { ...services, derive: async (ctx, orgIds) => void (await refreshOrgs(ctx, orgIds)) },
    routes,
    identify,
    recall,
    webDir,
    plain: {
      '/healthz': async (_request, reply) => {
        await services.pool.query('select 1')
        return reply.header('cache-control', 'no-store').send({ ok: true, today: services.clock.today() })
      },
      '/api/openapi.json': async (_request, reply) => reply.send(await openApiDocument()),
    },
  })
