import { type ReportBody, refsIn } from '@hongzhu/domain/report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp, TODAY } from '../../testing/app.ts'
import { partsOf, wordsOf } from '../../testing/office.ts'
import { LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let county: Caller
beforeAll(async () => {
  app = await startApp()
  county = await app.as(LOGIN.county)
})
afterAll(() => app.close())

const text = (...lines: string[]): ReportBody => ({
  type: 'doc',
  content: lines.map((line) => ({ type: 'paragraph', content: line ? [{ type: 'text', text: line }] : [] })),
})
const create = async (caller: Caller, template = 'annual', org: string = ORG.qinghe) =>
  (await caller.post(`/orgs/${org}/reports`, { template, asOf: TODAY })).body as { id: string; version: number }
const get = async (caller: Caller, id: string) => (await caller.get(`/reports/${id}`)).body
const events = (type: string) => app.owner.selectFrom('event').selectAll().where('type', '=', type).orderBy('seq').execute()

describe('drafts', () => {
  test('are refused to the anonymous, to members, to other counties', async () => {
    const { id, version } = await create(county)
    const body = { version, title: '题', asOf: TODAY, body: text('文') }
    const calls: ((caller: Caller) => Promise<{ status: number }>)[] = [
      (caller) => caller.get(`/reports/${id}`),
      (caller) => caller.get(`/reports/${id}/document`),
      (caller) => caller.get(`/reports/${id}/seals/1`),
      (caller) => caller.get(`/reports/${id}/seals/1/rows`),
      (caller) => caller.put(`/reports/${id}`, body),
      (caller) => caller.post(`/reports/${id}/freeze`, { version }),
    ]
    const member = await app.as(LOGIN.member)
    const peer = await app.as(LOGIN.countyPeer)
    for (const call of calls) {
      expect((await call(app.anonymous)).status).toBe(401)
      expect((await call(member)).status).toBe(403)
      expect((await call(peer)).status).toBe(404)
    }
    expect((await app.anonymous.get('/reports')).status).toBe(401)
    expect((await member.get('/reports/templates')).status).toBe(403)
    expect((await peer.get('/reports')).body.rows).toEqual([])
    const inspector = await app.as(LOGIN.inspector)
    expect((await inspector.get(`/reports/${id}`)).body).toMatchObject({ mayWrite: false, mayFreeze: false })
    expect((await inspector.put(`/reports/${id}`, body)).status).toBe(403)
    expect((await inspector.post(`/orgs/2/reports`, { template: 'annual', asOf: TODAY })).status).toBe(403)
    expect((await peer.post(`/orgs/2/reports`, { template: 'annual', asOf: TODAY })).status).toBe(404)
  })
  test('start from a template with at least fifteen live figures, all of which have a value', async () => {
    expect((await county.get('/reports/templates')).body.rows[0]).toMatchObject({ id: 'annual', title: '年度党建工作总结' })
    const { id } = await create(county)
    const report = await get(county, id)
    expect(report.title).toBe('青禾县教育工委2026年度党建工作总结')
    const refs = refsIn(report.body)
    expect(refs.length).toBeGreaterThanOrEqual(15)
    const { body } = await county.get(`/orgs/2/figures?refs=${encodeURIComponent(refs.join(','))}&on=${TODAY}`)
    expect(body.rows).toHaveLength(refs.length)
    expect((await events('report.created')).at(-1)?.summary).toContain('青禾县教育工委2026年度党建工作总结')
  })
  test('unknown templates, days to come and foreign nodes are refused', async () => {
    expect((await county.post('/orgs/2/reports', { template: 'none', asOf: TODAY })).status).toBe(400)
    expect((await county.post('/orgs/2/reports', { template: 'annual', asOf: '2027-01-01' })).status).toBe(400)
    const { id, version } = await create(county)
    const image = { type: 'doc', content: [{ type: 'image', attrs: { src: 'x' } }] }
    expect((await county.put(`/reports/${id}`, { version, title: '题', asOf: TODAY, body: image })).status).toBe(400)
  })
  test('a save on an old version is a conflict that names the other; the audit is not flooded by typing', async () => {
    const { id, version } = await create(county)
    const save = (v: number, words: string) =>
      county.put(`/reports/${id}`, { version: v, title: '题', asOf: TODAY, body: text(words) })
    const before = (await events('report.saved')).length
    const first = await save(version, '一')
    expect(first.body.version).toBe(version + 1)
    expect((await save(version + 1, '二')).status).toBe(200)
    const late = await save(version, '三')
    expect(late.status).toBe(409)
    expect(late.body.title).toContain('何青')
    expect((await get(county, id)).body).toEqual(text('二'))
    expect((await events('report.saved')).length).toBe(before + 1)
  })
  test('may start from the text of another report', async () => {
    const { id } = await create(county)
    const copy = (await county.post('/orgs/2/reports', { template: 'blank', asOf: TODAY, copyOf: id })).body
    expect((await get(county, copy.id)).body).toEqual((await get(county, id)).body)
    const peer = await app.as(LOGIN.countyPeer)
    expect((await peer.post('/orgs/3/reports', { template: 'blank', asOf: TODAY, copyOf: id })).status).toBe(404)
  })
})

describe('STA-03 freezing', () => {
  test('seals every figure with its rows; data moves on, the sealed stays, the live moves', async () => {
    const { id, version } = await create(county)
    const frozen = await county.post(`/reports/${id}/freeze`, { version })
    expect(frozen.status).toBe(200)
    const report = await get(county, id)
    expect(report).toMatchObject({ state: 'frozen', mayWrite: false, frozenBy: '何青' })
    expect(report.figures).toHaveLength(refsIn(report.body).length)
    const members = report.figures.find((figure: { ref: string }) => figure.ref === 'member.count')
    const coverage = report.figures.find((figure: { ref: string }) => figure.ref === 'coverage.org')
    expect(members).toMatchObject({ text: '15', rows: 15 })
    expect(coverage).toMatchObject({ text: '66.7%', numerator: 2, denominator: 3 })

    const person = app.world.person.孙可 ?? ''
    await app.owner
      .updateTable('membership')
      .set({ until_on: TODAY, leave_kind: 'OTHER' })
      .where('person_id', '=', person)
      .execute()
    await app.owner.updateTable('person').set({ name: '孙可可' }).where('id', '=', person).execute()
    const live = await county.get(`/orgs/2/figures/value?ref=member.count&on=${TODAY}`)
    expect(live.body.text).toBe('14')

    const sealed = await county.get(`/reports/${id}/seals/${members.sealId}`)
    expect(sealed.body).toMatchObject({ text: '15', intact: true, orgName: '青禾县教育工委', sealedBy: '何青' })
    expect(sealed.body.meaning.definition).toContain('组织关系')
    const rows = await county.get(`/reports/${id}/seals/${members.sealId}/rows?pageSize=50`)
    expect(rows.body.total).toBe(15)
    expect(rows.body.rows.map((row: { label: string }) => row.label)).toContain('孙可')
    const missing = await county.get(`/reports/${id}/seals/${coverage.sealId}/rows?hit=miss`)
    expect(missing.body).toMatchObject({ total: 1, rows: [{ label: '青禾县晨光幼儿园', hit: false }] })
    expect((await events('report.frozen')).at(-1)?.summary).toMatch(/固化数据 \d+ 项、记录 \d+ 条/)
  })
  test('a frozen text cannot be changed or frozen again; seals cannot be touched in the database', async () => {
    const { id, version } = await create(county, 'brief')
    await county.post(`/reports/${id}/freeze`, { version })
    const save = await county.put(`/reports/${id}`, { version: version + 1, title: '题', asOf: TODAY, body: text('改') })
    expect(save.status).toBe(422)
    expect(save.body.refusals[0]).toMatchObject({ code: 'report.frozen' })
    expect((await county.post(`/reports/${id}/freeze`, { version: version + 1 })).status).toBe(422)
    await expect(app.owner.updateTable('seal').set({ shown: '1' }).where('report_id', '=', id).execute()).rejects.toThrow(
      '只追加',
    )
    await expect(app.owner.deleteFrom('seal_row').execute()).rejects.toThrow('只追加')
  })
  test('an old version, an empty text and typed numbers that differ are refused; a reason lets the last pass', async () => {
    const { id, version } = await create(county, 'blank')
    expect((await county.post(`/reports/${id}/freeze`, { version })).body.code).toBe('report.empty')
    const saved = await county.put(`/reports/${id}`, { version, title: '题', asOf: TODAY, body: text('现有党员99名。') })
    expect((await county.post(`/reports/${id}/freeze`, { version })).status).toBe(409)
    const refused = await county.post(`/reports/${id}/freeze`, { version: saved.body.version })
    expect(refused.status).toBe(422)
    expect(refused.body.refusals[0].message).toMatch(/^与台账不一致：台账为 1\d，文中写 99名$/)
    const passed = await county.post(`/reports/${id}/freeze`, { version: saved.body.version, reason: '按县委组织部口径' })
    expect(passed.status).toBe(200)
    expect((await events('report.frozen')).at(-1)?.reason).toBe('按县委组织部口径')
  })
  test('a seal of another report is not found', async () => {
    const one = await create(county, 'brief')
    await county.post(`/reports/${one.id}/freeze`, { version: one.version })
    const other = await create(county, 'brief')
    const seal = (await get(county, one.id)).figures[0]
    expect((await county.get(`/reports/${other.id}/seals/${seal.sealId}`)).status).toBe(404)
    expect((await county.get(`/reports/${other.id}/seals/${seal.sealId}/rows`)).status).toBe(404)
  })
})

describe('Word', () => {
  test('carries the text by GB/T 9704 and an annex of every figure with definition and source', async () => {
    const { id, version } = await create(county)
    await county.post(`/reports/${id}/freeze`, { version })
    const answer = await county.get(`/reports/${id}/document`)
    expect(answer.status).toBe(200)
    const xml = (await partsOf(answer.raw))['word/document.xml'] ?? ''
    const words = await wordsOf(answer.raw)
    expect(xml).toContain('w:top="2098"')
    expect(xml).toContain('w:left="1587"')
    expect(xml).toContain('w:linePitch="579"')
    expect(xml).toContain('w:eastAsia="方正小标宋简体"')
    expect(words[0]).toBe('青禾县教育工委2026年度党建工作总结')
    expect(words).toContain('一、基本情况')
    expect(words.some((line) => line.startsWith('截至2026年11月22日，共有基层党组织4个'))).toBe(true)
    expect(words).toContain('数据来源表')
    const { figures } = await get(county, id)
    expect(figures.length).toBeGreaterThanOrEqual(15)
    for (const figure of figures) {
      const at = words.findIndex((line) => line === figure.title || line.startsWith(`${figure.title}，`))
      expect(at, figure.title).toBeGreaterThan(0)
    }
    expect(words.filter((line) => /截止 2026-11-22，核对记录 [\d,]+ 条，计入 [\d,]+ 条。依据：/.test(line)).length).toBe(
      figures.length,
    )
    const overdue = figures.find((figure: { ref: string }) => figure.ref === 'term.overdue')
    expect(words.some((line) => line.includes(`核对记录 ${overdue.rows} 条，计入 ${overdue.numerator} 条`))).toBe(true)
    expect(words.some((line) => line.includes('依据：《中国共产党章程》第三十条'))).toBe(true)
    expect(words.some((line) => line.startsWith('注1：'))).toBe(true)
    expect(words.filter((line) => /待核|凭记忆/.test(line))).toEqual([])
    expect(
      words.filter((line) => line.endsWith('。') && !line.includes('：') && /(?<![\d.,])0[个名次场人所]|无数据/.test(line)),
    ).toEqual([])
    expect(words.some((line) => line.includes('没有届期待补录的党组织'))).toBe(true)
    expect(words.some((line) => line.includes('分子：') && line.includes('分母：'))).toBe(true)
    expect((await events('export.made')).length).toBeGreaterThan(0)
  })
  test('a draft says that it is one', async () => {
    const { id } = await create(county, 'brief')
    const answer = await county.get(`/reports/${id}/document`)
    expect((await wordsOf(answer.raw))[0]).toContain('（草稿）')
  })
})
