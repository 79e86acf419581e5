// Measures an import of a whole city: `node --expose-gc apps/server/bench/import.ts [members]`. Not a test; prints seconds and memory.
// Uncollected garbage counts as memory: with --max-old-space-size=320 the same import stays below 500 MB.

import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { date } from '@hongzhu/domain'
import type { ImportKind } from '@hongzhu/domain/exchange'
import writeXlsxFile, { type Row } from 'write-excel-file/node'
import { buildApp } from '../src/app.ts'
import { settleImport } from '../src/modules/exchange/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { databaseOf, openPool } from '../src/platform/db/pool.ts'
import type { Services } from '../src/platform/http/context.ts'
import { LOGIN, makeWorld, PASSWORD } from '../src/testing/world.ts'

const [, SELF = '', GIVEN_MEMBERS = '22375', WRITE_KIND = '', WRITE_PATH = ''] = process.argv
const MEMBERS = Number(GIVEN_MEMBERS)
const SCHOOLS = 2_211
const BRANCHES = 2_800
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'
const GIVEN = '伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉红建文志春晓东海燕雪梅云飞鹏辉波玲'

const text = (value: string) => ({ value, type: String })
const pad = (value: number, width: number) => String(value).padStart(width, '0')
const pick = (words: string, index: number) => words[index % words.length] ?? '一'

function idNumber(born: string, index: number): string {
  const body = `36${pad(1 + (index % 90), 2)}${pad(1 + (Math.floor(index / 90) % 90), 2)}${born.replaceAll('-', '')}${pad(index % 999, 3)}`
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

const branchName = (index: number) => `云山第${index + 1}学校党支部`

const schoolRows = (): Row[] => [
  ['学校名称', '学段', '办学性质', '所在县区', '建校日期', '教职工数', '学生数'].map(text),
  ...Array.from({ length: SCHOOLS }, (_, index) =>
    [
      `云山第${index + 1}学校`,
      ['小学', '初中', '幼儿园'][index % 3] ?? '',
      index % 5 ? '公办' : '民办',
      index % 2 ? '青禾县' : '白鹭县',
      '1985.09',
      String(20 + (index % 200)),
      '800',
    ].map(text),
  ),
]
const orgRows = (): Row[] => [
  ['党组织名称', '组织类型', '上级党组织', '成立日期', '所属学校', '换届时间', '职数', '是否设支委会'].map(text),
  ...Array.from({ length: BRANCHES }, (_, index) =>
    [
      branchName(index),
      '党支部',
      index % 2 ? '青禾县教育工委' : '白鹭县教育工委',
      '2010-07-01',
      index < SCHOOLS ? `云山第${index + 1}学校` : '',
      '2024-05-20',
      '3',
      '是',
    ].map(text),
  ),
]

/** Twenty columns as a roster has them. */
function memberRow(index: number): Row {
  const born = `${1960 + (index % 40)}-${pad(1 + (index % 12), 2)}-${pad(1 + (index % 28), 2)}`
  const joined = Number(born.slice(0, 4)) + 22
  const name = `${pick(SURNAMES, index)}${pick(GIVEN, index * 7 + 3)}${index % 3 ? pick(GIVEN, Math.floor(index / 41)) : ''}`
  const id = idNumber(born, index)
  return [
    text(name),
    text(id),
    text(Number(id[16]) % 2 ? '男' : '女'),
    text(index % 17 ? '汉族' : '回族'),
    text(born.replace('-', '年').replace('-', '月').concat('日')),
    text(['大学本科', '大专', '硕士研究生'][index % 3] ?? ''),
    text(index % 3 === 2 ? '硕士' : ''),
    text('专业技术'),
    text(['一级教师', '高级教师'][index % 2] ?? ''),
    text(index % BRANCHES < SCHOOLS ? `云山第${(index % BRANCHES) + 1}学校` : ''),
    text(`138${pad(index, 8)}`),
    text('云山市青禾县育才路1号'),
    text('江西青禾'),
    text(`${joined}.07`),
    text('正式党员'),
    text(branchName(index % BRANCHES)),
    text(`${joined + 1}0601`),
    text(`${joined + 2}0601`),
    text(index < BRANCHES ? '书记' : ''),
    text('否'),
  ]
}
const memberRows = (): Row[] => [
  '姓名 身份证号 性别 民族 出生日期 学历 学位 工作岗位 职称 工作单位 手机号 家庭住址 籍贯 参加工作时间 人员类别 所在支部 入党时间 转正时间 党内职务 是否流动'
    .split(' ')
    .map(text),
  ...Array.from({ length: MEMBERS }, (_, index) => memberRow(index)),
]

/** CPU seconds used so far by this process and by every database process: what a busy machine does not blur. */
function cpu(): { node: number; database: number } {
  const { user, system } = process.cpuUsage()
  let ticks = 0
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (stat.includes('(postgres)') && readFileSync(`/proc/${entry}/cmdline`, 'utf8').length > 0)
        ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // The process ended meanwhile.
    }
  }
  return { node: (user + system) / 1e6, database: ticks / 100 }
}

