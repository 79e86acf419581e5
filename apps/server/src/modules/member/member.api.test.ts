import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startApp, type TestApp } from '../../testing/app.ts'
import { fictionalId, LOGIN, ORG } from '../../testing/world.ts'

let app: TestApp
let secretary: Caller
let neighbour: Caller
let county: Caller
let school: Caller
let member: Caller
beforeAll(async () => {
  app = await startApp()
  ;[secretary, neighbour, county, school, member] = (await Promise.all(
    [LOGIN.secretary, LOGIN.neighbour, LOGIN.county, LOGIN.school, LOGIN.member].map((login) => app.as(login)),
  )) as [Caller, Caller, Caller, Caller, Caller]
})
afterAll(() => app.close())

const idOf = (name: string) => app.world.person[name] ?? ''
const lastEvent = () => app.owner.selectFrom('event').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
const names = (answer: { body: { rows: { name: string }[] } }) => answer.body.rows.map((row) => row.name)
const q = encodeURIComponent

describe('GET /members 党员名册', () => {
  test('anonymous 401, a member without the permission 403, an organisation out of scope 404, a malformed filter 400', async () => {
    expect((await app.anonymous.get('/members')).status).toBe(401)
    expect((await member.get('/members')).status).toBe(403)
    expect((await secretary.get(`/members?orgId=${ORG.science}`)).status).toBe(404)
    expect((await secretary.get('/members?category=X')).status).toBe(400)
    expect((await secretary.get('/members?oops=1')).status).toBe(400)
  })
  test('one page with the total, by organisation and name; the total survives a page past the end', async () => {
    const { body } = await county.get('/members?pageSize=4')
    expect(body).toMatchObject({ total: 15, on: '2026-11-22' })
    expect(body.rows).toHaveLength(4)
    expect(body.rows[0]).toMatchObject({ name: '陈新', category: 'P', orgName: '青禾一中数学组党支部' })
    expect(await county.get('/members?page=9')).toMatchObject({ body: { total: 15, rows: [] } })
    expect(names(await county.get(`/members?orgId=${ORG.primary}&sort=name`))).toEqual(['韩雪', '买买提·吐尔逊·艾力', '沈默'])
  })
  test('every filter narrows rows and total alike', async () => {
    const found = async (query: string) => {
      const { body } = await county.get(`/members?${query}`)
      expect(body.total).toBe(body.rows.length)
      return body.rows.map((row: { name: string }) => row.name)
    }
    expect(await found('category=P')).toEqual(['陈新'])
    expect(await found(`text=${q('买买提')}`)).toEqual(['买买提·吐尔逊·艾力'])
    expect(await found('text=hx')).toEqual(['韩雪'])
    expect(await found('duty=secretary')).toEqual(['周明远', '褚文', '沈默'])
    expect(await found('ageBand=over60')).toEqual(['冯远舟'])
    expect(await found('sex=2&category=F&ageBand=to45')).toContain('周明远')
    expect(await found('education=2&duty=publicityMember')).toEqual(['郑怀谷'])
    expect(await found('education=1')).toEqual([])
    expect(await found(`text=${q('%')}`)).toEqual([])
    expect(await found(`orgId=${ORG.school}&below=false`)).toEqual([])
  })
  test('ID number and phone leave masked, of the birth date only the year (SEC-74)', async () => {
    const inspector = await app.as(LOGIN.inspector)
    const [row] = (await secretary.get('/members?text=zmy')).body.rows
    expect(row.idNoMasked).toMatch(/^990101\*{8}.{4}$/)
    expect(row.phoneMasked).toMatch(/^138\*{4}\d{4}$/)
    expect(row.bornYear).toBe(1982)
    const [seen] = (await inspector.get('/members?text=zmy')).body.rows
    expect(seen.idNoMasked).toMatch(/^990\*{13}.{2}$/)
  })
  test('as of an earlier day: who was a member where, in the category of that day', async () => {
    const { body } = await secretary.get('/members?on=2019-01-01')
    expect(body.total).toBe(7)
    expect(body.rows.find((row: { name: string }) => row.name === '李沐阳')).toMatchObject({ category: 'P' })
    expect(names({ body })).not.toContain('王知夏')
  })
})

