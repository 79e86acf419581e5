import { cleanJpeg, cleanPng } from './images.ts'

export const FILE_LIMIT = 20 * 1024 * 1024
const MEGABYTE = 1024 * 1024

/** What an upload turned out to be, cleaned; or one Chinese sentence saying why it is refused. */
export type Inspected = { ok: true; name: string; mime: string; bytes: Buffer } | { ok: false; reason: string }

type Family = 'pdf' | 'jpeg' | 'png' | 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'ole'
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const MIME: Record<Family, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
  ofd: 'application/ofd',
  ole: 'application/vnd.ms-works',
}
/** Extension → what the content may be. WPS 的 wps、et、dps 有新旧两种格式。 */
const ALLOWED: Record<string, readonly Family[]> = {
  pdf: ['pdf'],
  jpg: ['jpeg'],
  jpeg: ['jpeg'],
  png: ['png'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  pptx: ['pptx'],
  wps: ['docx', 'ole'],
  et: ['xlsx', 'ole'],
  dps: ['pptx', 'ole'],
  ofd: ['ofd'],
}
const KINDS = 'PDF、JPG、PNG、DOCX、XLSX、PPTX、WPS、ET、DPS、OFD'
/** Extensions that run something when opened; none may stand before the last one either. */
const RUNNING =
  /^(exe|com|scr|pif|bat|cmd|msi|dll|js|mjs|jse|vbs|vbe|wsf|hta|ps1|sh|jar|apk|lnk|reg|php\d?|phtml|jsp|jspx|asp|aspx|html?|svg|xml|chm|docm|xlsm|pptm)$/
/** The test string every scanner answers to, written in two parts so that scanners leave this file alone. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1')

/** Looks into the bytes; the name under which they came decides nothing. */
function familyOf(bytes: Buffer): Family | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg'
  if (bytes.readUInt32BE(0) === 0x89504e47) return 'png'
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) return 'ole'
  if (bytes.readUInt32BE(0) !== 0x504b0304) return undefined
  const names = entriesOf(bytes)
  if (!names) return undefined
  if (names.includes('OFD.xml')) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return undefined
  const has = (folder: string) => names.some((name) => name.startsWith(folder))
  return has('word/') ? 'docx' : has('xl/') ? 'xlsx' : has('ppt/') ? 'pptx' : undefined
}

/** Names in the archive's directory; undefined unless the archive begins and ends with the file. */
function entriesOf(bytes: Buffer): string[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length) return undefined
  const names: string[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === 0x02014b50) {
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names.length > 0 ? names : undefined
}

/** Content that acts by itself inside an allowed kind. */
function activeContent(family: Family, bytes: Buffer): string | undefined {
  if (family === 'pdf') {
    const text = bytes.toString('latin1')
    if (/\/(JavaScript|Launch|EmbeddedFile)\b/.test(text)) return 'PDF 内含脚本、启动命令或者嵌入文件'
    if (text.includes('PK\x05\x06') || !/%%EOF[\s\0]*$/.test(text.slice(-1024))) return 'PDF 结尾之后还有别的内容'
  }
  if (family === 'docx' || family === 'xlsx' || family === 'pptx')
    if (entriesOf(bytes)?.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) return '文件内含宏'
  return undefined
}

const clean = (family: Family, bytes: Buffer): Buffer | undefined =>
  family === 'jpeg' ? cleanJpeg(bytes) : family === 'png' ? cleanPng(bytes) : bytes

/** A name that is safe to show and to save under. */
const plainName = (name: string) =>
  (name.split(/[\\/]/).at(-1) ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control and direction characters are what is removed
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .trim()
    .slice(-120)

/** SEC-36：只收规定的文件种类，按内容判定，查双重扩展名、宏和脚本、测试病毒，去掉图像的拍摄信息。 */
export function inspectUpload(given: { name: string; bytes: Buffer }): Inspected {
  const { bytes } = given
  const name = plainName(given.name)
  const refuse = (reason: string): Inspected => ({ ok: false, reason })
  if (bytes.length === 0) return refuse('文件是空的，请重新选择。')
  if (bytes.length > FILE_LIMIT)
    return refuse(`文件 ${(bytes.length / MEGABYTE).toFixed(1)} MB，超过 20 MB，请压缩或拆分后再传（SEC-36）。`)
  const parts = name.toLowerCase().split('.')
  const allowed = parts.length > 1 ? ALLOWED[parts.at(-1) ?? ''] : undefined
  if (!allowed) return refuse(`不收这种文件；可以上传 ${KINDS}（SEC-36）。`)
  if (parts.slice(1, -1).some((part) => RUNNING.test(part.trim())))
    return refuse('文件名带有双重扩展名，请改名后再传（SEC-36）。')
  if (bytes.includes(EICAR)) return refuse('文件没有通过病毒检查，已拒收（SEC-36）。')
  const family = bytes.length >= 8 ? familyOf(bytes) : undefined
  if (!family || !allowed.includes(family)) return refuse('文件内容与扩展名不符，请用原来的软件重新保存后再传（SEC-36）。')
  const active = activeContent(family, bytes)
  if (active) return refuse(`${active}，请另存为普通文件后再传（SEC-36）。`)
  const cleaned = clean(family, bytes)
  if (!cleaned) return refuse('图片已损坏，请重新拍摄或者导出（SEC-36）。')
  return { ok: true, name, mime: MIME[family], bytes: cleaned }
}
