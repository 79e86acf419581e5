import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { Caller, Reply } from '../../testing/app.ts'
import { settleImport } from './index.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** A well-formed fictional ID number; sequence odd is male. */
export function idNumber(born: string, sequence: number, region = '110105'): string {
  const body = `${region}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

export type TestCell =
  | string
  | number
  | boolean
  | Date
  | null
  | undefined
  | { value: string | number; format?: string; rowSpan?: number; columnSpan?: number }

const cellOf = (cell: TestCell): Cell => {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'string') return { value: cell, type: String }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'boolean') return { value: cell, type: Boolean }
  if (cell instanceof Date) return { value: cell, type: Date, format: 'yyyy-mm-dd' }
  return { ...cell, type: typeof cell.value === 'number' ? Number : String }
}

/** A workbook with these sheets of rows. */
export async function workbook(sheets: Record<string, readonly (readonly TestCell[])[]>): Promise<Buffer> {
  return writeXlsxFile(
    Object.entries(sheets).map(([sheet, rows]) => ({ sheet, data: rows.map((row) => row.map(cellOf)) })),
  ).toBuffer()
}

/** Sends a file as a browser's form does. */
export async function uploadFile(
  caller: Caller,
  {
    orgId,
    kind,
    name = '名册.xlsx',
    bytes,
    fromOn,
  }: { orgId: string; kind: string; name?: string; bytes: Buffer; fromOn?: string },
): Promise<Reply> {
  const form = new FormData()
  form.set('kind', kind)
  if (fromOn) form.set('fromOn', fromOn)
  form.set('file', new File([new Uint8Array(bytes)], name))
  const packed = new Response(form)
  const payload = Buffer.from(await packed.arrayBuffer())
  const headers = { 'content-type': packed.headers.get('content-type') ?? '', 'content-length': String(payload.length) }
  return caller.send({ method: 'POST', url: `/api/orgs/${orgId}/imports`, payload, headers })
}

/** Uploads, waits for the preview and answers it. */
export async function preview(caller: Caller, input: Parameters<typeof uploadFile>[1]) {
  const answer = await uploadFile(caller, input)
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  await settleImport(answer.body.id)
  return find(caller, answer.body.id)
}

export async function find(caller: Caller, id: string) {
  const batch = (await caller.get(`/imports/${id}`)).body
  const rows = (await caller.get(`/imports/${id}/rows?pageSize=200`)).body.rows ?? []
  return { ...batch, rows }
}

/** Confirms and waits until it is done. */
export async function confirm(caller: Caller, id: string, body: object = {}) {
  const answer = await caller.post(`/imports/${id}/confirm`, body)
  await settleImport(id)
  return { answer, ...(await find(caller, id)) }
}