describe('GET /members/search 选人', () => {
  test('anonymous 401, no permission 403, out of scope 404', async () => {
    expect((await app.anonymous.get('/members/search?q=z')).status).toBe(401)
    expect((await member.get('/members/search?q=z')).status).toBe(403)
    expect((await secretary.get(`/members/search?orgId=${ORG.heron}`)).status).toBe(404)
  })
  test('by initials, by name, the chosen ones first and only within reach', async () => {
    expect(names(await secretary.get('/members/search?q=wxl'))).toEqual(['吴晓岚'])
    expect(names(await county.get(`/members/search?q=${q('吐尔逊')}`))).toEqual(['买买提·吐尔逊·艾力'])
    expect(names(await secretary.get(`/members/search?q=zmy&ids=${idOf('陈新')},${idOf('褚文')}`))).toEqual(['陈新', '周明远'])
    expect(names(await secretary.get('/members/search?q=cw'))).toEqual([])
    expect(names(await secretary.get(`/members/search?orgId=${ORG.maths}`))).toHaveLength(9)
  })
})

describe('GET /members/{personId} 党员信息', () => {
  test('anonymous 401, no permission 403, neighbour and nobody 404', async () => {
    const path = `/members/${idOf('周明远')}`
    expect((await app.anonymous.get(path)).status).toBe(401)
    expect((await member.get(path)).status).toBe(403)
    expect((await neighbour.get(path)).status).toBe(404)
    expect((await neighbour.get(`${path}/trail`)).status).toBe(404)
    expect((await secretary.get('/members/999999')).status).toBe(404)
    expect((await secretary.get('/members/abc')).status).toBe(400)
  })
  test('fields with labels, masked; completeness of the sixteen items; dated history', async () => {
    const { body, status } = await secretary.get(`/members/${idOf('周明远')}`)
    expect(status).toBe(200)
    const field = (key: string) => body.fields.find((entry: { key: string }) => entry.key === key)
    expect(field('idNo')).toMatchObject({ label: 'sensitive', isMasked: true, value: expect.stringMatching(/^990101\*{8}.{4}$/) })
    expect(field('address').value).toBe('云山市青禾县******')
    expect(field('education')).toMatchObject({ value: '大学本科毕业', isMasked: false })
    expect(JSON.stringify(body)).not.toContain('13800001000')
    expect(body).toMatchObject({
      category: 'F',
      status: 'NORMAL',
      isKept: true,
      completeness: { filled: 16, due: 16, missing: [] },
    })
    expect(body.homes[0]).toMatchObject({ orgName: '青禾一中数学组党支部', fromOn: '2015-01-01', untilOn: null })
    expect(body.posts[0]).toMatchObject({ duty: 'secretary' })
    expect(body.groups[0]).toMatchObject({ groupName: '数学组第一党小组' })
    expect(body.attendance).toMatchObject({ due: 0, present: 0, fromOn: '2025-11-22' })
    expect((await county.get(`/members/${idOf('周明远')}?on=2009-01-01`)).body.category).toBe('P')
  })
})

