import { expect, test } from 'vitest'
import { pinyinKeys } from './pinyin.ts'

test.each([
  ['张伟', 'zhang wei', 'zw'],
  ['单雄信', 'shan xiong xin', 'sxx'],
  ['曾国强', 'zeng guo qiang', 'zgq'],
  ['吕丽', 'lv li', 'll'],
  ['买买提·吐尔逊·艾力', 'mai mai ti tu er xun ai li', 'mmttexal'],
  ['', '', ''],
])('%s', (name, nameKey, initials) => {
  expect(pinyinKeys(name)).toEqual({ nameKey, initials })
})

test('units keep their numbers', () => {
  expect(pinyinKeys('青禾县第12中学', 'unit').initials).toBe('qhxd12zx')
})
