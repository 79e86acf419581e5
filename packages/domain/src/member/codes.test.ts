import { expect, test } from 'vitest'
import { date, yearsBetween } from '../kernel/index.ts'
import {
  AGE_BANDS,
  birthDaysOf,
  DEGREE_CODES,
  EDUCATION_CODES,
  ENTRY_KIND_CODES,
  ETHNICITY_CODES,
  educationLevelOf,
  isMinority,
  labelOf,
  MEMBER_CODE_TABLES,
  maskAddress,
  maskIdNo,
  maskPhone,
  readCode,
  SEX_CODES,
  WORK_POST_CODES,
} from './index.ts'

test('every code and every label of every list reads back to its own code', () => {
  for (const table of MEMBER_CODE_TABLES) {
    expect(new Set(table.codes.map((entry) => entry.code)).size).toBe(table.codes.length)
    for (const entry of table.codes) {
      expect(readCode(table, entry.code), `${table.id} ${entry.code}`).toBe(entry.code)
      expect(readCode(table, entry.label), `${table.id} ${entry.label}`).toBe(entry.code)
      expect(labelOf(table, entry.code)).toBe(entry.label)
    }
  }
})

test('the numbers of the national standards', () => {
  expect(labelOf(ETHNICITY_CODES, '05')).toBe('维吾尔族')
  expect(labelOf(ETHNICITY_CODES, '30')).toBe('土族')
  expect(labelOf(ETHNICITY_CODES, '56')).toBe('基诺族')
  expect(labelOf(EDUCATION_CODES, '21')).toBe('大学本科毕业')
  expect(labelOf(EDUCATION_CODES, '15')).toBe('硕士研究生结业')
  expect(labelOf(DEGREE_CODES, '404')).toBe('教育学学士学位')
  expect(labelOf(DEGREE_CODES, '312')).toBe('管理学硕士学位')
  expect(labelOf(SEX_CODES, '2')).toBe('女')
})

test('what people write is read', () => {
  expect(readCode(ETHNICITY_CODES, '汉')).toBe('01')
  expect(readCode(ETHNICITY_CODES, ' 维吾尔 族')).toBe('05')
  expect(readCode(EDUCATION_CODES, '本科')).toBe('21')
  expect(readCode(EDUCATION_CODES, '大专')).toBe('31')
  expect(readCode(EDUCATION_CODES, '中师')).toBe('41')
  expect(readCode(DEGREE_CODES, 'mba')).toBe('346')
  expect(readCode(WORK_POST_CODES, '专业技术')).toBe('事业单位专业技术岗位')
  expect(readCode(ENTRY_KIND_CODES, '新发展')).toBe('NEW')
  expect(readCode(EDUCATION_CODES, '自学成才')).toBeUndefined()
  expect(labelOf(EDUCATION_CODES, '自学成才')).toBe('自学成才')
  expect(labelOf(EDUCATION_CODES, null)).toBe('')
})

test('education levels and minority', () => {
  expect(educationLevelOf('14')).toBe('1')
  expect(educationLevelOf('81')).toBe('7')
  expect(educationLevelOf(null)).toBeUndefined()
  expect(isMinority('05')).toBe(true)
  expect(isMinority('01')).toBe(false)
  expect(isMinority(null)).toBe(false)
})

test('age bands: each birthday falls into exactly one band, counted in completed years', () => {
  const on = date('2026-11-22')
  for (const band of AGE_BANDS) {
    const { from, to } = birthDaysOf(band.id, on)
    expect(yearsBetween(from, on)).toBe(band.to)
    expect(yearsBetween(to, on)).toBe(band.from)
  }
})

test('SEC-74：遮蔽', () => {
  expect(maskIdNo('11010519491231002X', true)).toBe('110105********002X')
  expect(maskIdNo('11010519491231002X', false)).toBe('110*************2X')
  expect(maskPhone('13800005678')).toBe('138****5678')
  expect(maskPhone('0538123')).toBe('*******')
  expect(maskAddress('云山市青禾县育才路1号')).toBe('云山市青禾县******')
})
