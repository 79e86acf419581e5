import { date } from '@hongzhu/domain'
import { beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp, TODAY } from '../../testing/app.ts'
import { listEndpoints } from '../../testing/endpoints.ts'
import { contextFor, makeSheet, saveSheet } from '../../testing/meeting.ts'
import { partsOf } from '../../testing/office.ts'
import { missingForPapers, type PrintedLine, type PrintedPage, plain, printed } from '../../testing/papers.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

const isMissing = missingForPapers.length > 0
const WHY = isMissing ? `（没有运行：缺 ${missingForPapers.join('、')}）` : ''

/** The type area of DOC-02 in millimetres from the upper left corner. */
const AREA = { left: 28, right: 184, top: 37, bottom: 262 }
const PITCH = 225 / 22
const isPageNumber = (line: PrintedLine) => line.top > AREA.bottom
const bodyOf = (page: PrintedPage) => page.lines.filter((line) => !isPageNumber(line))
/** Marks of punctuation at the end of a line may hang beyond the type area, where the text of a PDF loses them. */
const PUNCTUATION = /[，。、；：（）“”—]/g
const solid = (text: string) => text.replace(/\s/g, '')
const countsOf = (text: string) => {
  const counts = new Map<string, number>()
  for (const sign of solid(text).replace(PUNCTUATION, '')) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return counts
}

interface Paper {
  pages: PrintedPage[]
  /** Paragraphs outside tables, and all words. */
  paragraphs: string[]
  words: string
}

async function paperOf(file: Buffer, pages: PrintedPage[]): Promise<Paper> {
  const xml = (await partsOf(file))['word/document.xml'] ?? ''
  const textOf = (part: string) => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => plain(match[1] ?? '')).join('')
  const outside = xml.replace(/<w:tbl>.*?<\/w:tbl>/gs, '')
  const paragraphs = (outside.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? []).map(textOf)
  return { pages, paragraphs, words: textOf(xml) }
}

const VOTE = {
  matter: 'ordinary' as const,
  entitled: 8,
  presentVoters: 8,
  yes: 6,
  no: 1,
  abstain: 1,
  void: 0,
  writtenYes: null,
  withdrawn: null,
  issued: 8,
  returned: 8,
  subjects: [],
  writtenOn: [],
}
const LONG = '支部党员大会听取并讨论支部委员会半年工作报告，研究下一阶段组织生活安排，明确责任人和完成时限。'

async function minutesOf(app: TestApp): Promise<Buffer> {
  const secretary = await app.as(LOGIN.secretary)
  const sheet = makeSheet(await contextFor(secretary, '2026-11-20', ['general', 'class']), ['general', 'class'])
  const owner = app.world.person.吴晓岚 ?? null
  const { id } = await saveSheet(secretary, '2026-11-20', ['general', 'class'], {
    agenda: sheet.agenda.map((item) => (item.kind === 'general' ? { ...item, vote: VOTE } : item)),
    sections: { general: LONG.repeat(12), class: LONG },
    lecturerPersonId: app.world.person.周明远 ?? null,
    isNoDecision: false,
    decisions: [{ text: '更新党员活动室展板', ownerPersonId: owner, dueOn: date('2026-12-10') }],
  })
  expect((await secretary.post(`/meetings/${id}/archive`, { version: 1, reasons: [] })).status).toBe(200)
  await secretary.post(`/meetings/${id}/corrections`, { text: '地点应为二楼会议室' })
  return (await secretary.post(`/meetings/${id}/minutes`, {})).raw
}

async function reportOf(app: TestApp, template: string, isFrozen: boolean): Promise<Buffer> {
  const county = await app.as(LOGIN.county)
  const { id, version } = (await county.post(`/orgs/${ORG.qinghe}/reports`, { template, asOf: TODAY })).body
  if (isFrozen) await county.post(`/reports/${id}/freeze`, { version })
  return (await county.get(`/reports/${id}/document`)).raw
}

test('本系统出的每种 Word 文件都在这里排版核对', () => {
  const papers = listEndpoints().filter((endpoint) => endpoint.summary.includes('Word') && endpoint.meta.sends === 'file')
  expect(papers.map((endpoint) => endpoint.name).sort()).toEqual(['meeting.minutes', 'report.document'])
})

