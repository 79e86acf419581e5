import { expect, test } from 'vitest'
import { wallFor } from '../platform/http/bind.ts'
import { TODAY } from '../testing/app.ts'
import { listEndpoints } from '../testing/endpoints.ts'

const grant = {
  id: '1',
  role: 'secretary',
  orgId: '5',
  orgName: '数学组',
  reach: 'subtree' as const,
  paths: ['/1/2/4/5/'],
  isWhole: false,
  exact: [],
}
const actor = {
  accountId: '1',
  personId: '7',
  name: '周明远',
  login: 'secretary',
  sessionHash: '',
  mustChangePassword: false,
  grant,
}

test('SEC-18: behind the second wall a stranger sees nobody, whoever is signed in themselves and their reach', () => {
  expect(wallFor({ access: 'public' }, null, TODAY)).toEqual({ prefixes: [], exact: [], selfPersonId: null, on: TODAY })
  expect(wallFor({ access: 'public' }, actor, TODAY)).toMatchObject({ prefixes: [], exact: [], selfPersonId: null })
  expect(wallFor({ access: 'self' }, actor, TODAY)).toMatchObject({ prefixes: ['/1/2/4/5/'], exact: [], selfPersonId: '7' })
  expect(wallFor({ access: 'self' }, { ...actor, grant: null }, TODAY)).toMatchObject({
    prefixes: [],
    exact: [],
    selfPersonId: '7',
  })
  const listed = { ...grant, reach: 'listed' as const, exact: ['8'] }
  expect(wallFor({ access: 'self' }, { ...actor, grant: listed }, TODAY)).toMatchObject({ prefixes: [], exact: ['8'] })
})

test('a reach over the whole instance opens the wall; one that stops at organisations, or a post without the permission, does not', () => {
  const office = { ...actor, grant: { ...grant, role: 'cityOffice', paths: ['/1/'], isWhole: true } }
  expect(wallFor({ access: 'self' }, office, TODAY)).toMatchObject({ prefixes: ['/'] })
  expect(wallFor({ access: { permission: 'member.read' } }, office, TODAY)).toMatchObject({ prefixes: ['/'], exact: [] })
  expect(wallFor({ access: { permission: 'account.write' } }, office, TODAY)).toMatchObject({ prefixes: [], exact: [] })
  const own = { ...office.grant, reach: 'own' as const, exact: ['1'] }
  expect(wallFor({ access: 'self' }, { ...actor, grant: own }, TODAY)).toMatchObject({ prefixes: [], exact: ['1'] })
})

test('only setting up and setting a password with a code go past it', () => {
  const open = listEndpoints().filter((endpoint) => endpoint.meta.wall === 'all')
  expect(open.map((endpoint) => `${endpoint.method} ${endpoint.path}`)).toEqual(['POST /password/reset', 'POST /setup'])
})
