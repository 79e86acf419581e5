import { readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type PlainDate, readDate } from '@hongzhu/domain'
import { type Reached, UsageError } from './database.ts'

const OPTIONS = {
  org: { type: 'string' },
  on: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean' },
  facts: { type: 'string' },
  size: { type: 'string' },
  today: { type: 'string' },
  out: { type: 'string' },
  as: { type: 'string' },
  confirm: { type: 'boolean' },
  below: { type: 'boolean' },
  data: { type: 'string' },
  files: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export interface Arguments {
  words: string[]
  org?: string | undefined
  on?: string | undefined
  from?: string | undefined
  json: boolean
  facts?: string | undefined
  size?: string | undefined
  today?: string | undefined
  out?: string | undefined
  as?: string | undefined
  confirm: boolean
  below: boolean
  data?: string | undefined
  files?: string | undefined
  help: boolean
}

/** The words and options of a call. */
export function readArguments(given: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options: OPTIONS, allowPositionals: true, strict: true })
    return {
      ...values,
      words: positionals,
      json: values.json ?? false,
      confirm: values.confirm ?? false,
      below: values.below ?? false,
      help: values.help ?? false,
    }
  } catch (error) {
    const unknown = /Unknown option '([^']+)'/.exec((error as Error).message)?.[1]
    throw new UsageError(unknown ? `没有 ${unknown} 这个选项；用法见 npm run hongzhu -- help。` : (error as Error).message)
  }
}

/** The day asked for; today when none is given, never later. */
export function dayAsked({ on }: Arguments, { clock }: Reached): PlainDate {
  if (on === undefined) return clock.today()
  const day = readDate(on)
  if (!day) throw new UsageError(`--on ${on} 不是日期，须写成 2026-11-22 的样子。`)
  if (day > clock.today()) throw new UsageError('--on 不能晚于今天。')
  return day
}

/** The day from which rows without a day of their own count, when one is given; never later than today (MDS-25). */
export function fromAsked({ from }: Arguments, { clock }: Reached): PlainDate | undefined {
  if (from === undefined) return undefined
  const day = readDate(from)
  if (!day) throw new UsageError(`--from ${from} 不是日期，须写成 2026-11-22 的样子。`)
  if (day > clock.today()) throw new UsageError('--from 不能晚于今天；没有把握的按今天登记，此前的以后凭材料补（MDS-25）。')
  return day
}

/** The organisation asked for, else the root. */
export function orgAsked({ org }: Arguments): string | undefined {
  if (org !== undefined && !/^\d{1,18}$/.test(org)) throw new UsageError('--org 须为组织编号（数字）。')
  return org
}

/** A path as the caller wrote it, from where the caller stands. */
export const pathAsked = (path: string) => (isAbsolute(path) ? path : resolve(process.env.INIT_CWD ?? process.cwd(), path))

export function jsonAsked(path: string): unknown {
  let text: string
  try {
    text = readFileSync(pathAsked(path), 'utf8')
  } catch {
    throw new UsageError(`读不到文件 ${path}。`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${path} 不是 JSON：${(error as Error).message}`)
  }
}

export const word = (words: readonly string[], index: number, what: string): string => {
  const found = words[index]
  if (!found) throw new UsageError(`缺少${what}；用法见 npm run hongzhu -- help。`)
  return found
}

export const print = (line: string) => void process.stdout.write(`${line}\n`)
export const printJson = (value: unknown) => print(JSON.stringify(value, null, 2))
