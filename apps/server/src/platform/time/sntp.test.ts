import { createSocket } from 'node:dgram'
import { describe, expect, test } from 'vitest'
import { askTime, readAnswer } from './sntp.ts'

const TO_1970 = 2_208_988_800
/** An answer of a time server whose clock stands at `at` (milliseconds). */
function answer(at: number, { stratum = 2, leap = 0, origin = Buffer.alloc(8) } = {}): Buffer {
  const packet = Buffer.alloc(48)
  packet[0] = (leap << 6) | 0x24
  packet[1] = stratum
  origin.copy(packet, 24)
  for (const place of [32, 40]) {
    packet.writeUInt32BE(Math.floor(at / 1000) + TO_1970, place)
    packet.writeUInt32BE(Math.floor(((at % 1000) / 1000) * 2 ** 32), place + 4)
  }
  return packet
}

/** A time server on this machine that is `ahead` of us; what it is asked it answers as `change` says. */
async function serve(ahead: number, change: (packet: Buffer) => Buffer | undefined = (packet) => packet) {
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => {
    const packet = change(answer(Date.now() + ahead, { origin: question.subarray(40, 48) }))
    if (packet) socket.send(packet, from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

describe('SEC-30: asking a time server', () => {
  test('half of the way there and back is taken off', () => {
    expect(readAnswer(answer(10_000), 9_900, 10_100)).toEqual({ offset: 0, delay: 200 })
    expect(readAnswer(answer(13_500), 9_900, 10_100)).toEqual({ offset: 3_500, delay: 200 })
  })
  test('a server that is not set itself is not believed', () => {
    expect(() => readAnswer(answer(0, { stratum: 0 }), 0, 0)).toThrow('还没有对准')
    expect(() => readAnswer(answer(0, { leap: 3 }), 0, 0)).toThrow('还没有对准')
    expect(() => readAnswer(Buffer.alloc(20), 0, 0)).toThrow('不完整')
  })
  test('over the wire', async () => {
    const server = await serve(5_000)
    const { offset } = await askTime(server.address, Date.now)
    expect(Math.abs(offset - 5_000)).toBeLessThan(500)
    server.close()
  })
  test('an answer to somebody else’s question is passed over; silence ends', async () => {
    const server = await serve(0, (packet) => {
      packet.fill(7, 24, 32)
      return packet
    })
    await expect(askTime(server.address, Date.now, 200)).rejects.toThrow('没有回答')
    server.close()
  })
  test('a name that does not exist is told in a sentence', async () => {
    await expect(askTime('no-such-host.invalid', Date.now, 2_000)).rejects.toThrow(/时间服务器/)
  })
})
