import { setTimeout as after } from 'node:timers/promises'
import { expect } from 'vitest'
import { ask, until } from './process.ts'
import type { Visitor } from './visitor.ts'
import { fictionalId, ORG } from './world.ts'

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许']
const GIVEN = [...'一之乐书云亦仁以佳依信元兆光全冬利北南卓']
export const ROWS = 60

/** A roster nobody else has: names and ID numbers of round n. */
function rosterOf(n: number): { names: string[]; file: File } {
  const names: string[] = []
  const lines = ['姓名,公民身份号码,性别,民族,学历,工作岗位,联系电话,家庭住址,加入中共组织日期,转为正式党员日期,进入支部日期']
  for (let index = 0; index < ROWS; index++) {
    const name = `${SURNAMES[n % 20]}${GIVEN[index % 20]}${GIVEN[(Math.floor(index / 20) + 3 * Math.floor(n / 20)) % 20]}`
    names.push(name)
    const born = `19${70 + (n % 20)}-0${1 + (index % 9)}-1${Math.floor(n / 20)}`
    lines.push(
      [
        name,
        fictionalId(born, 500 + index),
        '',
        '汉族',
        '大学本科',
        '专业技术',
        `1391${String(n).padStart(3, '0')}${String(index).padStart(4, '0')}`,
      ]
        .concat(['云山市青禾县育才路1号', '2012-07-01', '2013-07-01', '2019-09-01'])
        .join(','),
    )
  }
  return { names, file: new File([lines.join('\r\n')], `党员名册${n}.csv`, { type: 'text/csv' }) }
}

/** One import as the person who makes it knows it. */
export interface Import {
  id: string
  names: string[]
  /** They have read on the page that it is done. */
  isSeenDone: boolean
}

const stateOf = async (visitor: Visitor, id: string): Promise<string> => {
  const answer = await visitor.call('GET', `/imports/${id}`)
  expect(answer).toMatchObject({ status: 200 })
  return answer.body.state
}

/** A roster on its way to a preview, as the person who uploads it knows it. */
export interface Reading {
  n: number
  /** The upload was answered. */
  id: string | undefined
  /** They have seen its preview. */
  isSeenRead: boolean
}

/** Uploads the roster of round n, after a moment, and looks until its preview is there or no answer comes. */
export async function readImport(visitor: Visitor, reading: Reading, wait: number): Promise<void> {
  await after(wait)
  const { file } = rosterOf(reading.n)
  const answer = await visitor.upload(`/orgs/${ORG.primary}/imports`, { kind: 'member' }, file).catch(() => undefined)
  if (!answer || answer.status >= 500) return
  expect(answer).toMatchObject({ status: 200 })
  reading.id = answer.body.id
  for (;;) {
    const seen = await visitor.call('GET', `/imports/${reading.id}`).catch(() => undefined)
    if (seen?.status !== 200) return
    if (seen.body.state === 'preview') {
      reading.isSeenRead = true
      return
    }
    await after(20)
  }
}

/** Nothing of a roster that was only being read is among the records. */
async function expectNobody(folder: string, names: readonly string[]): Promise<void> {
  const found = await ask<{ people: number }>(
    folder,
    `select count(*)::int as people from person where name = any ('{${names.join(',')}}')`,
  )
  expect(found).toEqual([{ people: 0 }])
}

/**
 * After a fall: an upload that was answered is there, as a preview in full or with the sentence that its reading was cut
 * short, and is then read again; one without an answer is uploaded again. Answers the import, ready to be confirmed.
 */
export async function finishReading(folder: string, visitor: Visitor, reading: Reading): Promise<Import> {
  const { names } = rosterOf(reading.n)
  await expectNobody(folder, names)
  if (reading.id === undefined) await readImport(visitor, reading, 0)
  const id = reading.id ?? ''
  const settled = () => until('the reading', async () => (await stateOf(visitor, id)) !== 'reading', 30_000)
  await settled()
  const { body } = await visitor.call('GET', `/imports/${id}`)
  if (reading.isSeenRead) expect(body.state).toBe('preview')
  if (body.state !== 'preview') {
    expect(body).toMatchObject({ state: 'failed', progressNote: expect.stringMatching(/服务中断|没有写入任何内容/) })
    expect(await visitor.call('POST', `/imports/${id}/layout`, { batchId: id, sheets: [] })).toMatchObject({ status: 200 })
    await settled()
  }
  const whole = await visitor.call('GET', `/imports/${id}`)
  expect(whole.body).toMatchObject({ state: 'preview', counts: { toAdd: ROWS, error: 0 } })
  return { id, names, isSeenDone: false }
}

/** Confirms it, waits a moment beforehand, and looks until it is done or no answer comes. */
export async function confirmImport(visitor: Visitor, one: Import, wait: number): Promise<void> {
  await after(wait)
  const body = { batchId: one.id, allOrNothing: true }
  const answer = await visitor.call('POST', `/imports/${one.id}/confirm`, body).catch(() => undefined)
  if (answer?.status !== 200) return
  for (;;) {
    const seen = await visitor.call('GET', `/imports/${one.id}`).catch(() => undefined)
    if (seen?.status !== 200) return
    if (seen.body.state === 'confirmed') {
      one.isSeenDone = true
      return
    }
    await after(20)
  }
}

/** Everything of the import is there, or nothing; and what was seen done is done. Answers whether it is. */
export async function expectWholeImport(folder: string, visitor: Visitor, one: Import): Promise<boolean> {
  // A confirmation that waited for the database may go on when it is back.
  await until('the confirmation', async () => (await stateOf(visitor, one.id)) !== 'confirming', 30_000)
  const state = await stateOf(visitor, one.id)
  expect(['preview', 'confirmed']).toContain(state)
  const isDone = state === 'confirmed'
  if (one.isSeenDone) expect(isDone).toBe(true)
  const [found] = await ask<{ people: number; members: number; homes: number; events: number }>(
    folder,
    `select count(*)::int as people, count(m.person_id)::int as members,
       (select count(*)::int from membership h join person q on q.id = h.person_id where q.name = any ('{${one.names.join(',')}}')) as homes,
       (select count(*)::int from event where type = 'import.confirmed' and subject_kind = 'import' and subject_id = '${one.id}') as events
     from person p left join member m on m.person_id = p.id where p.name = any ('{${one.names.join(',')}}')`,
  )
  const rows = isDone ? ROWS : 0
  expect(found).toEqual({ people: rows, members: rows, homes: rows, events: isDone ? 1 : 0 })
  return isDone
}