describe('一般信息的修改', () => {
  test('401, 403, 404, 400, an unknown code 422', async () => {
    const path = `/members/${idOf('孙可')}/fields`
    const body = { version: 1, title: '一级教师' }
    expect((await app.anonymous.put(path, body)).status).toBe(401)
    expect((await (await app.as(LOGIN.inspector)).put(path, body)).status).toBe(403)
    expect((await neighbour.put(path, body)).status).toBe(404)
    expect((await secretary.put(path, { ...body, name: '改名' })).status).toBe(400)
    expect((await secretary.put(path, { version: 1, education: '21x' })).body.refusals[0]).toMatchObject({ field: 'education' })
  })
  test('before and after are kept without full numbers; a stale version shows both sides', async () => {
    const path = `/members/${idOf('孙可')}/fields`
    const done = await secretary.put(path, { version: 1, phone: '13911112222', title: '一级教师' })
    expect(done).toMatchObject({ status: 200, body: { version: 2 } })
    const event = await lastEvent()
    expect(event).toMatchObject({
      type: 'member.changed',
      subject_id: idOf('孙可'),
      summary: '修改 孙可 的专业技术职务、联系电话',
    })
    expect(event.after).toEqual({ phone: '139****2222', title: '一级教师' })
    const stale = await secretary.put(path, { version: 1, title: '高级教师' })
    expect(stale.status).toBe(409)
    expect(stale.body.refusals).toEqual([
      expect.objectContaining({ field: 'title', message: '专业技术职务：现为“一级教师”，您填的是“高级教师”' }),
    ])
    const trail = await secretary.get(`/members/${idOf('孙可')}/trail`)
    expect(trail.body.rows[0]).toMatchObject({
      actor: '周明远',
      changes: expect.arrayContaining([{ title: '联系电话', before: expect.stringMatching(/^138\*{4}/), after: '139****2222' }]),
    })
  })
})

describe('关键信息的变更 (MDS-30)', () => {
  const change = (version: number) => ({ version, name: '孙珂', docNo: '青一中党〔2026〕9号', reason: '户籍更名' })
  test('only offices, only with a document', async () => {
    const path = `/members/${idOf('孙可')}/key-items`
    expect((await app.anonymous.put(path, change(2))).status).toBe(401)
    expect((await secretary.put(path, change(2))).status).toBe(403)
    expect((await (await app.as(LOGIN.countyPeer)).put(path, change(2))).status).toBe(404)
    expect((await school.put(path, { ...change(2), docNo: '' })).status).toBe(400)
  })
  test('a wrong check digit is refused at its field (MDS-03); full before joining is refused (MDS-12)', async () => {
    const path = `/members/${idOf('孙可')}/key-items`
    const wrong = await school.put(path, { ...change(2), idNo: '11010519491231002A' })
    expect(wrong).toMatchObject({ status: 422, body: { refusals: [expect.objectContaining({ rule: 'MDS-03', field: 'idNo' })] } })
    expect((await school.put(path, { ...change(2), fullOn: '2010-01-01' })).body.refusals[0]).toMatchObject({ rule: 'MDS-12' })
    const taken = await school.put(path, { ...change(2), idNo: fictionalId('1982-03-01', 100), bornOn: '1982-03-01' })
    expect(taken).toMatchObject({ status: 422, body: { code: 'member.id-taken' } })
  })
  test('done with before, after, document and reason; the new name is found by its initials', async () => {
    const done = await school.put(`/members/${idOf('孙可')}/key-items`, { ...change(2), idNo: fictionalId('1990-03-05', 777) })
    expect(done).toMatchObject({ status: 200, body: { version: 3 } })
    const event = await lastEvent()
    expect(event).toMatchObject({ type: 'member.key-items-changed', reason: '户籍更名', before: { name: '孙可' } })
    expect(event.after).toMatchObject({
      name: '孙珂',
      docNo: '青一中党〔2026〕9号',
      idNo: expect.stringMatching(/^990\*{13}.{2}$/),
    })
    expect(names(await secretary.get('/members/search?q=sk'))).toEqual(['孙珂'])
  })
})

