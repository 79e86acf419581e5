import { describe, expect, test } from 'vitest'
import { date, known, unknown } from '../kernel/index.ts'
import { LAW_ONLY } from '../norms/index.ts'
import {
  basisInWords,
  type CoverageLink,
  coverRefusals,
  dossierOn,
  establishmentGap,
  establishmentProposal,
  existsOn,
  fullMembersOf,
  nextStep,
  orgCoverage,
  traitsOn,
  workCoverage,
} from './coverage.ts'

const on = date('2026-11-22')
const link = (form: CoverageLink['form'], from: string, more: Partial<CoverageLink> = {}): CoverageLink => ({
  orgId: '1',
  orgName: '晨光联合党支部',
  form,
  from: date(from),
  ...more,
})

describe('组织覆盖与工作覆盖', () => {
  test('单独建立优先于联合和挂靠', () => {
    expect(orgCoverage([link('attached', '2020-01-01'), link('own', '2024-01-01')], on)?.form).toBe('own')
  })
  test('止日当天不再覆盖，撤销的组织不再覆盖', () => {
    expect(orgCoverage([link('own', '2020-01-01', { until: on })], on)).toBeUndefined()
    expect(orgCoverage([link('own', '2020-01-01', { orgDissolvedOn: date('2026-11-22') })], on)).toBeUndefined()
    expect(orgCoverage([link('own', '2020-01-01', { orgDissolvedOn: date('2026-11-23') })], on)).toBeDefined()
  })
  test('只有指导员的学校：有工作覆盖，没有组织覆盖', () => {
    const covers = [{ form: 'instructor' as const, detail: '何青', from: date('2026-01-01') }]
    expect(orgCoverage([], on)).toBeUndefined()
    const basis = workCoverage([], covers, on)
    expect(basis && basisInWords(basis)).toBe('选派党建指导员：何青（2026年1月1日起）')
    expect(workCoverage([], covers, date('2025-12-31'))).toBeUndefined()
  })
  test('由党组织覆盖的，依据写明方式和文号', () => {
    const basis = workCoverage([link('joint', '2025-03-01', { docNo: '青教工委〔2025〕3号' })], [], on)
    expect(basis && basisInWords(basis)).toBe('联合建立：晨光联合党支部（2025年3月1日起，青教工委〔2025〕3号）')
  })
  test('停办当日起不在单位名单，开办日不详的算在内', () => {
    expect(existsOn({ openedOn: date('2026-11-22') }, on)).toBe(true)
    expect(existsOn({ openedOn: date('2026-11-23') }, on)).toBe(false)
    expect(existsOn({ closedOn: date('2026-11-22') }, on)).toBe(false)
    expect(existsOn({}, on)).toBe(true)
  })
  test('过去某日的办学性质按当日，不按今日', () => {
    const now = { stage: 'primary' as const, ownership: 'public' as const }
    const changes = [
      { on: date('2024-09-01'), before: { ownership: 'private' as const } },
      { on: date('2025-09-01'), before: { stage: 'kindergarten' as const } },
    ]
    expect(traitsOn(now, changes, date('2024-08-31'))).toEqual({ stage: 'kindergarten', ownership: 'private' })
    expect(traitsOn(now, changes, date('2024-09-01'))).toEqual({ stage: 'kindergarten', ownership: 'public' })
    expect(traitsOn(now, changes, on)).toEqual(now)
  })
})

describe('五个清', () => {
  const entry = (item: 'staff' | 'reason', content: string, knownOn: string) => ({
    item,
    content,
    source: '实地走访',
    knownOn: date(knownOn),
  })
  test('取最近一条，缺几项说几项，以后才掌握的不算', () => {
    const dossier = dossierOn(
      [entry('staff', '12 人', '2026-01-01'), entry('staff', '15 人', '2026-06-01'), entry('reason', '无党员', '2026-12-01')],
      on,
    )
    expect(dossier.latest.staff?.content).toBe('15 人')
    expect(dossier).toMatchObject({ clear: 1, of: 5, missing: ['affiliation', 'members', 'principal', 'reason'] })
  })
  test('没有来源的不算清', () => {
    expect(dossierOn([{ ...entry('staff', '12 人', '2026-01-01'), source: ' ' }], on).clear).toBe(0)
  })
})

