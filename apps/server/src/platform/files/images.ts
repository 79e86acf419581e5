/** Segments that hold what a camera knows about place, time and device: APP1 (Exif, XMP) to APP15 but ICC profiles, and comments. */
const isKept = (marker: number, body: Buffer) =>
  !(marker === 0xfe || (marker >= 0xe1 && marker <= 0xef)) ||
  (marker === 0xe2 && body.toString('latin1', 0, 11) === 'ICC_PROFILE') ||
  (marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe')

/** SEC-36：JPEG 去掉拍摄信息（位置、时间、机型）和图像结束之后的内容；不成其为 JPEG 的返回 undefined。 */
export function cleanJpeg(file: Buffer): Buffer | undefined {
  if (file.length < 4 || file[0] !== 0xff || file[1] !== 0xd8) return undefined
  const kept: Buffer[] = [file.subarray(0, 2)]
  let at = 2
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    const next = at + 2 + file.readUInt16BE(at + 2)
    if (next > file.length) return undefined
    if (isKept(marker, file.subarray(at + 4, next))) kept.push(file.subarray(at, next))
    at = next
    if (marker === 0xda) {
      const end = endOfImage(file, at)
      if (end === undefined) return undefined
      kept.push(file.subarray(at, end))
      return Buffer.concat(kept)
    }
  }
  return undefined
}

/** Behind the last end-of-image marker that follows a scan without another image's start: what comes after is not the picture. */
function endOfImage(file: Buffer, from: number): number | undefined {
  for (let at = from; at + 1 < file.length; at += 1) if (file[at] === 0xff && file[at + 1] === 0xd9) return at + 2
  return undefined
}

const PNG_KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** SEC-36：PNG 只留图像本身，去掉文字说明、时间和图像结束之后的内容。 */
export function cleanPng(file: Buffer): Buffer | undefined {
  if (!file.subarray(0, 8).equals(PNG_HEAD)) return undefined
  const kept: Buffer[] = [PNG_HEAD]
  let at = 8
  while (at + 12 <= file.length) {
    const next = at + 12 + file.readUInt32BE(at)
    if (next > file.length) return undefined
    const name = file.toString('latin1', at + 4, at + 8)
    if (PNG_KEPT.includes(name)) kept.push(file.subarray(at, next))
    if (name === 'IEND') return Buffer.concat(kept)
    at = next
  }
  return undefined
}
