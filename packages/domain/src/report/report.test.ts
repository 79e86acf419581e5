import { describe, expect, test } from 'vitest'
import { findMention, INDICATORS, indicatorById, isNone, readRef, writeRef } from '../indicator/index.ts'
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
/** Figures of any organisation that writes a report: there are organisations, schools and members to speak of. */
const ALWAYS_THERE = [
  'org.count',
  'org.committees',
  'org.branches',
  'coverage.schools',
  'coverage.org',
  'coverage.work',
  'member.count',
  'member.full',
  'member.femaleShare',
  'member.bachelorShare',
  'term.bodies',
  'term.onTime',
  'post.secretaryPersons',
]
const UNITS: Record<string, readonly string[]> = {
  人次: ['personTime'],
  场次: ['session'],
  名: ['person'],
  人: ['person'],
  所: ['school'],
  个: ['org'],
  次: ['sitting'],
}
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
    expect(paragraphsOf(text, today, new Map([['member.count', { text: '31', isNone: false }]]))).toEqual([
      { level: 1, text: '一、概况' },
      { level: 0, text: '截至2026年11月22日，甲有党员31名。' },
    ])
    expect(typedText(text)).not.toContain('31')
  })
  test('nothing to count reads as nothing, not as 0 个', () => {
    const text = bodyFrom({ lines: ['{{term.overdue|逾期的*个|没有逾期的}}{{dossier.complete|，齐全率*|}}。'] }, '甲')
    const read = (shown: [string, { text: string; isNone: boolean }][]) => paragraphsOf(text, today, new Map(shown))[0]?.text
    const overdue = (value: number): [string, { text: string; isNone: boolean }] => [
      'term.overdue',
      { text: String(value), isNone: isNone({ value, denominator: null }) },
    ]
    const complete = (value: number | null): [string, { text: string; isNone: boolean }] => [
      'dossier.complete',
      { text: value === null ? '无数据' : `${value}.0%`, isNone: isNone({ value, denominator: 3 }) },
    ]
    expect(read([overdue(2), complete(0)])).toBe('逾期的2个，齐全率0.0%。')
    expect(read([overdue(0), complete(null)])).toBe('没有逾期的。')
    expect(refsIn(text)).toEqual(['term.overdue', 'dossier.complete'])
  })
  test('every figure of a template reads well when there is nothing: no 0 with its unit, no 无数据', () => {
    for (const template of REPORT_TEMPLATES) {
      const body = bodyFrom(template, '甲')
      const mayBeZero = refsIn(body).filter((ref) => !ALWAYS_THERE.includes(ref))
      for (const block of body.content)
        for (const inline of block.content ?? [])
          if (inline.type === 'figure' && mayBeZero.includes(inline.attrs.ref))
            expect([inline.attrs.ref, typeof inline.attrs.none]).toEqual([inline.attrs.ref, 'string'])
    }
  })
  test('persons are counted as persons: 书记按人数，人次按人次，场次按场次', () => {
    const words = REPORT_TEMPLATES.flatMap((template) => template.lines).join('')
    for (const match of words.matchAll(/\{\{([a-zA-Z0-9.]+)[^}|]*(?:\|[^}]*?\*([^|}]*)[^}]*)?\}\}(人次|场次|名|人|所|个|次)?/g)) {
      const unit = indicatorById(match[1] ?? '')?.unit
      const said = match[3] ?? /^(人次|场次|名|人|所|个|次)/.exec(match[2] ?? '')?.[1]
      if (said) expect([match[1], said, UNITS[said]]).toEqual([match[1], said, expect.arrayContaining([unit])])
    }
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
