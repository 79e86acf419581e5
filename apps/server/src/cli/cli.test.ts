import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { startApp, type TestApp, TODAY } from '../testing/app.ts'
import { LOGIN, ORG } from '../testing/world.ts'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
let app: TestApp
let folder: string
const made: string[] = []

interface Said {
  code: number
  out: string
  err: string
}

/** One call of the command line on the test's database. */
const call = (args: string[], more: Record<string, string> = {}): Promise<Said> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env.PATH ?? '',
      APP_ENV: 'test',
      APP_TODAY: TODAY,
      DATABASE_URL: app.services.ownerUrl,
      HONGZHU_DATA: folder,
      INIT_CWD: folder,
      ...more,
    }
    execFile(process.execPath, [MAIN, ...args], { env, maxBuffer: 50_000_000 }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err }),
    )
  })

async function emptyDatabase(): Promise<string> {
  const name = `hongzhu_cli_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: inject('databaseServer') })
  await admin.connect()
  await admin.query(`create database ${name} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`)
  await admin.end()
  const target = new URL(inject('databaseServer'))
  target.pathname = `/${name}`
  made.push(name)
  return target.toString()
}

beforeAll(async () => {
  app = await startApp()
  folder = await mkdtemp(join(tmpdir(), 'hongzhu-cli-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('usage', () => {
  test('help names every command', async () => {
    const { code, out } = await call(['help'])
    expect(code).toBe(0)
    for (const name of [
      'due',
      'figure',
      'rules check',
      'backup',
      'restore',
      'move-to',
      'audit verify',
      'audit archive',
      'import',
      'export',
      'doctor',
      'seed',
    ])
      expect(out).toContain(name)
  })
  test.each([
    [['nonsense'], '没有 nonsense 这个命令'],
    [['due'], '--org'],
    [['due', '--org', 'x'], '须为组织编号'],
    [['due', '--org', '424242'], '没有编号为 424242 的组织'],
    [['due', '--org', '5', '--on', '2026-13-01'], '不是日期'],
    [['due', '--org', '5', '--on', '2099-01-01'], '不能晚于今天'],
    [['figure', 'x', '--oops'], '没有 --oops 这个选项'],
    [['rules', 'check', 'XYZ-1'], '没有编号为 XYZ-1 的规则'],
    [['rules', 'check', 'ORG-01', '--facts', 'none.json'], '读不到文件'],
    [['move-to', 'somewhere'], 'postgres://'],
    [['import', 'cats', 'x.xlsx'], '种类只能是'],
    [['export', 'member', '--as', 'member', '--out', 'x.xlsx'], '没有导出党员名册的权限'],
    [['seed', '--size', 'planet'], '--size 只能是'],
  ])('%j is refused with a sentence and code 2', async (args, sentence) => {
    const { code, err } = await call(args)
    expect(err).toContain(sentence)
    expect(err.split('\n').length).toBeLessThan(4)
    expect(code).toBe(2)
  })
  test('a wrong setting is one sentence', async () => {
    expect((await call(['due', '--org', '5'], { PORT: 'x' })).err).toContain('PORT')
  })
})

describe('engines', () => {
  test('due derives what the page shows', async () => {
    const { out, code } = await call(['due', '--org', ORG.maths, '--json'])
    expect(code).toBe(0)
    const { duties, on } = JSON.parse(out)
    expect(on).toBe(TODAY)
    expect(duties.some((duty: { key: string }) => duty.key === `MTG-01:committee:${ORG.maths}:2026-11`)).toBe(true)
    expect((await call(['due', '--org', ORG.maths])).out).toContain('未办')
    const below = JSON.parse((await call(['due', '--org', ORG.school, '--below', '--json'])).out)
    expect(new Set(below.duties.map((duty: { orgId: string }) => duty.orgId)).size).toBeGreaterThan(2)
  })
  test('figure and its catalogue', async () => {
    const list = JSON.parse((await call(['figure', 'list', '--json'])).out)
    expect(list.length).toBeGreaterThan(40)
    const value = JSON.parse((await call(['figure', 'org.branches', '--org', ORG.qinghe, '--json'])).out)
    expect(value).toMatchObject({ numerator: 3, orgId: ORG.qinghe, on: TODAY })
    expect((await call(['figure', 'org.branches'])).out).toContain('云山市教育工委')
    expect((await call(['figure', 'org.nothing'])).err).toContain('没有这个指标')
  })
  test('rules check plays examples or judges given facts', async () => {
    const played = await call(['rules', 'check', 'ORG-13'])
    expect(played.code).toBe(0)
    expect(played.out).toContain('✓')
    const facts = {
      on: TODAY,
      org: {
        orgId: '1',
        name: '中共示例支部',
        shortName: '示例党支部',
        kind: 'branch',
        kindSince: '2015-01-01',
        foundedOn: '2015-01-01',
        fullMembers: 2,
        probationaryMembers: 0,
        coveredUnits: 1,
        terms: [],
        posts: [],
        groups: [],
        supervisionOn: [],
      },
    }
    await writeFile(join(folder, 'facts.json'), JSON.stringify(facts))
    const judged = JSON.parse((await call(['rules', 'check', 'ORG-01', '--facts', 'facts.json', '--json'])).out)
    expect(judged.findings).toMatchObject([{ code: 'org.too-small', severity: 'warn' }])
  })
})

describe('operations', () => {
  test('audit verify says the chain is whole', async () => {
    expect((await call(['audit', 'verify'])).out).toContain('审计链完整')
  })
  test('audit archive moves nothing that is young', async () => {
    expect((await call(['audit', 'archive'])).out).toContain('没有在线期满的审计记录')
  })
  test('backup, restore into an empty database, move to another', async () => {
    const made = await call(['backup', 'all.hzbak'])
    expect(made.err).toBe('')
    const [restored, moved] = [await emptyDatabase(), await emptyDatabase()]
    expect((await call(['restore', 'all.hzbak'], { DATABASE_URL: restored, HONGZHU_DATA: join(folder, 'r') })).out).toContain(
      '已恢复',
    )
    expect((await call(['restore', 'all.hzbak'])).err).toContain('已经有数据')
    expect((await call(['move-to', moved, '--files', 'moved-files'])).out).toContain('已搬到')
    for (const url of [restored, moved])
      expect(JSON.parse((await call(['figure', 'org.branches', '--json'], { DATABASE_URL: url })).out).numerator).toBe(4)
    const types = await app.owner.selectFrom('event').select('type').where('type', 'like', 'backup.%').execute()
    expect(types.map((row) => row.type)).toEqual(['backup.made', 'backup.moved'])
  })
  test('seed refuses a system with organisations', async () => {
    expect((await call(['seed', '--size', 'district'])).err).toContain('只能装进空的系统')
  })
  test('doctor is one page and hides the password of the connection', async () => {
    const { out } = await call(['doctor'])
    for (const part of ['Node v24', 'PostgreSQL', '数据库升级', '可用磁盘', '备份', '时钟', '病毒查杀', 'RATE_LIMIT'])
      expect(out).toContain(part)
    const password = new URL(app.services.ownerUrl).password
    if (password) expect(out).not.toContain(password)
  })
  test('export acts as an account and leaves both events', async () => {
    const { out } = await call(['export', 'org', '--as', LOGIN.county, '--out', 'orgs.xlsx'])
    expect(out).toContain('已导出')
    expect((await readFile(join(folder, 'orgs.xlsx'))).subarray(0, 2).toString()).toBe('PK')
    const events = await app.owner.selectFrom('event').select(['type', 'actor']).orderBy('seq', 'desc').limit(2).execute()
    expect(events.map((event) => event.type)).toEqual(['export.made', 'identity.acted-for'])
  })
  test('import previews, and writes only when told to', async () => {
    await writeFile(
      join(folder, 'schools.csv'),
      '学校代码,学校名称,学段,办学性质,所在县区\n9901999901,青禾县柳河小学,小学,公办,青禾县\n9901999902,青禾县石桥小学,小学,公办,青禾县\n',
    )
    const count = async () =>
      Number(
        (
          await app.owner
            .selectFrom('school')
            .select((eb) => eb.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      )
    const before = await count()
    const preview = await call(['import', 'school', 'schools.csv', '--as', LOGIN.county])
    expect(preview.out).toContain('共 2 行')
    expect(await count()).toBe(before)
    const written = await call(['import', 'school', 'schools.csv', '--as', LOGIN.county, '--confirm'])
    expect(written.out).toContain('已写入')
    expect(await count()).toBe(before + 2)
  })
  test('import takes the day from which rows without a day count, never a later one than today', async () => {
    const day = async () =>
      (await app.owner.selectFrom('import_batch').select('from_on').orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow())
        .from_on
    await call(['import', 'school', 'schools.csv', '--as', LOGIN.county])
    expect(await day()).toBe(TODAY)
    await call(['import', 'school', 'schools.csv', '--as', LOGIN.county, '--from', '2026-09-01'])
    expect(await day()).toBe('2026-09-01')
    for (const [from, sentence] of [
      ['2026-13-01', '不是日期'],
      ['2027-01-01', '不能晚于今天'],
    ] as const) {
      const { code, err } = await call(['import', 'school', 'schools.csv', '--as', LOGIN.county, '--from', from])
      expect(code).not.toBe(0)
      expect(err).toContain(sentence)
    }
  })
})
