import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImportBatch } from '@hongzhu/contract/exchange'
import { type Arguments, fromAsked, orgAsked, pathAsked, print, printJson, word } from './arguments.ts'
import { type Reached, UsageError } from './database.ts'
import { asOperator, type Operator } from './operator.ts'

const KINDS = ['school', 'org', 'member'] as const
type Kind = (typeof KINDS)[number]
const LABELS: Record<Kind, string> = { school: '学校', org: '党组织', member: '党员' }

function kindOf(words: readonly string[]): Kind {
  const kind = word(words, 0, '种类（school、org、member）') as Kind
  if (!KINDS.includes(kind)) throw new UsageError(`种类只能是 ${KINDS.join('、')}。`)
  return kind
}

/** Waits until the server is done with a step, saying how far it is. */
async function follow(operator: Operator, id: string, busy: ImportBatch['state']): Promise<ImportBatch> {
  let said = ''
  for (;;) {
    const batch = (await operator.get(`/imports/${id}`)).json() as ImportBatch
    if (batch.state !== busy) return batch
    if (batch.progressNote && batch.progressNote !== said) {
      said = batch.progressNote
      process.stderr.write(`  ${said}\n`)
    }
    await pause(200)
  }
}

const WORDS = {
  new: '新增',
  changed: '变更',
  same: '相同',
  warning: '提醒',
  error: '有误',
  duplicate: '疑似重复',
  skipped: '不导入',
} as const

function tell(batch: ImportBatch): void {
  const { counts } = batch
  if (!counts) {
    print(batch.progressNote)
    return
  }
  const parts = Object.entries(WORDS).flatMap(([key, text]) => {
    const count = counts[key as keyof typeof WORDS]
    return count > 0 ? [`${text} ${count}`] : []
  })
  print(`批次 ${batch.id}：共 ${counts.total} 行，${parts.join('，')}；确认后新增 ${counts.toAdd}、修改 ${counts.toChange}`)
}

/** Two steps as on the page: read and compare, and only with --confirm write. */
export async function importList(args: Arguments, reached: Reached): Promise<void> {
  const kind = kindOf(args.words)
  const path = pathAsked(word(args.words, 1, '文件'))
  const from = fromAsked(args, reached)
  const bytes = await readFile(path).catch(() => {
    throw new UsageError(`读不到文件 ${path}。`)
  })
  await asOperator(args, reached, { permission: 'import.run', about: `导入${LABELS[kind]}名册` }, async (operator) => {
    const form = new FormData()
    form.set('kind', kind)
    if (from) form.set('fromOn', from)
    form.set('file', new File([new Uint8Array(bytes)], basename(path)))
    const { id } = (await operator.post(`/orgs/${orgAsked(args) ?? operator.orgId}/imports`, form)) as { id: string }
    let batch = await follow(operator, id, 'reading')
    if (batch.state === 'preview' && args.confirm) {
      await operator.post(`/imports/${id}/confirm`, {})
      batch = await follow(operator, id, 'confirming')
    }
    if (args.json) printJson(batch)
    else tell(batch)
    if (batch.state === 'failed') process.exitCode = 1
    if (batch.state === 'preview' && !args.json)
      print(
        `${args.confirm ? '没有写入' : '仅预览，没有写入'}；核对请看网页“导入”里的批次 ${id}${args.confirm ? '' : '，确认写入请加 --confirm'}`,
      )
    if (batch.state === 'confirmed' && !args.json) print('已写入')
  })
}

const EXPORTS: Record<Kind, string> = { school: 'schools', org: 'orgs', member: 'members' }

/** The same workbook as the page exports. */
export async function exportList(args: Arguments, reached: Reached): Promise<void> {
  const kind = kindOf(args.words)
  const out = args.out ?? word([], 0, '输出文件（--out）')
  await asOperator(args, reached, { permission: 'export.run', about: `导出${LABELS[kind]}名册` }, async (operator) => {
    const query = new URLSearchParams()
    const org = orgAsked(args)
    if (org && kind !== 'school') query.set('under', org)
    if (args.on) query.set('on', args.on)
    const { bytes } = await operator.get(`/exports/${EXPORTS[kind]}?${query}`)
    await writeFile(pathAsked(out), bytes, { mode: 0o600 })
    print(`已导出到 ${pathAsked(out)}，${Math.ceil(bytes.length / 1024)} KB`)
  })
}
