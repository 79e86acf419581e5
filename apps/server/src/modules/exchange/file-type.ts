import { EICAR } from '../../platform/files/inspect.ts'
import { invalid } from '../../platform/http/failure.ts'
import { listZip } from './zip.ts'

const XLS = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
/** A sheet of a whole province unpacks to less; more than this is no roster (decompression bombs). */
const MOST_UNPACKED = 400 * 1024 * 1024
const MOST_ENTRIES = 2_000
const HOW = '请用 Excel 或 WPS 打开，“另存为”.xlsx 再上传'

export type UploadType = 'xlsx' | 'csv'

const refuse = (message: string) => invalid('file', message)

function checkWorkbook(bytes: Buffer): void {
  const entries = listZip(bytes)
  if (!entries) throw refuse(`文件不完整或已损坏，读不出来；${HOW}。`)
  const names = new Set(entries.map((entry) => entry.name))
  if (!names.has('[Content_Types].xml') || !names.has('xl/workbook.xml')) throw refuse(`这不是 Excel 工作簿（.xlsx）；${HOW}。`)
  if (entries.some((entry) => /vbaProject\.bin$/i.test(entry.name))) throw refuse(`工作簿里有宏，不接收；${HOW}。`)
  const size = entries.reduce((total, entry) => total + entry.size, 0)
  if (entries.length > MOST_ENTRIES || size > MOST_UNPACKED)
    throw refuse('工作簿展开后太大，请删去多余的空行空列和工作表，或拆成几个文件。')
}

/** The text of a csv file: UTF-8 (with or without mark), UTF-16 or GB18030; undefined when it is no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, 8_192).includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not this encoding; the next one.
    }
  }
  return undefined
}

/** What an upload is, by its content; refuses everything that is not a workbook or a csv text, with the cure (SEC-36). */
export function typeOfUpload(name: string, bytes: Buffer): UploadType {
  if (bytes.length === 0) throw refuse('文件是空的。')
  if (bytes.includes(EICAR)) throw refuse('文件没有通过病毒检查，已拒收（SEC-36）。')
  if (bytes.subarray(0, 4).equals(XLS)) throw refuse(`这是旧版 .xls、WPS 的 .et，或者加了密码的工作簿；去掉密码，${HOW}。`)
  if (bytes.toString('latin1', 0, 2) === 'PK') {
    checkWorkbook(bytes)
    if (!/\.xlsx$/i.test(name)) throw refuse(`只接收 .xlsx 和 .csv 文件；${HOW}。`)
    return 'xlsx'
  }
  if (/\.xlsx?$/i.test(name)) {
    const head = bytes.toString('latin1', 0, 512).toLowerCase()
    throw refuse(
      /<html|<table|<\?xml/.test(head)
        ? `扩展名是 Excel，内容却是网页；${HOW}。`
        : `扩展名是 Excel，内容却不是 Excel 工作簿；${HOW}。`,
    )
  }
  if (!/\.csv$/i.test(name)) throw refuse(`只接收 .xlsx 和 .csv 文件；${HOW}。`)
  if (decodeText(bytes) === undefined) throw refuse(`csv 文件的编码认不出来；${HOW}。`)
  return 'csv'
}
