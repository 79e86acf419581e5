import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../testing/app.ts'
import { castOf, type Member } from '../testing/cast.ts'
import { listEndpoints } from '../testing/endpoints.ts'
import { fieldNames } from '../testing/fields.ts'
import { plausibleInput } from '../testing/plausible.ts'
import { requestFor } from '../testing/request.ts'

let app: TestApp
let cast: Member[]
beforeAll(async () => {
  app = await startApp()
  cast = await castOf(app)
})
afterAll(() => app.close())

/** What people and programs send by mistake or on purpose. */
const HOSTILE: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; drop table person; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%',
  '９９９',
  '-1',
  '1e400',
  '99999999999999999999',
  '0000-00-00',
  '2026-02-30',
  '+272027-01-01',
  'x'.repeat(5_000),
  0,
  -1,
  2 ** 53,
  1.5,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { $ne: null },
  { __proto__: 1, constructor: 1 },
]
const ROUNDS = 12

describe('SEC-34：乱填的请求只会被拒绝，不会出错', () => {
  test.each(listEndpoints().map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
    '%s',
    async (name, endpoint) => {
      const member = cast.find((one) => one.permissions.includes(endpoint.permission ?? '')) ?? cast[1]
      const fields = [...new Set(fieldNames(endpoint.input))]
      const plausible = () => plausibleInput(endpoint.input, endpoint.org ? { [endpoint.org]: member?.orgId ?? '1' } : {})
      const change = fc.array(
        fc.tuple(fc.constantFrom(...(fields.length > 0 ? fields : ['none'])), fc.constantFrom(...HOSTILE)),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      for (const changes of fc.sample(change, { numRuns: ROUNDS, seed: name.length * 7 + 1 })) {
        const input = { ...plausible(), ...Object.fromEntries(changes) }
        const params = Object.fromEntries(endpoint.params.map((param) => [param, String(input[param] ?? '1').toWellFormed()]))
        const answer = await app.anonymous.send(await requestFor(endpoint, params, input, member?.cookie))
        expect(answer.status, JSON.stringify([changes, answer.body])).toBeLessThan(500)
      }
    },
  )
})
