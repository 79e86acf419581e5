import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { readConfig } from '../platform/config.ts'
import { startApp, type TestApp } from '../testing/app.ts'
import { listEndpoints } from '../testing/endpoints.ts'
import { fieldNames } from '../testing/fields.ts'
import { LOGIN, PASSWORD } from '../testing/world.ts'

const SERVER = fileURLToPath(new URL('..', import.meta.url))
let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('SEC-39：限次', () => {
  test('three hundred requests a minute and user', async () => {
    const limited = await startApp({ settings: { RATE_LIMIT: '300' } })
    const [one, other] = [await limited.as(LOGIN.clerk), await limited.as(LOGIN.secretary)]
    // The first one finds the session and counts for the address.
    for (let count = 0; count <= 300; count += 1) await one.get('/me')
    const answer = await one.get('/me')
    expect([answer.status, answer.body.title]).toEqual([429, '操作太频繁，请一分钟后再试。'])
    expect((await other.get('/me')).status).toBe(200)
    await limited.close()
  })
  test('invented sessions do not make more of one address', async () => {
    const limited = await startApp({ settings: { RATE_LIMIT: '20' } })
    const invented = (number: number, remoteAddress: string) =>
      limited.anonymous.send({
        method: 'GET',
        url: '/api/me',
        headers: { cookie: `hongzhu_session=invented-${number}` },
        remoteAddress,
      })
    for (let count = 0; count < 20; count += 1) expect((await invented(count, '10.0.0.9')).status).toBe(401)
    expect((await invented(99, '10.0.0.9')).status).toBe(429)
    expect((await invented(99, '10.0.0.8')).status).toBe(401)
    await limited.close()
  })
  test('several sessions of one account count together', async () => {
    const limited = await startApp({ settings: { RATE_LIMIT: '20' } })
    const [one, two] = [await limited.as(LOGIN.clerk), await limited.as(LOGIN.clerk)]
    for (let count = 0; count < 11; count += 1) for (const caller of [one, two]) await caller.get('/me')
    expect([(await one.get('/me')).status, (await two.get('/me')).status]).toEqual([429, 429])
    await limited.close()
  })
  test('twenty exports a day and user', async () => {
    const auditor = await app.as(LOGIN.audit)
    for (let count = 0; count < 20; count += 1) expect((await auditor.get('/audit/export?type=grant')).status).toBe(200)
    const answer = await auditor.get('/audit/export?type=grant')
    expect([answer.status, answer.body.code]).toEqual([429, 'export.too-many'])
    expect((await auditor.get('/audit/events')).status).toBe(200)
  })
})

describe('SEC-35：页面与请求', () => {
  test('a strict content policy without inline script, no framing, no sniffing', async () => {
    const { headers } = await app.anonymous.get('/demo-accounts')
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/default-src 'self'/)
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'")
    expect(policy).toMatch(/object-src 'none'.*frame-ancestors 'none'|frame-ancestors 'none'.*object-src 'none'/)
    const told = Object.fromEntries(policy.split(';').map((part) => part.split(/ (.*)/, 2) as [string, string]))
    expect(told).toMatchObject({
      'script-src-attr': "'none'",
      'connect-src': "'self'",
      'font-src': "'self'",
      'base-uri': "'self'",
      'form-action': "'self'",
    })
    // Inline styles alone, and why: docs/adr/0017-style-policy.md.
    expect(Object.keys(told).filter((name) => told[name]?.includes('unsafe'))).toEqual(['style-src'])
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toBe('no-store')
  })
  test('SEC-06, SEC-08: in production the cookie goes over HTTPS only, and the browser is told to stay there', async () => {
    const secure = await startApp({ settings: { SECURE_COOKIES: '1' } })
    const answer = await secure.anonymous.post('/session', { login: LOGIN.clerk, password: PASSWORD })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*Secure.*SameSite=Lax/)
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/)
    await secure.close()
    expect(readConfig({ APP_ENV: 'production' })).toMatchObject({ secureCookies: true })
  })
  test('every changing call from another site is refused before anything else', async () => {
    for (const endpoint of listEndpoints().filter((one) => one.method !== 'GET')) {
      const url = `/api${endpoint.path.replace(/\{\+?\w+\}/g, '1')}`
      const answer = await app.anonymous.send({
        method: endpoint.method as 'POST',
        url,
        payload: {},
        headers: { 'x-hongzhu': '', 'content-type': 'application/json' },
      })
      expect([endpoint.path, answer.status, answer.body.code]).toEqual([endpoint.path, 403, 'access.foreign-request'])
    }
  })
})

