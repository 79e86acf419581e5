import { describe, expect, test } from 'vitest'
import { findMention, INDICATORS, indicatorById, readRef, writeRef } from '../indicator/index.ts'
import { date } from '../kernel/index.ts'
import {
  bodyFrom,
  freezeReport,
  paragraphsOf,
  REPORT_TEMPLATES,
  type ReportBody,
  refsIn,
  templateById,
  typedText,
} from './index.ts'

const today = date('2026-11-22')
const body = (text: string): ReportBody => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] })

describe('templates', () => {
  test('every figure in every template exists, in its one spelling, with a known breakdown', () => {
    for (const template of REPORT_TEMPLATES)
      for (const text of refsIn(bodyFrom(template, '甲'))) {
        const ref = readRef(text)
        const indicator = ref && indicatorById(ref.id)
        expect(indicator, text).toBeDefined()
        if (ref) expect(writeRef(ref)).toBe(text)
        for (const key of Object.keys(ref?.filters ?? {})) expect(indicator?.parts).toContain(key)
      }
  })
  test('the annual summary has at least fifteen live figures and no number typed by hand', () => {
    const annual = templateById('annual')
    const text = bodyFrom(annual ?? { lines: [] }, '云山市教育工委')
    expect(refsIn(text).length).toBeGreaterThanOrEqual(15)
    expect(findMention(typedText(text), INDICATORS)).toEqual([])
  })
})

describe('text', () => {
  test('figures and the day are set in when it is finished', () => {
    const text = bodyFrom({ lines: ['# 一、概况', '截至{{day}}，{{org}}有党员{{member.count}}名。'] }, '甲')
    expect(paragraphsOf(text, today, new Map([['member.count', '31']]))).toEqual([
      { level: 1, text: '一、概况' },
      { level: 0, text: '截至2026年11月22日，甲有党员31名。' },
    ])
    expect(typedText(text)).not.toContain('31')
  })
})

describe('STA-03 freezing', () => {
  const facts = { state: 'draft', asOf: today, body: body('正文'), differences: [] } as const
  test('a draft with text may be frozen', () => expect(freezeReport(facts, today).ok).toBe(true))
  test('not twice, not empty, not for a day to come, not with an unknown figure', () => {
    expect(freezeReport({ ...facts, state: 'frozen' }, today)).toMatchObject({ refusals: [{ code: 'report.frozen' }] })
    expect(freezeReport({ ...facts, body: body(' ') }, today)).toMatchObject({ refusals: [{ code: 'report.empty' }] })
    expect(freezeReport({ ...facts, asOf: date('2026-11-23') }, today)).toMatchObject({ refusals: [{ code: 'report.future' }] })
    const unknown = bodyFrom({ lines: ['正文{{member.nothing}}'] }, '甲')
    expect(freezeReport({ ...facts, body: unknown }, today)).toMatchObject({ refusals: [{ code: 'report.unknown-figure' }] })
  })
  test('typed numbers that differ need a reason', () => {
    const differs = { ...facts, differences: ['与台账不一致：台账为 31，文中写 32'] }
    expect(freezeReport(differs, today).ok).toBe(false)
    expect(freezeReport({ ...differs, reason: '按上年口径' }, today)).toMatchObject({
      ok: true,
      warnings: [{ code: 'report.typed-differs' }],
    })
  })
})
