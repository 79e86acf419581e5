import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../testing/app.ts'
import { castOf, type Member, OUTSIDE } from '../testing/cast.ts'
import { type ListedEndpoint, listEndpoints } from '../testing/endpoints.ts'
import { plausibleInput } from '../testing/plausible.ts'
import { requestFor } from '../testing/request.ts'

const DOC = fileURLToPath(new URL('../../../../docs/permissions.md', import.meta.url))
const endpoints = listEndpoints()

let app: TestApp
let cast: Member[]
/** Every refusal and error seen, to be searched for what must not be said. */
const said: string[] = []
beforeAll(async () => {
  app = await startApp()
  cast = await castOf(app)
})
afterAll(() => app.close())

/** What one of the cast gets, without anything being done: an unknown field stops every call that passed authorisation. */
async function verdict(endpoint: ListedEndpoint, member: Member): Promise<string> {
  const params = Object.fromEntries(endpoint.params.map((name) => [name, name === 'orgId' ? member.orgId : '1']))
  const answer = await app.anonymous.send(await requestFor(endpoint, params, { notAField: '1' }, member.cookie))
  said.push(JSON.stringify(answer.body))
  if (answer.status === 401 || answer.status === 403) return String(answer.status)
  if (answer.status === 400) return '✓'
  return `意外的 ${answer.status}`
}

const HEAD = `# 谁能办什么

由测试生成（\`UPDATE_PERMISSIONS=1 npx vitest run --project server permissions.matrix\`），逐个真实调用得出。新增接口须有一行，改动须经审阅。
✓ 通过授权（数据仍按各自范围），401 须先登录，403 没有权限。

`

async function table(): Promise<string> {
  const lines = [
    `| 接口 | 事项 | 权限 | ${cast.map((member) => member.label).join(' | ')} |`,
    `|---|---|---|${cast.map(() => ':-:').join('|')}|`,
  ]
  for (const endpoint of endpoints) {
    const cells: string[] = []
    for (const member of cast) cells.push(await verdict(endpoint, member))
    lines.push(`| ${endpoint.method} ${endpoint.path} | ${endpoint.summary} | ${endpoint.accessLabel} | ${cells.join(' | ')} |`)
  }
  return `${HEAD}${lines.join('\n')}\n`
}

/** The rows of the committed table, cell by cell. */
async function rowsOfDocument(): Promise<{ line: string; cells: string[] }[]> {
  const lines = (await readFile(DOC, 'utf8')).split('\n').filter((line) => /^\| (GET|POST|PUT|DELETE) /.test(line))
  return lines.map((line) => ({ line, cells: line.slice(2, -2).split(' | ') }))
}

describe('SEC-13、SEC-18：接口与角色', () => {
  test('every endpoint answers every role as docs/permissions.md says', async () => {
    const made = await table()
    if (process.env.UPDATE_PERMISSIONS) await writeFile(DOC, made)
    const kept = await readFile(DOC, 'utf8').catch(() => '')
    expect(made.split('\n').filter((line) => line.includes('意外'))).toEqual([])
    const lines = new Set(kept.split('\n'))
    expect(
      made.split('\n').filter((line) => !lines.has(line)),
      '与 docs/permissions.md 不同的行；确认无误后用 UPDATE_PERMISSIONS=1 更新',
    ).toEqual([])
    expect(kept).toBe(made)
  })

  test('nobody unknown passes but where it says public', async () => {
    const anonymous = cast.findIndex((member) => member.id === 'anonymous')
    for (const { cells, line } of await rowsOfDocument()) expect(cells[3 + anonymous] === '✓', line).toBe(cells[2] === '公开')
  })

  test('SEC-14: the three administrators pass no business endpoint', async () => {
    const allowed = /^(公开|本人)$|`(org\.tree|account\.\w+|grant\.decide|audit\.read|job\.read|rule\.read|feedback\.write)`/
    for (const { cells, line } of await rowsOfDocument())
      for (const id of ['system', 'security', 'audit'])
        if (!allowed.test(cells[2] ?? '')) expect(cells[3 + cast.findIndex((member) => member.id === id)], line).toBe('403')
  })
})

describe('SEC-18：越过范围看不见', () => {
  const placed = endpoints.filter((endpoint) => endpoint.org !== undefined)
  test.each(placed.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    async (_name, endpoint) => {
      const callers = cast.filter((member) => member.permissions.includes(endpoint.permission ?? '') && OUTSIDE[member.id])
      expect(callers.length, '没有哪个角色可以调用它').toBeGreaterThan(0)
      for (const member of callers) {
        const input = plausibleInput(endpoint.input, { [endpoint.org ?? '']: OUTSIDE[member.id] ?? '' })
        const params = Object.fromEntries(endpoint.params.map((name) => [name, String(input[name] ?? '1')]))
        const answer = await app.anonymous.send(await requestFor(endpoint, params, input, member.cookie))
        expect([member.label, answer.status, JSON.stringify(answer.body.fields ?? null)]).toEqual([member.label, 404, 'null'])
      }
    },
  )
})

test('SEC-34: every endpoint refuses fields it does not know', () => {
  const loose = endpoints.filter((endpoint) => !endpoint.isStrict).map((endpoint) => endpoint.path)
  expect(loose).toEqual([])
})

test('SEC-40: no answer tells of stack, SQL, path or version', async () => {
  await sql`alter table org_name rename to org_name_gone`.execute(app.owner)
  const broken = await app.anonymous.send({ method: 'GET', url: '/api/orgs', headers: { cookie: cast[1]?.cookie ?? '' } })
  await sql`alter table org_name_gone rename to org_name`.execute(app.owner)
  expect(broken.status).toBe(500)
  expect(broken.body).toMatchObject({ code: 'internal', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  said.push(JSON.stringify(broken.body))
  expect(said.length).toBeGreaterThan(100)
  for (const body of said)
    expect(body).not.toMatch(
      /\bat .+:\d+:\d+|node_modules|\.ts\b|\bselect .+ from\b|insert into|postgres|kysely|fastify|zod|orpc/i,
    )
})
