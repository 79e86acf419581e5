import { CLOCK_SOURCE_LABELS, clockState, offsetInWords } from '@hongzhu/domain/access'
import { type Database, databaseOf } from '../../platform/db/pool.ts'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { type EventDraft, SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Services } from '../../platform/http/context.ts'
import { askTime } from '../../platform/time/sntp.ts'
import { type ClockCheck, insertClockCheck, listClockChecks, readDatabaseClock } from './queries.ts'

/** Our clock and the steady counter of the process, when they were last seen together. */
const seen = new WeakMap<Services, { wall: number; steady: number }>()

/** How far the clock was put forward or back since the last check: the steady counter does not follow it. */
function checkStep(services: Services): ClockCheck[] {
  const now = { wall: services.clock.now(), steady: performance.now() }
  const before = seen.get(services)
  seen.set(services, now)
  if (!before) return []
  const offset = Math.round(now.steady - before.steady - (now.wall - before.wall))
  return [{ source: 'step', reference: '本机计时', offset, delay: 0, problem: null }]
}

async function checkDatabase(db: Database, now: () => number): Promise<ClockCheck> {
  await readDatabaseClock(db)
  const sent = now()
  const theirs = await readDatabaseClock(db)
  const delay = now() - sent
  return { source: 'database', reference: '数据库服务器', offset: Math.round(theirs - sent - delay / 2), delay, problem: null }
}

async function checkTimeServer(server: string, now: () => number): Promise<ClockCheck> {
  const asked = { source: 'ntp', reference: server || '未设' } as const
  if (!server) return { ...asked, offset: null, delay: null, problem: '没有设时间服务器（NTP_SERVER），无法核对' }
  try {
    return { ...asked, ...(await askTime(server, now)), problem: null }
  } catch (error) {
    return { ...asked, offset: null, delay: null, problem: (error as Error).message }
  }
}

/** What the audit is told: a drift when it begins and when it is over, every time the clock was moved. */
function eventOf(check: ClockCheck, before: ClockCheck | undefined): EventDraft[] {
  const state = clockState(check)
  const after = { source: CLOCK_SOURCE_LABELS[check.source], reference: check.reference, offset: check.offset }
  if (check.source === 'step') {
    if (state !== 'off') return []
    const moved = `系统时间被${(check.offset ?? 0) > 0 ? '调慢' : '调快'} ${offsetInWords(check.offset ?? 0).slice(2)}`
    return [{ type: 'clock.corrected', summary: moved, after, ok: false }]
  }
  const wasOff = before !== undefined && clockState(before) === 'off'
  const words = `与${check.reference === '数据库服务器' ? '' : '时间服务器 '}${check.reference}相比${offsetInWords(check.offset ?? 0)}`
  if (state === 'off' && !wasOff)
    return [{ type: 'clock.drifted', summary: `本机时钟${words}，超过 2 秒，请校准`, after, ok: false }]
  if (state === 'right' && wasOff) return [{ type: 'clock.settled', summary: `本机时钟${words}，恢复准确`, after }]
  return []
}

/** The hourly look at the clock: against the time server, the database and itself; each kept, a drift recorded (SEC-30). */
export async function checkClock(services: Services): Promise<{ off: string[] }> {
  const now = () => services.clock.now()
  const pool = databaseOf(services.pool)
  const checks = [await checkTimeServer(services.config.ntpServer, now), await checkDatabase(pool, now), ...checkStep(services)]
  await inTransaction(services.pool, wallOfAll(services.clock.today()), 'read write', async (db) => {
    const before = new Map((await listClockChecks(db)).map((check) => [check.source, check]))
    for (const check of checks) await insertClockCheck(db, check)
    await writeEvents(
      db,
      SYSTEM,
      checks.flatMap((check) => eventOf(check, before.get(check.source))),
    )
  })
  return { off: checks.filter((check) => clockState(check) === 'off').map((check) => CLOCK_SOURCE_LABELS[check.source]) }
}
