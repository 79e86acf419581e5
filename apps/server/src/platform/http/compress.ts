import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

const compress = promisify(gzip)
/** Below this a packet or two is saved and nothing gained. */
const WORTH = 4096

/** Sends long answers of the API gzipped: the tree of a city is 940 kB of JSON and 60 kB on the wire. Files are compressed already. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < WORTH || reply.hasHeader('content-encoding')) return payload
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload
    const packed = await compress(payload, { level: constants.Z_BEST_SPEED })
    reply.removeHeader('content-length')
    reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding')
    return packed
  })
}
