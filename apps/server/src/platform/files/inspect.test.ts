import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { makeArchive, makeJpeg, makePdf } from '../../testing/files.ts'
import { cleanJpeg, cleanPng } from './images.ts'
import { inspectUpload } from './inspect.ts'

const inspect = (name: string, bytes: Buffer) => inspectUpload({ name, bytes })
const OFFICE = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' }

describe('SEC-36 上传', () => {
  test('规定的种类收下，按内容定种类', () => {
    expect(inspect('会议签到表.pdf', makePdf())).toMatchObject({ ok: true, mime: 'application/pdf' })
    expect(inspect('照片.JPG', makeJpeg())).toMatchObject({ ok: true, mime: 'image/jpeg' })
    expect(inspect('讲稿.docx', makeArchive(OFFICE))).toMatchObject({ ok: true })
    expect(inspect('讲稿.wps', makeArchive(OFFICE))).toMatchObject({ ok: true })
    expect(inspect('公文.ofd', makeArchive({ 'OFD.xml': '<ofd/>' }))).toMatchObject({ ok: true, mime: 'application/ofd' })
    expect(inspect('关于1.2.3号事项的通知.pdf', makePdf())).toMatchObject({ ok: true })
  })
  test('不在名单里的、空的、过大的不收', () => {
    for (const name of ['a.exe', 'a.html', 'a.svg', 'a.docm', 'a', '.pdf.'])
      expect(inspect(name, makePdf()), name).toMatchObject({ ok: false })
    expect(inspect('a.pdf', Buffer.alloc(0))).toMatchObject({ ok: false })
    const big = Buffer.concat([makePdf(), Buffer.alloc(20 * 1024 * 1024)])
    expect(inspect('a.pdf', big)).toMatchObject({ ok: false, reason: expect.stringContaining('20 MB') })
  })
  test('双重扩展名、名不副实不收', () => {
    expect(inspect('工资.exe.pdf', makePdf())).toMatchObject({ ok: false, reason: expect.stringContaining('双重扩展名') })
    expect(inspect('照片.jpg', makePdf())).toMatchObject({ ok: false, reason: expect.stringContaining('不符') })
    expect(inspect('a.pdf', Buffer.from('MZ program that runs'))).toMatchObject({ ok: false })
    expect(inspect('a.xlsx', makeArchive(OFFICE))).toMatchObject({ ok: false })
    expect(inspect('a.docx', makeArchive({ 'readme.txt': 'x' }))).toMatchObject({ ok: false })
  })
  test('测试病毒、宏、脚本、拼接文件不收', () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
    expect(inspect('a.pdf', makePdf(eicar))).toMatchObject({ ok: false, reason: expect.stringContaining('病毒') })
    expect(inspect('a.docx', makeArchive({ ...OFFICE, 'word/vbaProject.bin': 'x' }))).toMatchObject({ ok: false })
    expect(inspect('a.pdf', makePdf('/OpenAction << /S /JavaScript >>'))).toMatchObject({ ok: false })
    expect(inspect('a.pdf', Buffer.concat([makePdf(), makeArchive(OFFICE)]))).toMatchObject({ ok: false })
    expect(inspect('a.docx', Buffer.concat([makeArchive(OFFICE), Buffer.from('<script>')]))).toMatchObject({ ok: false })
  })
  test('文件名去掉路径和控制字符', () => {
    expect(inspect('../../etc/\u202efdp.签到.pdf', makePdf())).toMatchObject({ ok: true, name: 'fdp.签到.pdf' })
  })
})

describe('图像的拍摄信息', () => {
  test('JPEG：位置、机型、缩略图和结尾之后的内容都去掉，图像不变', () => {
    const taken = makeJpeg('Exif\0\0GPS 26.1N 119.3E Camera')
    expect(taken.includes('GPS')).toBe(true)
    const cleaned = cleanJpeg(Buffer.concat([taken, Buffer.from('PK hidden archive')]))
    expect(cleaned?.includes('GPS')).toBe(false)
    expect(cleaned?.includes('hidden')).toBe(false)
    expect(cleaned).toEqual(makeJpeg())
  })
  test('残缺的 JPEG 不收', () => {
    expect(cleanJpeg(makeJpeg().subarray(0, 12))).toBeUndefined()
    expect(inspect('a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x00, 0x00]))).toMatchObject({ ok: false })
  })
  test('PNG：文字说明去掉', () => {
    const chunk = (name: string, body: Buffer) => {
      const head = Buffer.alloc(4)
      head.writeUInt32BE(body.length)
      return Buffer.concat([head, Buffer.from(name), body, Buffer.alloc(4)])
    }
    const head = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    const parts = [chunk('IHDR', Buffer.alloc(13)), chunk('IDAT', deflateSync(Buffer.alloc(4))), chunk('IEND', Buffer.alloc(0))]
    const told = Buffer.concat([head, ...parts.slice(0, 1), chunk('tEXt', Buffer.from('Author somebody')), ...parts.slice(1)])
    expect(cleanPng(told)).toEqual(Buffer.concat([head, ...parts]))
  })
})
