import { addDays, daysBetween, holds, inWords, maxDate, type PlainDate, periodOf, previousPeriod, step } from '../kernel/index.ts'
import {
  dutyMinDays,
  type Norms,
  ORG_CITES,
  rulingOn,
  secretaryVacantEscalateDays,
  secretaryVacantWarnDays,
  supervisionPerYear,
  temporaryBranchGraceDays,
  weakPlanDays,
} from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'
import { secretaryVacancy } from './committee.ts'
import { key, metBy, stateOf } from './obligation-state.ts'
import { termObligations } from './term-obligations.ts'
import type { OrgFacts } from './types.ts'

/** 一个组织自身事实推出的任务：ORG-06、ORG-13、ORG-14、ORG-16、ORG-19、ORG-21。撤销后不再有任务。 */
export function orgObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (on < facts.foundedOn || (facts.dissolvedOn && facts.dissolvedOn <= on)) return []
  return [
    ...termObligations(facts, on, norms),
    ...vacancyObligations(facts, on, norms),
    ...temporaryObligations(facts, on, norms),
    ...weakObligations(facts, on, norms),
    ...supervisionObligations(facts, on, norms),
  ]
}

/** ORG-16：书记空缺应及时补选。 */
function vacancyObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  const vacancy = secretaryVacancy(facts, on)
  const limit = rulingOn(secretaryVacantWarnDays, on, norms)
  const escalate = rulingOn(secretaryVacantEscalateDays, on, norms)
  if (!vacancy || !limit || !escalate) return []
  const due = addDays(vacancy.since, limit.value)
  return [
    {
      key: key('ORG-16', 'secretary', facts, vacancy.since),
      rule: 'ORG-16',
      orgId: facts.orgId,
      title: '补选书记',
      opens: vacancy.since,
      due,
      state: stateOf(undefined, due, on),
      weight: on >= addDays(vacancy.since, escalate.value) ? 'flag' : 'warn',
      because: [...vacancy.because, step('提醒期限', `${limit.value} 天`, limit.cite)],
      cites: [ORG_CITES.branchVacancy, limit.cite],
      missing: '还没有书记任职记录',
      act: { label: '登记任职', page: 'post.new', params: { org: facts.orgId, duty: 'secretary' } },
    },
  ]
}

/** ORG-06：临时党支部期满撤销。 */
function temporaryObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (facts.kind !== 'temporaryBranch') return []
  const grace = rulingOn(temporaryBranchGraceDays, on, norms)
  const base = {
    rule: 'ORG-06',
    orgId: facts.orgId,
    title: '撤销期满的临时党支部',
    weight: 'warn',
    cites: [ORG_CITES.branchTemporary],
  } as const
  if (!facts.endsOn) {
    const ask = { fact: 'org.endsOn', label: '临时党支部的结束日期' }
    const act = { label: '补录结束日期', page: 'org.edit', params: { org: facts.orgId } }
    return [
      {
        ...base,
        key: key('ORG-06', 'end', facts, 'none'),
        opens: facts.foundedOn,
        due: facts.foundedOn,
        state: 'undetermined',
        because: [step(ask.label, '未知')],
        missing: `缺${ask.label}`,
        asks: [ask],
        act,
      },
    ]
  }
  const due = addDays(facts.endsOn, grace?.value ?? 0)
  return [
    {
      ...base,
      key: key('ORG-06', 'end', facts, facts.endsOn),
      opens: facts.endsOn,
      due,
      state: stateOf(undefined, due, on),
      because: [step('结束日期', inWords(facts.endsOn)), step('办理期限', `${grace?.value ?? 0} 天`, grace?.cite)],
      missing: '还没有办理撤销',
      act: { label: '办理撤销', page: 'org.dissolve', params: { org: facts.orgId } },
    },
  ]
}

/** ORG-19：列入名单后三十天内有整顿方案。 */
function weakObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  const days = rulingOn(weakPlanDays, on, norms)
  const listing = facts.weakListing
  if (!days || !listing) return []
  const due = addDays(listing.listedOn, days.value)
  return [
    {
      key: key('ORG-19', 'plan', facts, listing.listedOn),
      rule: 'ORG-19',
      orgId: facts.orgId,
      title: '制定整顿方案',
      opens: listing.listedOn,
      due,
      state: stateOf(listing.planOn, due, on),
      ...metBy(listing.planOn, on),
      weight: 'warn',
      because: [step('列入名单', inWords(listing.listedOn)), step('期限', `${days.value} 天`, days.cite)],
      cites: [ORG_CITES.branchWeak, days.cite],
      ...(listing.planOn
        ? {}
        : { missing: '还没有整顿方案', act: { label: '登记整顿方案', page: 'org.weak', params: { org: facts.orgId } } }),
    },
  ]
}

/** ORG-21：各级党委每年专题研究支部建设；给出当年和上一年。 */
function supervisionObligations(facts: OrgFacts, on: PlainDate, norms: Norms): Obligation[] {
  if (facts.kind !== 'committee' && facts.kind !== 'workCommittee') return []
  const year = periodOf('year', on)
  const from = facts.dutiesFrom ? maxDate(facts.foundedOn, facts.dutiesFrom) : facts.foundedOn
  return [previousPeriod(year), year].flatMap((period) => {
    const need = rulingOn(supervisionPerYear, period.first, norms)
    const least = rulingOn(dutyMinDays, period.first, norms)?.value ?? 1
    const isOwed =
      holds({ from, until: facts.dissolvedOn }, period.last) && daysBetween(maxDate(from, period.first), period.last) + 1 >= least
    if (!need || !isOwed) return []
    const held = facts.supervisionOn.filter((day) => period.first <= day && day <= period.last && day <= on).toSorted()
    const metOn = held[need.value - 1]
    return [
      {
        key: key('ORG-21', 'supervision', facts, period.key),
        rule: 'ORG-21',
        orgId: facts.orgId,
        title: `${period.label}专题研究党支部建设`,
        opens: maxDate(period.first, from),
        due: period.last,
        state: stateOf(metOn, period.last, on),
        ...metBy(metOn, on),
        weight: 'info',
        because: [step('应研究', `${need.value} 次`, need.cite), step('已研究', held.map(inWords).join('、') || '0 次')],
        cites: [ORG_CITES.branchSupervision, ORG_CITES.education43],
        ...(metOn
          ? {}
          : {
              missing: `还差 ${need.value - held.length} 次专题研究`,
              act: {
                label: '登记会议',
                page: 'meeting.new',
                params: { org: facts.orgId, kind: 'committee', period: period.key },
              },
            }),
      },
    ]
  })
}
