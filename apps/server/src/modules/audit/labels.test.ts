import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { EVENT_GROUPS, eventLabel, isNamedEvent, SUBJECT_LABELS } from '@hongzhu/domain/access'
import { describe, expect, test } from 'vitest'

/** The server with its demo loader. */
const SERVER = fileURLToPath(new URL('../../..', import.meta.url))
/** Types put together at run time, with what they can become. */
const TEMPLATES: Record<string, readonly string[]> = {
  'meeting.${target}': ['meeting.confirmed', 'meeting.archived'],
  'weak.${past}': ['weak.listed', 'weak.planned', 'weak.accepted'],
}
const TYPE = /'([a-z]+\.[a-z]+(?:-[a-z]+)*)'/g

const sources = async () => {
  const names = (
    await Promise.all(
      ['src', 'seed'].map((folder) =>
        readdir(`${SERVER}/${folder}`, { recursive: true }).then((found) => found.map((name) => `${folder}/${name}`)),
      ),
    )
  )
    .flat()
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.startsWith('src/testing/'))
  return Promise.all(names.map((name) => readFile(`${SERVER}/${name}`, 'utf8')))
}

/** Lines that name a type of event: `type: …`, a module's own `record(ctx, …`, a table of past kinds. */
function typesIn(source: string): string[] {
  const isRecording = /events\.record|writeEvents|recordLater|EventDraft/.test(source)
  return source.split('\n').flatMap((line) => {
    const named = /\btype: /.test(line) || /\brecord\(/.test(line) || (isRecording && /^\s+\w+: '[a-z]+\.[a-z-]+',$/.test(line))
    if (!named || /\bcode: |permission: /.test(line)) return []
    return [...line.matchAll(TYPE)].map(([, type = '']) => type)
  })
}

describe('SEC-25：审计里的事件都有中文名称', () => {
  test('every type of event the sources record has a name', async () => {
    const files = await sources()
    const templates = files.flatMap((source) =>
      [...source.matchAll(/\btype: `([a-z]+\.\$\{\w+\})`/g)].map(([, name = '']) => name),
    )
    expect(new Set(templates)).toEqual(new Set(Object.keys(TEMPLATES)))
    const types = new Set([...files.flatMap(typesIn), ...Object.values(TEMPLATES).flat()])
    expect(types.size).toBeGreaterThan(70)
    expect([...types].filter((type) => !isNamedEvent(type))).toEqual([])
    expect([...types].filter((type) => !Object.hasOwn(EVENT_GROUPS, type.split('.')[0] ?? ''))).toEqual([])
    expect([...types].filter((type) => /[a-z]/i.test(eventLabel(type)))).toEqual([])
    expect(eventLabel('member.unheard-of')).toBe('党员')
  })
  test('every subject of an event has a name', async () => {
    const kinds = (await sources()).flatMap((source) =>
      [...source.matchAll(/\bkind: '([a-z_]+)', id\b/g)].map(([, kind = '']) => kind),
    )
    expect(kinds.length).toBeGreaterThan(20)
    expect(kinds.filter((kind) => !Object.hasOwn(SUBJECT_LABELS, kind))).toEqual([])
  })
})
