import { holds, type Period, type PlainDate, previousPeriod, step } from '../kernel/index.ts'
import { DUES_CITES as C, duesPublications, duesPublishMonths, type Norms, rulingOn } from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'
import { collects, dutyOf, dutySpan } from './duty.ts'
import { lastDay, monthOfYear } from './month.ts'
import type { DuesFacts, YearlyAct } from './obligation-facts.ts'

interface YearlyDuty {
  item: 'publication' | 'report' | 'inspection'
  title: string
  page: string
  act: string
  appliesTo: (facts: DuesFacts) => boolean
  actsOf: (facts: DuesFacts) => readonly YearlyAct[]
}

const YEARLY: readonly YearlyDuty[] = [
  {
    item: 'publication',
    title: '党费收缴使用情况公布',
    page: 'dues.publication',
    act: '登记公布',
    appliesTo: collects,
    actsOf: (facts) => facts.publications,
  },
  {
    item: 'report',
    title: '向大会报告党费收缴使用情况',
    page: 'dues.report',
    act: '登记报告',
    appliesTo: (facts) => facts.kind === 'committee',
    actsOf: (facts) => facts.reports,
  },
  {
    item: 'inspection',
    title: '党费收缴使用管理检查',
    page: 'dues.inspection',
    act: '登记检查',
    appliesTo: (facts) => facts.kind === 'workCommittee',
    actsOf: (facts) => facts.inspections,
  },
]

function yearlyObligation(duty: YearlyDuty, facts: DuesFacts, year: Period, on: PlainDate, norms: Norms): Obligation[] {
  const about = previousPeriod(year)
  const months = rulingOn(duesPublishMonths, about.last, norms)
  const need = rulingOn(duesPublications, about.last, norms)
  if (!months || !need || !duty.appliesTo(facts) || !holds(dutySpan(facts), about.last)) return []
  const acts = duty
    .actsOf(facts)
    .filter((one) => String(one.year) === about.key)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const count = duty.item === 'publication' ? need.value : 1
  const deciding = acts[count - 1]
  const number = Number(year.key)
  const due = lastDay(monthOfYear(number, months.value.warn))
  const cite = duty.item === 'publication' ? C.twentySix : C.twentySeven
  return [
    dutyOf(
      facts,
      {
        rule: 'DUE-24',
        item: duty.item,
        period: about.key,
        title: `${about.label}度${duty.title}`,
        opens: year.first,
        due,
        metOn: deciding?.on,
        weight: on > lastDay(monthOfYear(number, months.value.flag)) ? 'flag' : 'warn',
        because: [step('应办', `${count} 次`, cite), step('已办', `${acts.length} 次`)],
        cite,
        missing: `还差 ${Math.max(0, count - acts.length)} 次`,
        act: { label: duty.act, page: duty.page, params: { org: facts.orgId, year: about.key } },
        evidence: deciding && { kind: `dues.${duty.item}`, id: deciding.id },
      },
      on,
    ),
  ]
}

/** DUE-24：支部年度公布、基层党委年度报告、主管部门年度检查，次年一月底前办理，三月底仍未办的列为重点。 */
export const yearlyObligations = (facts: DuesFacts, year: Period, on: PlainDate, norms: Norms): Obligation[] =>
  YEARLY.flatMap((duty) => yearlyObligation(duty, facts, year, on, norms))
