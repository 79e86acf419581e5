import { date } from '@hongzhu/domain'
import type { OrgKind } from '@hongzhu/domain/org'
import { expect, test } from 'vitest'
import type { OrgEntry } from './directory-queries.ts'
import { planPosts } from './member-posts.ts'
import type { MemberFacts } from './member-types.ts'
import { planSecretary } from './org-secretary.ts'
import type { OrgFacts } from './org-types.ts'
import type { InputRow } from './plan.ts'

const orgOf = (kind: OrgKind): OrgEntry => ({
  id: '9',
  code: 'Z9',
  name: '支教队党支部',
  shortName: '支教队党支部',
  kind,
  path: '/1/9/',
  parentId: '1',
  foundedOn: date('2026-09-01'),
  termStart: null,
  termId: null,
})
const rowOf = (values: InputRow['values']): InputRow => ({
  seq: 1,
  sheet: '名册',
  rowNo: 2,
  values,
  cells: {},
  remarks: {},
  choice: null,
})
const day = date('2026-11-22')

function postsOf(kind: OrgKind, appointment?: string) {
  const row = rowOf({ duties: ['secretary'], dutyFrom: '2026-09-01', ...(appointment ? { appointment } : {}) })
  const facts = { directory: { orgById: new Map() }, posts: new Map(), fromOn: day, today: day } as unknown as MemberFacts
  const posts = planPosts(row, facts, { place: { org: orgOf(kind) }, personId: '1', home: undefined })
  return { by: posts.map((post) => post.appointment), said: row.cells.duties?.message ?? '', level: row.cells.duties?.level }
}

test('ORG-06：产生方式没写的，临时党支部按任命、支部按选举产生登记，并且说明', () => {
  expect(postsOf('temporaryBranch')).toMatchObject({ by: ['appointed'], said: expect.stringContaining('按任命登记') })
  expect(postsOf('branch')).toMatchObject({ by: ['elected'], said: expect.stringContaining('按选举产生登记') })
  expect(postsOf('branch', 'byElected').by).toEqual(['byElected'])
})

test('ORG-06：临时党支部写着选举产生的，不登记这个职务，说明依据和办法', () => {
  expect(postsOf('temporaryBranch', 'appointed').by).toEqual(['appointed'])
  expect(postsOf('temporaryBranch', 'elected')).toMatchObject({
    by: [],
    level: 'warning',
    said: expect.stringMatching(/ORG-06.*改为任命/),
  })
})

test('ORG-06：组织名册里写的书记，临时党支部同样按任命', () => {
  const facts = {
    people: new Map([['周明', [{ id: '5', orgId: '9', path: '/1/9/' }]]]),
    secretaries: new Set(),
    fromOn: day,
  } as unknown as OrgFacts
  const byOf = (kind: OrgKind) => planSecretary(rowOf({ secretary: '周明' }), facts, orgOf(kind))?.secretaryBy
  expect([byOf('temporaryBranch'), byOf('branch')]).toEqual(['appointed', 'elected'])
})
