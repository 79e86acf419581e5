import { createSocket } from 'node:dgram'

/** Seconds from 1900, where NTP counts from, to 1970. */
const TO_1970 = 2_208_988_800
const PORT = 123
const SIZE = 48
/** No warning, version 4, client (RFC 5905). */
const ASK = 0x23

export interface TimeAnswer {
  /** Server minus ours, milliseconds. */
  offset: number
  /** There and back without the server's own time, milliseconds. */
  delay: number
}

/** An NTP timestamp of the packet, in milliseconds since 1970. */
const stampAt = (packet: Buffer, at: number) => (packet.readUInt32BE(at) - TO_1970 + packet.readUInt32BE(at + 4) / 2 ** 32) * 1000

/** What an answer means that was asked for at `sent` and came at `received`, in our milliseconds (RFC 5905 section 8). */
export function readAnswer(packet: Buffer, sent: number, received: number): TimeAnswer {
  if (packet.length < SIZE) throw new Error('时间服务器的回答不完整')
  const [leap, stratum] = [(packet[0] ?? 0) >> 6, packet[1] ?? 0]
  if (leap === 3 || stratum === 0 || stratum > 15) throw new Error('时间服务器自己还没有对准')
  const [arrived, left] = [stampAt(packet, 32), stampAt(packet, 40)]
  return {
    offset: Math.round((arrived - sent + (left - received)) / 2),
    delay: Math.max(0, Math.round(received - sent - (left - arrived))),
  }
}

/** Asks a time server once (SNTP); rejects with a sentence when it does not answer in time. */
export function askTime(server: string, now: () => number, timeout = 3_000): Promise<TimeAnswer> {
  const [host = '', port = String(PORT)] = server.split(':')
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    const end = (finish: () => void) => {
      clearTimeout(timer)
      socket.close()
      finish()
    }
    const timer = setTimeout(() => end(() => reject(new Error(`时间服务器 ${timeout / 1000} 秒内没有回答`))), timeout)
    const fail = (error: Error) => end(() => reject(new Error(`问不到时间服务器：${error.message}`)))
    socket.on('error', fail)
    const question = Buffer.alloc(SIZE)
    question[0] = ASK
    // What we send as our time comes back as the origin: an answer to something else is not taken.
    question.writeUInt32BE(Math.floor(Math.random() * 2 ** 32), 40)
    question.writeUInt32BE(Math.floor(Math.random() * 2 ** 32), 44)
    let sent = now()
    socket.on('message', (packet) => {
      const received = now()
      if (packet.length >= SIZE && !packet.subarray(24, 32).equals(question.subarray(40, 48))) return
      end(() => {
        try {
          resolve(readAnswer(packet, sent, received))
        } catch (error) {
          reject(error as Error)
        }
      })
    })
    // A name that cannot be found is told to the callback, which its type does not say.
    socket.connect(Number(port), host, (error?: Error) => {
      if (error) return fail(error)
      sent = now()
      socket.send(question)
    })
  })
}
