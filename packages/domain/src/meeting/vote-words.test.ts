import { describe, expect, test } from 'vitest'
import { ballotsInWords, type VoteNumbers, votesInWords } from './index.ts'

const vote = (more: Partial<VoteNumbers> = {}): VoteNumbers => ({
  matter: 'ordinary',
  entitled: 20,
  presentVoters: 18,
  yes: 15,
  no: 2,
  abstain: 1,
  void: null,
  writtenYes: null,
  withdrawn: null,
  issued: null,
  returned: null,
  ...more,
})

describe('MTG-14：票数写成一句话', () => {
  test('应到、实到、赞成、反对、弃权', () =>
    expect(votesInWords(vote())).toBe('应到有表决权 20 人，实到 18 人；赞成 15 票，反对 2 票，弃权 1 票'))
  test('没有填的不当作零', () => expect(votesInWords(vote({ no: null }))).toContain('反对 — 票'))
  test('无效、书面、回避有才写', () =>
    expect(votesInWords(vote({ matter: 'membership', void: 1, writtenYes: 2, withdrawn: 0 }))).toBe(
      '应到有表决权 20 人，实到 18 人；赞成 15 票，反对 2 票，弃权 1 票，无效 1 票，会前书面赞成 2 份',
    ))
  test('支委会和党组织会议的应到', () => {
    expect(votesInWords(vote({ matter: 'committee' }))).toContain('应到委员 20 人')
    expect(votesInWords(vote({ matter: 'schoolCadre', withdrawn: 1 }))).toContain('应到班子成员 20 人')
    expect(votesInWords(vote({ matter: 'schoolCadre', withdrawn: 1 }))).toContain('回避 1 人')
  })
})

describe('MTG-02、MTG-14：发出、收回的票带算式', () => {
  test('举手表决没有票', () => expect(ballotsInWords(vote())).toBeUndefined())
  test('相符', () =>
    expect(ballotsInWords(vote({ void: 0, issued: 18, returned: 18 }))).toBe(
      '发出 18 票，收回 18 票；赞成 15 + 反对 2 + 弃权 1 + 无效 0 = 18，与收回 18 票相符',
    ))
  test('收回少于发出', () =>
    expect(ballotsInWords(vote({ issued: 20, returned: 18 }))).toBe(
      '发出 20 票，收回 18 票，未收回 2 票；赞成 15 + 反对 2 + 弃权 1 + 无效 0 = 18，与收回 18 票相符',
    ))
  test('不符', () => expect(ballotsInWords(vote({ issued: 20, returned: 19 }))).toContain('= 18，与收回 19 票不符'))
  test('只填一个数，不作判断', () => {
    expect(ballotsInWords(vote({ issued: 18 }))).toBe('发出 18 票，收回 — 票')
    expect(ballotsInWords(vote({ returned: 18, yes: null }))).toBe('发出 — 票，收回 18 票')
  })
})
