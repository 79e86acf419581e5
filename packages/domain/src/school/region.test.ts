import { expect, test } from 'vitest'
import type { ManagingOrg } from './region.ts'
import { regionRefusal } from './region.ts'

const regions = [
  { code: '990101', name: '青禾县' },
  { code: '990102', name: '白鹭县' },
]
const org = (kind: ManagingOrg['kind'], shortName: string, parentId: string | null): ManagingOrg => ({
  kind,
  name: `中共${shortName}`,
  shortName,
  parentId,
})
const city = org('workCommittee', '云山市教育工委', null)
const county = org('workCommittee', '青禾县教育工委', '1')
const committee = org('committee', '青禾一中党委', '2')

test('县教育工委只登记本县的学校，学校党委随它的教育工委', () => {
  expect(regionRefusal([county, city], regions, '990101')).toBeUndefined()
  expect(regionRefusal([county, city], regions, '990102')).toMatchObject({
    severity: 'block',
    field: 'regionCode',
    message: expect.stringMatching(/青禾县教育工委.*白鹭县/),
    remedy: expect.stringContaining('报上级'),
  })
  expect(regionRefusal([committee, county, city], regions, '990102')?.code).toBe('school.region-outside')
})

test('市教育工委登记各县区的学校；名称看不出县区的不拦', () => {
  expect(regionRefusal([city], regions, '990102')).toBeUndefined()
  expect(regionRefusal([org('committee', '市直一中党委', '1'), city], regions, '990102')).toBeUndefined()
  expect(regionRefusal([org('workCommittee', '开发区教育工委', '1'), city], regions, '990102')).toBeUndefined()
})
