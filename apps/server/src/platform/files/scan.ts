import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../http/context.ts'
import { Failure, invalid } from '../http/failure.ts'

/** A scanner that has not answered by then has failed. */
const PATIENCE = 20_000

export type Scanned = 'clean' | 'infected' | 'failed'

/**
 * Lets the operator's scanner look at the bytes as a file of its own, which is gone afterwards (SEC-36). `command` is the
 * program and its fixed arguments, separated by spaces; it is started without a shell and answers by its exit code:
 * 0 clean, 1 infected, anything else failed. An empty command means that there is no scanner: clean.
 */
export async function scanBytes(command: string, bytes: Buffer): Promise<Scanned> {
  const [program, ...fixed] = command.split(' ').filter(Boolean)
  if (!program) return 'clean'
  const folder = await mkdtemp(join(tmpdir(), 'hongzhu-scan-'))
  try {
    const path = join(folder, 'upload')
    await writeFile(path, bytes, { mode: 0o600 })
    return await new Promise((resolve) => {
      execFile(program, [...fixed, path], { timeout: PATIENCE, windowsHide: true }, (error) =>
        resolve(error === null ? 'clean' : error.code === 1 ? 'infected' : 'failed'),
      )
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const refusalOf = (scanned: 'infected' | 'failed') =>
  scanned === 'infected'
    ? invalid('file', '文件没有通过病毒查杀，已拒收；请在本机查杀病毒、重新制作后再传（SEC-36）。')
    : new Failure('unavailable', '病毒查杀程序没有正常答复，文件没有收下；请稍后再传，仍不行的告诉系统管理员（SEC-36）。', {
        code: 'file.scan-failed',
      })

type Asked = Pick<Context, 'services' | 'events' | 'afterCommit'>

/** An upload on its way in: what it is called and where it belongs. */
export interface Arriving {
  name: string
  bytes: Buffer
  orgId: string
  /** As the event names it. */
  title: string
  /** The record it was meant for, where there is one yet. */
  subject?: { kind: string; id: string }
}

/**
 * Whether the upload may be kept (SEC-36). If not, the refusal is recorded with the transaction and told after it, so the
 * caller writes nothing and returns at once.
 */
export async function isLetIn(ctx: Asked, { name, bytes, orgId, title, subject }: Arriving): Promise<boolean> {
  const scanned = await scanBytes(ctx.services.config.scanCommand, bytes)
  if (scanned === 'clean') return true
  ctx.events.record({
    type: 'file.refused',
    summary: `${scanned === 'infected' ? '没有通过病毒查杀' : '病毒查杀程序没有正常答复'}，拒收：${name}（${title}）`,
    orgId,
    ...(subject ? { subject } : {}),
    after: { name, sha256: createHash('sha256').update(bytes).digest('hex') },
    ok: false,
  })
  ctx.afterCommit(() => {
    throw refusalOf(scanned)
  })
  return false
}
