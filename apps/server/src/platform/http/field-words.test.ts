import { inputLabel } from '@hongzhu/domain/audit'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ListedEndpoint, listEndpoints } from '../../testing/endpoints.ts'
import { fieldNames } from '../../testing/fields.ts'
import { plausibleInput } from '../../testing/plausible.ts'
import { Failure, invalid, problemOf } from './failure.ts'
import { plainWords } from './plain-words.ts'
import { faultsOf } from './server.ts'

z.config({ ...z.locales.zhCN(), customError: plainWords })

const capabilityOf = (endpoint: ListedEndpoint) => endpoint.name.split('.')[0] ?? ''
/** A word of a program, not of a person: 「Word」「SEC-36」 are words people read. */
const IDENTIFIER = /[a-z]+[A-Z]\w*|\b[a-z]{2,}\b/

describe('拒绝的话里没有英文字段名', () => {
  test('每个接口的每个字段都有中文说法', () => {
    const missing = listEndpoints().flatMap((endpoint) =>
      [...new Set(fieldNames(endpoint.input))]
        .filter((name) => /^$|[A-Za-z]/.test(inputLabel(capabilityOf(endpoint), name) ?? ''))
        .map((name) => `${endpoint.name}: ${name}`),
    )
    expect(missing).toEqual([])
  })
  test('每个接口填错、漏填、多填时说的话', () => {
    let count = 0
    for (const endpoint of listEndpoints()) {
      const names = new Set(fieldNames(endpoint.input))
      const good = plausibleInput(endpoint.input, {})
      const wrong = [
        {},
        { unknownField: 1 },
        ...[...names].flatMap((name) => [
          { ...good, [name]: {} },
          { ...good, [name]: '' },
        ]),
      ]
      for (const input of wrong) {
        const faults = endpoint.input.safeParse(input).error?.issues.flatMap(faultsOf) ?? []
        const { fields = [] } = problemOf(new Failure('invalid', '', { fields: faults }), '', capabilityOf(endpoint))
        for (const { path, label, message } of fields) {
          count += 1
          expect(message, `${endpoint.name} ${path}`).not.toMatch(IDENTIFIER)
          if (path !== '' && path !== 'unknownField') expect(label, `${endpoint.name} ${path}`).toMatch(/^[^A-Za-z]+$/)
        }
      }
    }
    expect(count).toBeGreaterThan(1000)
  })
  test('表里的字段说明是第几项', () => {
    expect(inputLabel('meeting', 'sheet.agenda.0.vote.yes')).toBe('议题第 1 项 赞成')
    expect(inputLabel('meeting', 'sheet.heldOn')).toBe('日期')
    expect(inputLabel('meeting', 'sheet')).toBe('会议单')
    expect(inputLabel('meeting', 'sheet.sections.general')).toBe('记录要点')
    expect(inputLabel('meeting', 'oops')).toBeUndefined()
  })
  test('业务上的拒绝带字段的说法，路径仍供表单定位', () => {
    expect(problemOf(invalid('doneOn', '完成日期不能晚于今天。'), 'x', 'meeting').fields).toEqual([
      { path: 'doneOn', label: '完成日期', message: '完成日期不能晚于今天。' },
    ])
  })
})
