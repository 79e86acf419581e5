import { SETTINGS } from '../../platform/config.ts'
import { inTransaction, wallOfAll } from '../../platform/db/transaction.ts'
import { SYSTEM, writeEvents } from '../../platform/events/record.ts'
import type { Services } from '../../platform/http/context.ts'
import { findKnownSettings, keepKnownSettings } from './queries.ts'

type Values = Record<string, string>

/** A setting in words, as the list of settings names it. */
const inWords = (values: Values) => (name: string) => {
  const label = SETTINGS.find((setting) => setting.name === name)?.label.split(/[，；：（]/)[0] ?? '已不再使用的设置'
  return `${label}（${name}）：${values[name] || '未设'}`
}

/**
 * Compares the settings the process started with to those of the last start and records what differs (SEC-25). Values carry
 * no secret. The first start records all of them.
 */
export async function recordSettings(services: Services, values: Values): Promise<void> {
  await inTransaction(services.pool, wallOfAll(services.clock.today()), 'read write', async (db) => {
    const known = await findKnownSettings(db)
    const names = [...new Set([...Object.keys(known ?? {}), ...Object.keys(values)])]
    const changed = names.filter((name) => (known?.[name] ?? '') !== (values[name] ?? ''))
    if (known && changed.length === 0) return
    await keepKnownSettings(db, values)
    const after = { settings: (known ? changed : names).map(inWords(values)) }
    await writeEvents(db, SYSTEM, [
      known
        ? {
            type: 'settings.changed',
            summary: `启动时运行设置与上次不同，共 ${changed.length} 项`,
            before: { settings: changed.map(inWords(known)) },
            after,
          }
        : { type: 'settings.recorded', summary: `首次启动，登记运行设置 ${names.length} 项`, after },
    ])
  })
}