describe('SEC-35：服务器不替人取网址', () => {
  // What can reach another machine, and where the product may do so: none of these takes an address from a request.
  const REACHING =
    /(?<![.\w])fetch\(|new WebSocket\(|['"](?:node:)?(?:http|https|http2|net|tls|dgram|dns)(?:\/promises)?['"]|['"](?:undici|axios|got|ky|node-fetch|nodemailer|ws)['"]/
  const PLACES = {
    'platform/config.ts': 'isIP, to check the setting HOST',
    'platform/db/embedded.ts': 'a free port for the own database',
    'platform/time/sntp.ts': 'the time server of the setting NTP_SERVER',
  }
  test('the rule sees what it is for', () => {
    for (const line of ['await fetch(url)', "import { request } from 'node:https'", "await import('undici')", "from 'http'"])
      expect(REACHING.test(line), line).toBe(true)
    for (const line of ['app.fetch(', 'prefetch(', "from './http/server.ts'"]) expect(REACHING.test(line), line).toBe(false)
  })
  test('calls to other machines stand in named places only', async () => {
    const names = (await readdir(SERVER, { recursive: true })).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('testing/'),
    )
    const reaching: string[] = []
    for (const name of names) if (REACHING.test(await readFile(`${SERVER}/${name}`, 'utf8'))) reaching.push(name)
    expect(reaching.sort()).toEqual(Object.keys(PLACES))
  })
})

describe('SEC-67：范围锁定', () => {
  // Words no column and no field may carry, and where one of them means something else.
  const FORBIDDEN =
    /^(opinion|belief|speech|religion|religious|faith|stance|attitude|sentiment|ideology|thought|remarks?OnParty|points|credits|ranking|rank|leaderboard|streak|checkin|punch|signin|face|fingerprint|latitude|longitude|location|gps|steps|mood|loyalty)s?$/
  const words = (name: string) =>
    name
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[_.-]/)
  const forbidden = (name: string) => words(name).filter((word) => FORBIDDEN.test(word))
  const joined = (name: string) => FORBIDDEN.test(words(name).join(''))
  const isForbidden = (name: string) => forbidden(name).length > 0 || joined(name)

  test('the list catches what it is for and nothing else', () => {
    expect(
      ['opinion_text', 'memberPoints', 'check_in', 'checkIn', 'religion', 'politicalStance', 'faceId'].every(isForbidden),
    ).toBe(true)
    expect(['checked_on', 'surface', 'endpoint', 'appointment', 'signedOn', 'checkedInBatch'].some(isForbidden)).toBe(false)
  })
  test('no column', async () => {
    const { rows } = await sql<{ name: string }>`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = 'public'`.execute(app.owner)
    expect(rows.map((row) => row.name).filter((name) => isForbidden(name.split('.')[1] ?? ''))).toEqual([])
  })
  // The points of a curve; the steps of a procedure, not of a pedometer.
  const HARMLESS = ['figure.trend: points', 'procedure.definitions: steps']
  test('no field of the contract', () => {
    const found: string[] = []
    for (const endpoint of listEndpoints()) {
      const output = (endpoint.procedure['~orpc'].outputSchema ?? endpoint.input) as unknown as z.ZodType
      for (const name of new Set([...fieldNames(endpoint.input), ...fieldNames(output)]))
        if (isForbidden(name)) found.push(`${endpoint.name}: ${name}`)
    }
    expect(found.filter((name) => !HARMLESS.includes(name))).toEqual([])
  })
  test('SEC-66: no score in a table that holds persons', async () => {
    const { rows } = await sql<{
      name: string
    }>`select c.table_name || '.' || c.column_name as name from information_schema.columns c
      where c.table_schema = 'public' and c.column_name ~ 'score|grade_of|rating|star'
        and exists (select from information_schema.columns p where p.table_schema = 'public' and p.table_name = c.table_name and p.column_name = 'person_id')`.execute(
      app.owner,
    )
    expect(rows).toEqual([])
  })
})

describe('SEC-25：该记的都记', () => {
  test('every kind of event a module records is looked at in some test', async () => {
    const files = (await readdir(SERVER, { recursive: true })).filter((path) => path.endsWith('.ts'))
    const read = async (names: string[]) =>
      (await Promise.all(names.map((name) => readFile(`${SERVER}/${name}`, 'utf8')))).join('\n')
    const source = await read(files.filter((name) => !name.endsWith('.test.ts') && !name.startsWith('testing/')))
    const tests = await read(files.filter((name) => name.endsWith('.test.ts') && !name.endsWith('security.test.ts')))
    const recorded = new Set(
      [...source.matchAll(/\btype: (?:[^'\n]*\? )?'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/g)].flatMap((match) => [
        match[1],
        match[2],
      ]),
    )
    const untested = [...recorded].filter(
      (type) => type !== undefined && !tests.includes(`'${type}'`) && !tests.includes(`=${type}'`),
    )
    expect(untested, '这些事件没有测试').toEqual([])
    expect(recorded.size).toBeGreaterThan(15)
  })
})
