// The reference: a bare Fastify server that runs the same statements on a pool of the same size, without session, scope or
// row-level security, and answers the same rows as JSON.
import Fastify from 'fastify'
import pg from 'pg'

const statements = JSON.parse(process.env.BARE_STATEMENTS ?? '[]') as { text: string; values: unknown[] }[]
const pool = new pg.Pool({ connectionString: process.env.BARE_URL, max: 10 })
const app = Fastify()
app.get('/up', async () => ({ ok: true }))
app.get('/page', async () => {
  const [rows, ...others] = await Promise.all(statements.map(({ text, values }) => pool.query(text, values)))
  return { rows: rows?.rows ?? [], more: others.map((other) => other.rows) }
})
await app.listen({ port: Number(process.env.BARE_PORT), host: '127.0.0.1' })
process.on('SIGTERM', () => {
  app.close().then(() => pool.end())
})
