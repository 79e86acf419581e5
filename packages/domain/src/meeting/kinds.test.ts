import { describe, expect, test } from 'vitest'
import { ORG_KINDS } from '../org/index.ts'
import { kindsHeldBy, MEETING_KINDS } from './index.ts'

describe('MTG-01、MTG-04、MTG-05、SCH-01：组织能召开的会议种类', () => {
  test('党小组只有党小组会和组织生活会', () =>
    expect(kindsHeldBy({ kind: 'group', hasCommittee: true, isSchoolBody: false })).toEqual(['group', 'life']))
  test('没有领导学校的支部没有党组织会议、校长办公会议和民主生活会', () => {
    const kinds = kindsHeldBy({ kind: 'branch', hasCommittee: true, isSchoolBody: false })
    expect(kinds).toEqual(['general', 'committee', 'class', 'themeDay', 'life', 'appraisal', 'report'])
  })
  test('领导学校的支部有', () =>
    expect(kindsHeldBy({ kind: 'branch', hasCommittee: true, isSchoolBody: true })).toEqual(
      expect.arrayContaining(['schoolParty', 'headteacher', 'democratic']),
    ))
  test('不设支委会的支部没有支委会', () =>
    expect(kindsHeldBy({ kind: 'branch', hasCommittee: false, isSchoolBody: false })).not.toContain('committee'))
  test('只有党小组开党小组会；教育工委没有支部的会', () => {
    for (const kind of ORG_KINDS)
      expect(kindsHeldBy({ kind, hasCommittee: true, isSchoolBody: true }).includes('group')).toBe(kind === 'group')
    const office = kindsHeldBy({ kind: 'workCommittee', hasCommittee: true, isSchoolBody: false })
    for (const kind of ['general', 'themeDay', 'life', 'appraisal', 'schoolParty'] as const) expect(office).not.toContain(kind)
  })
  test('次序同会议种类表', () => {
    for (const kind of ORG_KINDS) {
      const kinds = kindsHeldBy({ kind, hasCommittee: true, isSchoolBody: true })
      expect(kinds).toEqual(MEETING_KINDS.filter((one) => kinds.includes(one)))
    }
  })
})