describe('登记党员 (一人一条)', () => {
  const fresh = {
    orgId: ORG.maths,
    name: '何一鸣',
    idNo: fictionalId('1995-06-01', 501),
    bornOn: '1995-06-01',
    sex: '1',
    joinedOn: '2020-06-01',
    fullOn: '2021-06-01',
    enteredOn: '2026-10-01',
    entryKind: 'IN_COUNTY',
    docNo: '介字001号',
  }
  test('401, 403, 404, 400 and the refusals of the rules', async () => {
    expect((await app.anonymous.post('/members', fresh)).status).toBe(401)
    expect((await member.post('/members', fresh)).status).toBe(403)
    expect((await neighbour.post('/members', fresh)).status).toBe(404)
    expect((await secretary.post('/members', { ...fresh, bornOn: '1995-02-30' })).status).toBe(400)
    expect((await school.post('/members', { ...fresh, orgId: ORG.school })).body.refusals[0]).toMatchObject({ rule: 'ORG-17' })
    expect((await secretary.post('/members', { ...fresh, enteredOn: '2027-01-01' })).body.refusals[0]).toMatchObject({
      rule: 'MDS-25',
    })
  })
  test('the same ID number is refused with a link; elsewhere without telling more', async () => {
    const [row] = await app.owner.selectFrom('person').select('id_no').where('id', '=', idOf('钱一诺')).execute()
    const known = await secretary.post('/members', { ...fresh, idNo: row?.id_no })
    expect(known).toMatchObject({ status: 422, body: { code: 'member.known' } })
    expect(known.body.refusals[0].opens).toEqual({ kind: 'person', id: idOf('钱一诺'), label: '钱一诺' })
    expect(known.raw.toString()).not.toContain('/members/')
    const [other] = await app.owner.selectFrom('person').select(['id_no', 'born_on']).where('id', '=', idOf('杨帆')).execute()
    const elsewhere = await secretary.post('/members', { ...fresh, idNo: other?.id_no })
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'member.known-elsewhere' } })
    expect(JSON.stringify(elsewhere.body)).not.toContain('白鹭')
  })
  test('same name and birth day: candidates for a person to choose, then recorded', async () => {
    const [known] = await app.owner.selectFrom('person').select(['born_on']).where('id', '=', idOf('李沐阳')).execute()
    const twin = { ...fresh, name: '李沐阳', bornOn: known?.born_on, idNo: fictionalId(String(known?.born_on), 502) }
    const asked = await secretary.post('/members', twin)
    expect(asked.body).toMatchObject({ personId: null, candidates: [{ name: '李沐阳', isMember: true }] })
    const added = await secretary.post('/members', { ...twin, isAnother: true })
    expect(added.body.personId).toMatch(/^\d+$/)
    expect((await secretary.get('/members/search?q=lmy')).body.rows).toHaveLength(2)
    // An officer on record without membership is the same person when someone says so.
    const [officer] = await app.owner.selectFrom('person').select('id').where('name', '=', '许向阳').execute()
    await app.owner.updateTable('person').set({ born_on: '1988-01-01' }).where('id', '=', String(officer?.id)).execute()
    const same = { ...fresh, name: '许向阳', bornOn: '1988-01-01', idNo: fictionalId('1988-01-01', 503) }
    expect((await school.post('/members', same)).body.candidates).toMatchObject([{ personId: officer?.id, isMember: false }])
    expect((await school.post('/members', { ...same, sameAs: officer?.id })).body).toMatchObject({ personId: officer?.id })
    expect((await school.post('/members', { ...same, sameAs: idOf('杨帆') })).status).toBe(422)
  })
  test('added, with its event and no full number in it', async () => {
    const added = await secretary.post('/members', fresh)
    expect(added).toMatchObject({ status: 200, body: { candidates: [] } })
    expect(await lastEvent()).toMatchObject({ type: 'member.added', subject_id: added.body.personId, org_id: ORG.maths })
    const { body } = await secretary.get(`/members/${added.body.personId}`)
    expect(body.completeness.missing).toEqual(['民族', '学历', '工作岗位', '联系电话', '家庭住址'])
  })
})
