import { bucketOf } from '@hongzhu/domain/duty'
import { CAPABILITY_LABELS, INDICATORS, unitOf } from '@hongzhu/domain/indicator'
import { OBLIGATION_STATE_LABELS } from '@hongzhu/domain/obligation'
import { figureValue } from '../modules/engines/indicators/index.ts'
import { computeDuties, listOrgIds } from '../modules/engines/obligations/index.ts'
import { scopeOfSystem } from '../platform/access/scope.ts'
import type { Database } from '../platform/db/pool.ts'
import { inTransaction, wallOfAll } from '../platform/db/transaction.ts'
import { type Arguments, dayAsked, orgAsked, print, printJson, word } from './arguments.ts'
import { type Reached, UsageError, withServices } from './database.ts'
import { findPlace, findRoot } from './place-queries.ts'

const read = <T>(reached: Reached, work: (db: Database) => Promise<T>): Promise<T> =>
  withServices(reached, (services) => inTransaction(services.pool, wallOfAll(reached.clock.today()), 'read only', work))

/** What an organisation owes on the day, derived from facts. */
export async function due(args: Arguments, reached: Reached): Promise<void> {
  const on = dayAsked(args, reached)
  const org = orgAsked(args)
  if (!org) throw new UsageError('请用 --org 指明组织编号。')
  const duties = await read(reached, async (db) => {
    const place = await findPlace(db, org, on)
    if (!place) throw new UsageError(`${on} 没有编号为 ${org} 的组织。`)
    const ids = args.below ? await listOrgIds(db, scopeOfSystem('obligation.read'), on, place.path) : [org]
    return (await computeDuties(db, ids, on)).duties
  })
  if (args.json) return printJson({ on, org, duties })
  const open = duties.filter((duty) => bucketOf(duty, on) !== 'done').sort((a, b) => (a.due < b.due ? -1 : 1))
  for (const duty of open)
    print(
      `${duty.due}  ${OBLIGATION_STATE_LABELS[duty.state].padEnd(4, '　')}  ${duty.rule.padEnd(7)} ${duty.title}${duty.missing ? `（${duty.missing}）` : ''}`,
    )
  print(`${on}：未办 ${open.length} 项，已办或免办 ${duties.length - open.length} 项`)
}

/** One figure of an organisation on a day. */
export async function figure(args: Arguments, reached: Reached): Promise<void> {
  const ref = word(args.words, 0, '指标')
  const on = dayAsked(args, reached)
  const value = await read(reached, async (db) => {
    const org = orgAsked(args) ?? (await findRoot(db, on))
    if (!org) throw new UsageError('系统里还没有组织。')
    return figureValue(db, scopeOfSystem('figure.read'), ref, org, on)
  })
  if (args.json) return printJson(value)
  print(`${value.orgName}  ${value.title}  ${value.text}${value.unit}`)
  print(
    `截至 ${value.on}${value.denominator === null ? '' : `，分子 ${value.numerator}，分母 ${value.denominator}`}，${value.rounding}，记录 ${value.rows} 条`,
  )
}

/** The catalogue of figures. */
export async function figureList(args: Arguments): Promise<void> {
  if (args.json) return printJson(INDICATORS)
  for (const indicator of INDICATORS)
    print(
      `${indicator.id.padEnd(34)} ${CAPABILITY_LABELS[indicator.capability]}  ${indicator.title}（${unitOf(indicator)}）  ${indicator.definition}`,
    )
  print(`共 ${INDICATORS.length} 个指标`)
}
