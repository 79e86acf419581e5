import { CASES, RULES } from '@hongzhu/domain/capabilities'
import { PARAMETERS } from '@hongzhu/domain/norms'
import { describe, expect, test } from 'vitest'
import { lawTitle, shownValue } from './shown.ts'

/** Latin letters that a person reads as such: ids of rules, standards and paragraphs. */
const READ_AS_SUCH = /\b[A-Z]{3}-\d+\w?\b|\bGB(\/T)? \d+/g
const latinIn = (text: string) => text.replace(READ_AS_SUCH, '').match(/[A-Za-z]{2,}/g) ?? []

describe('法规目录里没有英文标识', () => {
  test('每个参数的名称、单位和历次取值', () => {
    const found = PARAMETERS.flatMap((parameter) =>
      [parameter.label, parameter.unit ?? '', ...parameter.history.map((entry) => shownValue(entry.value, parameter.id))]
        .filter((text) => latinIn(text).length > 0)
        .map((text) => `${parameter.id}：${text}`),
    )
    expect(found).toEqual([])
  })
  test('每条规则的题目、条文、出处、疑点', () => {
    const found = RULES.flatMap((rule) =>
      [
        rule.title,
        ...(rule.doubts ?? []),
        ...rule.versions.flatMap((version) => [
          version.text,
          ...version.cites.flatMap((cite) => [lawTitle(cite), cite.article, cite.gist]),
        ]),
      ]
        .filter((text) => latinIn(text).length > 0)
        .map((text) => `${rule.id}：${text}`),
    )
    expect(found).toEqual([])
  })
  test('每个示例的情形和结论', () => {
    const found = CASES.flatMap((one) => [one.sentence, one.expected]).filter((text) => latinIn(text).length > 0)
    expect(found).toEqual([])
  })
})

describe('参数的取值怎样写', () => {
  test('比例、是否、职数、分档、步骤、工资项目', () => {
    const latest = (id: string) => {
      const parameter = PARAMETERS.find((one) => one.id === id)
      return shownValue(parameter?.history.at(-1)?.value, id)
    }
    expect(latest('quorumGeneral')).toBe('1/2（含本数）')
    expect(latest('halfIncluded')).toBe('是')
    expect(latest('branchCommitteeSeats')).toBe('最少 3，一般 5，最多 7')
    expect(latest('termYears')).toBe('党委 5，党总支 3，党支部 3')
    expect(latest('dues.bandsSalaried')).toBe('3000 元以下（含） 5‰；5000 元以下（含） 10‰；10000 元以下（含） 15‰；以上 20‰')
    expect(latest('dues.arrearsSteps')).toBe('提示 1，提醒 2，谈话 3，书面通知 5，核查 6')
    expect(latest('absenceSteps')).toBe('提示 1，提醒 3，通知支部和上级 5，核查 6')
    expect(latest('dues.keepingYears')).toBe('凭证和账簿 30，银行对账单和期中报表 10，移交清册 30，年度报告 永久')
    expect(latest('dues.payItems')).toMatch(
      /^计入：岗位工资、.*；不计入：奖励性绩效工资、.*；减除：个人所得税、.*；由本地规定：.*$/,
    )
  })
})
