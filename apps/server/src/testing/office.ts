import { inflateRawSync } from 'node:zlib'

/** The parts of a Word or Excel file by name, as text, read from the archive's directory. */
export async function partsOf(file: Buffer): Promise<Record<string, string>> {
  const parts: Record<string, string> = {}
  let at = file.readUInt32LE(file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16)
  while (file.readUInt32LE(at) === 0x02014b50) {
    const method = file.readUInt16LE(at + 10)
    const packed = file.readUInt32LE(at + 20)
    const nameLength = file.readUInt16LE(at + 28)
    const local = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(start, start + packed)
    parts[name] = (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

/** The words of a Word file, paragraph by paragraph. */
export async function wordsOf(file: Buffer): Promise<string[]> {
  const body = (await partsOf(file))['word/document.xml'] ?? ''
  return (body.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/g) ?? []).map((text) =>
    [...text.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join(''),
  )
}
