import { expect, test } from 'vitest'
import { compareDays, isMonthOnly, joinValues, mayBeOnePerson } from './same-person.ts'

const month = { on: '1985-03-01', isMonthOnly: true }
const full = { on: '1985-03-12', isMonthOnly: false }

test('IMP-02：只写到月的与同月的日期不矛盾，写到日的更全', () => {
  expect(compareDays(month, full)).toBe('secondFuller')
  expect(compareDays(full, month)).toBe('firstFuller')
  expect(compareDays(month, month)).toBe('same')
  expect(compareDays(full, { on: '1985-03-01', isMonthOnly: false })).toBe('differ')
  expect(compareDays(month, { on: '1985-04-12', isMonthOnly: false })).toBe('differ')
  expect(compareDays(undefined, full)).toBe('unknown')
})

test('IMP-02：同名的，出生日期相合就要问；缺出生日期的同一组织要问；只有姓名相同、出生日期不同的不问', () => {
  expect(mayBeOnePerson({ born: month, orgId: '5' }, { born: full, orgId: '6' })).toBe(true)
  expect(mayBeOnePerson({ orgId: '5' }, { born: full, orgId: '5' })).toBe(true)
  expect(mayBeOnePerson({ orgId: '5' }, { born: full, orgId: '6' })).toBe(false)
  expect(mayBeOnePerson({ orgId: null }, { orgId: null })).toBe(false)
  expect(mayBeOnePerson({ born: { on: '1985-03-13', isMonthOnly: false }, orgId: '5' }, { born: full, orgId: '5' })).toBe(false)
})

test('IMP-02：两行是同一人：空着的补上，日期取写到日的，别的不动', () => {
  const first = { name: '王知夏', bornOn: '1985-03-01', monthOnly: ['bornOn', 'joinedOn'], joinedOn: '2008-06-01', phone: '1' }
  const second = {
    name: '王知夏',
    bornOn: '1985-03-12',
    joinedOn: '2008-06-01',
    monthOnly: ['joinedOn'],
    phone: '2',
    title: '一级教师',
  }
  const { values, taken } = joinValues(first, second)
  expect(values).toMatchObject({ bornOn: '1985-03-12', joinedOn: '2008-06-01', phone: '1', title: '一级教师' })
  expect(isMonthOnly(values, 'bornOn')).toBe(false)
  expect(isMonthOnly(values, 'joinedOn')).toBe(true)
  expect(taken).toEqual(['bornOn', 'title'])
  expect(first.bornOn).toBe('1985-03-01')
})