async function main(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'hongzhu-bench-'))
  const server = await startEmbedded(home)
  try {
    await migrate(server.url)
    const ownerPool = openPool({ url: server.url, max: 2, asOwner: true })
    await makeWorld(databaseOf(ownerPool))
    await ownerPool.end()
    const config = readConfig({ APP_ENV: 'test', LOG_LEVEL: 'silent', RATE_LIMIT: '0' })
    if ('problems' in config) throw new Error(config.problems.join('\n'))
    const pool = openPool({ url: server.url, max: 8 })
    const services: Services = {
      config,
      clock: { today: () => date('2026-11-22'), now: () => Date.now() },
      pool,
      ownerUrl: server.url,
      filesDir: `${home}-files`,
    } as Services
    const app = await buildApp(services)
    await app.ready()
    const signIn = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-hongzhu': '1' },
      payload: { login: LOGIN.city, password: PASSWORD },
    })
    const cookie = String(signIn.headers['set-cookie']).split(';')[0] ?? ''
    const headers = { 'x-hongzhu': '1', cookie }
    const rss = () => Math.round(process.memoryUsage().rss / 1024 / 1024)
    let peak = 0
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      peak = Math.max(peak, rss())
      longest = Math.max(longest, performance.now() - last - 20)
      last = performance.now()
    }, 20)

    const run = async (kind: ImportKind) => {
      const path = `${home}-${kind}.xlsx`
      // Another process makes the file, so that its memory is not counted here.
      execFileSync(process.execPath, [SELF, String(MEMBERS), kind, path])
      const file = readFileSync(path)
      await rm(path)
      globalThis.gc?.()
      peak = rss()
      const before = peak
      longest = 0
      last = performance.now()
      const form = new FormData()
      form.set('kind', kind)
      form.set('file', new File([new Uint8Array(file)], `${randomUUID()}.xlsx`))
      const packed = new Response(form)
      const payload = Buffer.from(await packed.arrayBuffer())
      const cpuAtStart = cpu()
      const started = performance.now()
      const answer = await app.inject({
        method: 'POST',
        url: '/api/orgs/1/imports',
        payload,
        headers: {
          ...headers,
          'content-type': packed.headers.get('content-type') ?? '',
          'content-length': String(payload.length),
        },
      })
      const { id } = answer.json()
      await settleImport(id)
      const previewed = performance.now()
      const cpuAtPreview = cpu()
      const batch = (await app.inject({ url: `/api/imports/${id}`, headers })).json()
      const previewBlock = longest
      const previewPeak = peak
      peak = rss()
      longest = 0
      await app.inject({ method: 'POST', url: `/api/imports/${id}/confirm`, headers, payload: {} })
      const confirming = performance.now()
      await settleImport(id)
      const done = performance.now()
      const cpuAtEnd = cpu()
      const after = (await app.inject({ url: `/api/imports/${id}`, headers })).json()
      const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`
      console.log(
        `${kind}: ${batch.counts.total} rows, preview ${seconds(started, previewed)}, confirm ${seconds(confirming, done)} (written in ${(after.confirmMs / 1000).toFixed(1)} s), memory ${before} → ${previewPeak} → ${peak} MB, longest pause ${Math.round(previewBlock)} / ${Math.round(longest)} ms, ${after.state}`,
        JSON.stringify(after.counts),
        `CPU preview ${(cpuAtPreview.node - cpuAtStart.node).toFixed(1)} + database ${(cpuAtPreview.database - cpuAtStart.database).toFixed(1)} s,`,
        `confirm ${(cpuAtEnd.node - cpuAtPreview.node).toFixed(1)} + database ${(cpuAtEnd.database - cpuAtPreview.database).toFixed(1)} s (all databases of this machine)`,
        after.progressNote,
      )
    }
    await run('school')
    await run('org')
    await run('member')
    clearInterval(watch)
    await app.close()
    await pool.end()
  } finally {
    await server.stop()
    await rm(home, { recursive: true, force: true })
    await rm(`${home}-files`, { recursive: true, force: true })
  }
}

const ROWS: Record<string, () => Row[]> = { school: schoolRows, org: orgRows, member: memberRows }
const makeRows = ROWS[WRITE_KIND]
if (makeRows) await writeFile(WRITE_PATH, await writeXlsxFile(makeRows(), {}).toBuffer())
else await main()
