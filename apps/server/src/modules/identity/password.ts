import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 }

/** A slow salted hash, argon2id (SEC-09): `argon2id$memory$passes$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, ...COST })
  return ['argon2id', COST.memory, COST.passes, nonce.toString('base64'), tag.toString('base64')].join('$')
}

/** Whether the password belongs to the hash; takes the same time for a missing hash (SEC-04). */
export async function checkPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory = String(COST.memory), passes = String(COST.passes), salt = 'AAAAAAAAAAAAAAAAAAAAAA==', tag = ''] = (
    stored ?? ''
  ).split('$')
  const made = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(salt, 'base64'),
    parallelism: 1,
    tagLength: 32,
    memory: Number(memory),
    passes: Number(passes),
  })
  const kept = Buffer.from(tag, 'base64')
  return stored !== null && kept.length === made.length && timingSafeEqual(made, kept)
}
