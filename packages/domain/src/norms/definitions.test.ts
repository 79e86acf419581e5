import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CASES, RULES, ruleById } from '../capabilities.ts'
import type { Citation } from '../kernel/index.ts'
import { DUES_CITES, LIFE_CITES, ORG_CITES } from './cites.ts'
import { ELECTION_CITES } from './election-cites.ts'
import { LAWS, lawById } from './laws.ts'
import { PARAMETERS, parameterById } from './parameters/index.ts'
import { versionAt } from './rule.ts'

const citesOf = (cites: readonly Citation[]) => cites.map((cite) => ({ law: cite.law, known: lawById(cite.law) !== undefined }))
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`)
const EXPECTED = [
  ...numbered('ORG', 21),
  ...numbered('ELE', 22),
  ...['01', '02', '03', '04', '05', '06', '07', '08', '11', '12', '14', '15', '16', '17', '18', '19', '20'].map(
    (n) => `MTG-${n}`,
  ),
  ...numbered('DUE', 27),
  'SCH-03',
  'SCH-04',
  'SCH-05',
  'SCH-09',
  'GEN-02',
  'GEN-03',
  'GEN-08',
  ...['01', '03', '04', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '24', '25', '30'].map(
    (n) => `MDS-${n}`,
  ),
  'TRF-13',
]

describe('规则目录', () => {
  test('收录的规则齐全，编号不重复', () => {
    const ids = RULES.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(EXPECTED.toSorted())
  })

  test.each(RULES.map((rule) => [rule.id, rule.title, rule] as const))('%s %s：有版本、条文、参数和示例', (_id, _title, rule) => {
    for (const version of rule.versions) {
      expect(version.text).toMatch(/[\u4e00-\u9fff]{8}/)
      expect(version.text.endsWith('。')).toBe(true)
      expect(version.cites.length).toBeGreaterThan(0)
      expect(citesOf(version.cites).filter((cite) => !cite.known)).toEqual([])
    }
    expect(rule.parameters.filter((id) => !parameterById(id))).toEqual([])
    expect(rule.cases.length).toBeGreaterThan(1)
    for (const doubt of rule.doubts ?? []) expect(doubt).toMatch(/^疑点\d+：/)
  })

  test.each(RULES)('$id：版本首尾相接，施行前没有版本', (rule) => {
    rule.versions.forEach((version, index) => {
      const next = rule.versions[index + 1]
      expect(version.until).toBe(next?.since)
      expect(versionAt(rule, version.since)).toBe(version)
    })
  })

  test('每个示例都属于目录中的规则', () => {
    expect(CASES.filter((entry) => !ruleById(entry.rule)).map((entry) => entry.rule)).toEqual([])
    expect(CASES.length).toBe(RULES.reduce((sum, rule) => sum + rule.cases.length, 0))
  })
})

describe('法规和引文', () => {
  test('法规编号不重复，废止日晚于施行日', () => {
    expect(new Set(LAWS.map((law) => law.id)).size).toBe(LAWS.length)
    for (const law of LAWS) if (law.repealedOn) expect(law.repealedOn > law.inForceFrom).toBe(true)
  })

  test.each(Object.entries({ ...ORG_CITES, ...LIFE_CITES, ...ELECTION_CITES, ...DUES_CITES }))(
    '引文 %s：法规存在，已核的注明所读页面',
    (_name, cite: Citation) => {
      expect(lawById(cite.law)).toBeDefined()
      expect(cite.gist.length).toBeGreaterThan(8)
      if (cite.mark === 'confirmed') expect(cite.source).toBeTruthy()
      if (cite.article.includes('待核')) expect(cite.mark).toBe('from-memory')
    },
  )
})

describe('参数', () => {
  test('编号不重复', () => {
    expect(new Set(PARAMETERS.map((parameter) => parameter.id)).size).toBe(PARAMETERS.length)
  })

  test.each(PARAMETERS.map((parameter) => [parameter.id, parameter] as const))(
    '%s：有名称，沿革按日期排列且有出处',
    (_id, parameter) => {
      expect(parameter.label).not.toBe('')
      expect(parameter.history.length).toBeGreaterThan(0)
      const days = parameter.history.map((entry) => entry.from)
      expect(days).toEqual(days.toSorted())
      expect(new Set(days).size).toBe(days.length)
      expect(citesOf(parameter.history.map((entry) => entry.cite)).filter((cite) => !cite.known)).toEqual([])
    },
  )

  test('每个参数至少有一条规则读取', () => {
    const read = new Set(RULES.flatMap((rule) => rule.parameters))
    expect(PARAMETERS.filter((parameter) => !read.has(parameter.id)).map((parameter) => parameter.id)).toEqual([])
  })
})

describe('结论指向目录', () => {
  const FILES = [
    ...['committee', 'founding', 'hierarchy', 'membership', 'names', 'obligations', 'term', 'type', 'weak'].map(
      (name) => `org/${name}.ts`,
    ),
    ...[
      'absence',
      'archive',
      'calendar',
      'convene',
      'life-meeting',
      'obligations',
      'power',
      'quorum',
      'roster',
      'sheet-votes',
      'vote',
    ].map((name) => `meeting/${name}.ts`),
    ...[
      'announce',
      'approval',
      'ballot',
      'base',
      'by-election',
      'candidates',
      'conduct',
      'delegates',
      'look-back',
      'look-back-election',
      'look-back-posts',
      'officers',
      'posts',
      'result',
      'rounds',
      'steps',
      'voters',
      'window',
    ].map((name) => `election/${name}.ts`),
    ...[
      'arrears',
      'base',
      'books',
      'fixing',
      'items',
      'ledger',
      'member-months',
      'obligation-members',
      'obligation-years',
      'obligations',
      'payable',
      'payment',
      'publication',
      'reduction',
      'remittance',
      'spending',
    ].map((name) => `dues/${name}.ts`),
    'school/agenda.ts',
  ]
  test.each(FILES)('%s 中引用的规则都在目录里', (file) => {
    const text = readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8')
    const ids = [...text.matchAll(/'((?:ORG|ELE|MTG|DUE|SCH|GEN)-\d\d)'/g)].map((match) => match[1] ?? '')
    expect(ids.filter((id) => !ruleById(id))).toEqual([])
  })
})
