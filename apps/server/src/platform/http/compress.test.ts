import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { compressAnswers } from './compress.ts'

const LONG = JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ id: String(index), name: '青禾县某某学校党支部' })))

test('long answers travel gzipped to whoever takes it, others as they are', async () => {
  const app = Fastify()
  compressAnswers(app)
  app.get('/long', async (_request, reply) => reply.type('application/json').send(LONG))
  app.get('/short', async () => '{}')
  app.get('/file', async (_request, reply) => reply.send(Buffer.from(LONG)))
  const headers = { 'accept-encoding': 'gzip, deflate, br' }
  const long = await app.inject({ url: '/long', headers })
  expect(long.headers).toMatchObject({ 'content-encoding': 'gzip', 'content-length': String(long.rawPayload.length) })
  expect(gunzipSync(long.rawPayload).toString()).toBe(LONG)
  expect(long.rawPayload.length).toBeLessThan(LONG.length / 5)
  expect((await app.inject({ url: '/long' })).body).toBe(LONG)
  expect((await app.inject({ url: '/short', headers })).headers['content-encoding']).toBeUndefined()
  expect((await app.inject({ url: '/file', headers })).headers['content-encoding']).toBeUndefined()
  await app.close()
})