describe('组建建议', () => {
  test('人数以查明的数为准，其次名册；都没有为未知，不当作零', () => {
    const noted = (fullMembers?: number) =>
      dossierOn([{ item: 'members', content: '见附表', source: '走访', knownOn: date('2026-01-01'), fullMembers }], on)
    expect(fullMembersOf(noted(2), 5)).toEqual(known(2))
    expect(fullMembersOf(noted(), 5)).toEqual(known(5))
    expect(fullMembersOf(noted(0), undefined)).toEqual(known(0))
    expect(fullMembersOf(noted(), undefined).known).toBe(false)
  })
  const form = (n: number) => {
    const proposal = establishmentProposal(known(n), on, LAW_ONLY)
    return proposal.known ? proposal.value.form : undefined
  }
  test('ORG-01、ORG-04：三人单独，一二人联合，没有党员挂靠', () => {
    expect([0, 1, 2, 3, 40].map(form)).toEqual(['attached', 'joint', 'joint', 'own', 'own'])
  })
  test('人数不清的不提出，说明要补什么', () => {
    const proposal = establishmentProposal(unknown('school.members', '本校正式党员人数'), on, LAW_ONLY)
    expect(proposal).toEqual({ known: false, ask: { fact: 'school.members', label: '本校正式党员人数' } })
  })
  test('规定生效以前不提出', () => {
    expect(establishmentProposal(known(3), date('2017-01-01'), LAW_ONLY).known).toBe(false)
  })
  test('同步建立：三十天内，含当天', () => {
    const opened = date('2026-09-01')
    expect(establishmentGap(opened, [link('own', '2026-10-01')], on, LAW_ONLY)).toEqual({
      days: 30,
      isClosed: true,
      isSynchronous: true,
    })
    expect(establishmentGap(opened, [link('own', '2026-10-02')], on, LAW_ONLY)?.isSynchronous).toBe(false)
    expect(establishmentGap(opened, [], on, LAW_ONLY)).toEqual({ days: 82, isClosed: false, isSynchronous: false })
    expect(establishmentGap(opened, [link('own', '2026-08-01')], on, LAW_ONLY)?.days).toBe(0)
    expect(establishmentGap(undefined, [], on, LAW_ONLY)).toBeUndefined()
  })
})

describe('覆盖关系与空白点', () => {
  const request = {
    form: 'joint' as const,
    from: date('2026-03-01'),
    today: on,
    orgName: '晨光联合党支部',
    kind: 'jointBranch' as const,
    foundedOn: date('2026-02-01'),
    docNo: '甲〔2026〕1号',
  }
  const codes = (more: Partial<Parameters<typeof coverRefusals>[0]>) =>
    coverRefusals({ ...request, ...more }).map((entry) => entry.code)
  test('起日在组织存续、学校开办期间', () => {
    expect(codes({})).toEqual([])
    expect(codes({ from: date('2026-01-31') })).toEqual(['coverage.before-founding'])
    expect(codes({ from: date('2026-12-01') })).toEqual(['coverage.future'])
    expect(codes({ dissolvedOn: date('2026-03-01') })).toEqual(['coverage.org-dissolved'])
    expect(codes({ openedOn: date('2026-09-01') })).toEqual(['coverage.before-opening'])
    expect(codes({ closedOn: date('2026-03-01') })).toEqual(['coverage.school-closed'])
  })
  test('ORG-04：联合党支部只能联合建立；没有文号要说明；党小组不能覆盖', () => {
    expect(codes({ form: 'own' })).toEqual(['coverage.form'])
    expect(codes({ docNo: undefined })).toEqual(['coverage.no-document'])
    expect(codes({ kind: 'group' })).toEqual(['coverage.by-group'])
  })
  test('空白点一步一步来', () => {
    const facts = { isCovered: false, hasCase: false, isProposed: false, membersKnown: false }
    expect(nextStep(facts)).toBe('openCase')
    expect(nextStep({ ...facts, hasCase: true })).toBe('clearMembers')
    expect(nextStep({ ...facts, hasCase: true, membersKnown: true })).toBe('propose')
    expect(nextStep({ ...facts, hasCase: true, isProposed: true })).toBe('approve')
    expect(nextStep({ ...facts, isCovered: true })).toBe('none')
  })
})