describe.skipIf(isMissing)(`GB/T 9704：办公软件排出来的版面${WHY}`, () => {
  const papers: Record<string, Paper> = {}
  beforeAll(async () => {
    const app = await startApp()
    const files = {
      minutes: await minutesOf(app),
      report: await reportOf(app, 'annual', true),
      draft: await reportOf(app, 'brief', false),
    }
    await app.close()
    const pages = printed(files)
    for (const [name, file] of Object.entries(files)) papers[name] = await paperOf(file, pages[name] ?? [])
    // An office program starts slowly on a busy machine.
  }, 300_000)
  const each = test.each([['minutes'], ['report'], ['draft']])
  const paper = (name: string): Paper => {
    const found = papers[name]
    if (!found) throw new Error(`没有 ${name}`)
    return found
  }

  each('%s：DOC-01 A4 纸', (name) => {
    for (const page of paper(name).pages) {
      expect(page.width).toBeCloseTo(210, 0)
      expect(page.height).toBeCloseTo(297, 0)
    }
  })
  each('%s：DOC-02 文字都在版心以内，行末标点可以悬挂', (name) => {
    for (const page of paper(name).pages)
      for (const line of bodyOf(page)) {
        expect(line.left, line.text).toBeGreaterThan(AREA.left - 0.5)
        expect(line.right, line.text).toBeLessThan(AREA.right + (/[，。、；：）]$/.test(line.text) ? 6.5 : 0.5))
        expect(line.top, line.text).toBeGreaterThan(AREA.top)
        expect(line.bottom, line.text).toBeLessThan(AREA.bottom)
      }
  })
  each('%s：DOC-03、DOC-04 每页 22 行，每行 28 字', (name) => {
    const [page] = paper(name).pages
    const lines = page ? bodyOf(page).filter((line) => line.right - line.left > 100) : []
    const steps = lines.slice(2).map((line, index) => line.bottom - (lines[index + 1]?.bottom ?? 0))
    for (const step of steps) expect(Math.abs(step / PITCH - Math.round(step / PITCH))).toBeLessThan(0.06)
    for (const { lines: all } of paper(name).pages) {
      const rows = new Set(all.filter((line) => !isPageNumber(line)).map((line) => Math.round((line.bottom - AREA.top) / PITCH)))
      expect(Math.max(...rows)).toBeLessThanOrEqual(22)
    }
  })
  test('minutes：DOC-03 一整行恰为 28 字，一整页恰为 22 行', () => {
    const { pages } = paper('minutes')
    const body = pages.flatMap(bodyOf).filter((line) => line.bottom - line.top < 8)
    const full = body.filter((line) => line.right > 182 && /^[\u4e00-\u9fff，。、]+$/.test(solid(line.text)))
    expect(full.length).toBeGreaterThan(10)
    for (const line of full.filter((one) => one.left < 30)) expect([27, 28, 29]).toContain(solid(line.text).length)
    expect(full.some((line) => solid(line.text).length === 28)).toBe(true)
    const [first] = pages
    const last = Math.max(...(first ? bodyOf(first).map((line) => line.bottom) : [0]))
    expect(AREA.bottom - last).toBeLessThan(PITCH)
  })
  each('%s：DOC-18 标题居中', (name) => {
    const [first] = paper(name).pages[0]?.lines ?? []
    expect((first?.left ?? 0) + (first?.right ?? 0)).toBeCloseTo(AREA.left + AREA.right, -0.5)
  })
  each('%s：DOC-32 页码在版心下边缘之下 7 毫米，单页居右、双页居左', (name) => {
    for (const [index, page] of paper(name).pages.entries()) {
      const [number] = page.lines.filter(isPageNumber)
      expect(number?.text).toBe(`— ${index + 1} —`)
      expect(Math.abs(((number?.top ?? 0) + (number?.bottom ?? 0)) / 2 - (AREA.bottom + 7))).toBeLessThan(1)
      if (index % 2 === 0) expect(Math.abs(AREA.right - 4.94 - (number?.right ?? 0))).toBeLessThan(1)
      else expect(Math.abs((number?.left ?? 0) - AREA.left - 4.94)).toBeLessThan(1)
    }
  })
  each('%s：文字一个不少，没有程序里的词', (name) => {
    const { pages, paragraphs, words } = paper(name)
    const set = solid(pages.flatMap((page) => bodyOf(page).map((line) => line.text)).join(''))
    for (const text of paragraphs.filter((one) => one.trim() !== '' && one.length < 40)) expect(set).toContain(solid(text))
    const found = countsOf(set)
    for (const [sign, count] of countsOf(words)) expect(found.get(sign) ?? 0, sign).toBeGreaterThanOrEqual(count)
    expect(words).not.toMatch(/undefined|null|NaN|\[object/)
  })
  test('report：DOC-24 署名右空两字，日期首字比署名首字右移两字；DOC-28 附件另页顶格、标题在第三行', () => {
    const lines = paper('report').pages.flatMap((page) => page.lines)
    const name = lines.find((line) => solid(line.text) === '中共青禾县委教育工作委员会')
    const day = lines.find((line) => /^2026年\d+月\d+日$/.test(solid(line.text)))
    expect((day?.left ?? 0) - (name?.left ?? 0)).toBeCloseTo(2 * 5.57, -0.5)
    expect(Math.abs(AREA.right - 2 * 5.57 - (name?.right ?? 0))).toBeLessThan(1.5)
    const annex = paper('report').pages.find((page) => solid(page.lines[0]?.text ?? '') === '附件')
    expect(annex?.lines[0]?.left).toBeCloseTo(AREA.left, 0)
    expect(solid(annex?.lines[1]?.text ?? '')).toBe('数据来源表')
    // LibreOffice gives characters higher than a line two lines of the grid: the title takes the third and fourth.
    const middle = ((annex?.lines[1]?.top ?? 0) + (annex?.lines[1]?.bottom ?? 0)) / 2 - AREA.top
    expect(middle).toBeGreaterThan(2 * PITCH)
    expect(middle).toBeLessThan(4 * PITCH)
  })
})
