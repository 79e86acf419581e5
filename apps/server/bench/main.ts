// npm run bench [-- --size city|district] [--province]: ratios measured in one run, over HTTP, with session, scope and
// row-level security on. What falls short is printed as such and the exit code says so.
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DEMO_PASSWORD, type DemoSize } from '../seed/index.ts'
import { startCapture } from './capture.ts'
import { signIn } from './load.ts'
import { type Line, measureDuties, measureFigures, measureMemberPage, measurePages } from './measures.ts'
import { type Ground, prepareGround } from './prepare.ts'
import { memoryOf, startServer } from './processes.ts'
import { isWithin, tableOf } from './table.ts'
import { webSizes } from './web-size.ts'

const MEMORY = 350
const COUNTY = 'qinghe'
const say = (line: string) => void process.stdout.write(`${line}\n`)

async function measureGround(ground: Ground): Promise<Line[]> {
  const server = await startServer(ground)
  try {
    const capture = await startCapture(ground)
    try {
      const county = await signIn(server.port, COUNTY, DEMO_PASSWORD)
      const city = await signIn(server.port, 'city', DEMO_PASSWORD)
      const lines = [await measureMemberPage(ground, server, county, capture)]
      say(`· ${lines[0]?.name}：${lines[0]?.ours}`)
      lines.push(...(await measureFigures(ground, server, city, capture)))
      say('· 指标已测')
      lines.push(...(await measureDuties(ground, capture)))
      const memory = await memoryOf(server.pid)
      lines.push({
        name: '测完后服务进程内存',
        ours: `${memory.now} MB`,
        reference: `最高 ${memory.peak} MB`,
        value: memory.now,
        limit: MEMORY,
        better: 'lower',
        unit: 'MB',
      })
      return lines
    } finally {
      await capture.close()
    }
  } finally {
    await server.stop()
  }
}

async function pagesOn(size: DemoSize): Promise<Map<string, number | undefined>> {
  const ground = await prepareGround(size, say)
  try {
    const server = await startServer(ground)
    try {
      return await measurePages(server, await signIn(server.port, COUNTY, DEMO_PASSWORD))
    } finally {
      await server.stop()
    }
  } finally {
    await ground.stop()
  }
}

/** The same county's pages in a province against the city alone. */
async function compareProvince(): Promise<Line[]> {
  const [city, province] = [await pagesOn('city'), await pagesOn('province')]
  return [...city].flatMap(([name, base]): Line[] => {
    const large = province.get(name)
    if (base === undefined || large === undefined) {
      say(`· ${name}：页面没有答复，未测`)
      return []
    }
    return [
      {
        name: `省与市之比：${name}`,
        ours: `${large.toFixed(1)} ms`,
        reference: `${base.toFixed(1)} ms`,
        value: large / base,
        limit: 2,
        better: 'lower',
        unit: '倍',
      },
    ]
  })
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { size: { type: 'string', default: 'city' }, province: { type: 'boolean', default: false } },
  })
  if (values.size !== 'city' && values.size !== 'district') throw new Error('--size 只能是 city 或 district。')
  say(`Node ${process.version}，${cpus().length} 个处理器（${cpus()[0]?.model ?? ''}）`)
  const ground = await prepareGround(values.size, say)
  let lines: Line[]
  try {
    lines = await measureGround(ground)
  } finally {
    await ground.stop()
  }
  if (values.province) lines.push(...(await compareProvince()))
  const short = lines.filter((line) => !isWithin(line))
  say(`\n${tableOf(lines)}\n`)
  for (const page of webSizes() ?? []) say(`网页脚本（gzip）：${page.name} ${page.kilobytes} KB，${page.scripts} 个文件`)
  say(
    short.length === 0
      ? '全部达到要求。'
      : `${lines.length} 项中 ${short.length} 项未达到：${short.map((line) => line.name).join('、')}`,
  )
  await writeFile(join(ground.folder, 'result.json'), JSON.stringify({ size: values.size, today: ground.today, lines }, null, 2))
  if (short.length > 0) process.exitCode = 1
}

await main()
