import { type Ask, addDays, inWords, maxDate, type PlainDate, step, type Trace } from '../kernel/index.ts'
import { type Norms, ORG_CITES, type Ruling, rulingOn, synchronousDays } from '../norms/index.ts'
import type { Obligation } from '../obligation/types.ts'

/** A school as the organisation in charge of it must look after: whether a Party organisation reaches it, and how far the case is. */
export interface EstablishFacts {
  schoolId: string
  schoolName: string
  /** 主管教育工委（党委）. */
  managerOrgId: string
  openedOn?: PlainDate | undefined
  /** First day of the coverage in force on the day; absent: uncovered. */
  coveredFrom?: PlainDate | undefined
  /** The day the last coverage ended, when there was one. */
  uncoveredSince?: PlainDate | undefined
  /** The case not yet closed. */
  openCase?: { openedOn: PlainDate; proposedOn?: PlainDate | undefined } | undefined
  /** A document said that no organisation is needed. */
  isNotNeeded?: boolean | undefined
}

const ASK: Ask = { fact: 'school.openedOn', label: '学校开办日期' }

function reasons(facts: EstablishFacts, since: PlainDate | undefined, days: Ruling<number>): Trace {
  const { coveredFrom, openCase } = facts
  return [
    since ? step(facts.uncoveredSince === since ? '覆盖终止' : '开办', inWords(since)) : step(ASK.label, '未知'),
    step('同步建立期限', `${days.value} 天`, days.cite),
    step('党组织覆盖', coveredFrom ? `${inWords(coveredFrom)}起` : '没有', ORG_CITES.charter30),
    ...(coveredFrom ? [] : [step('组建事项', openCase ? `${inWords(openCase.openedOn)}立项，没有办结` : '没有立项')]),
  ]
}

/**
 * ORG-01：学校开办（或者覆盖终止）后应在规定天数内建立或者挂靠党组织，由主管教育工委（党委）负责；
 * 批准不需要建立的没有任务。开办日期不详又没有立项的，先补日期，不猜测。
 */
export function establishDuty(facts: EstablishFacts, on: PlainDate, norms: Norms): Obligation | undefined {
  const days = rulingOn(synchronousDays, on, norms)
  if (!days || (facts.isNotNeeded && !facts.coveredFrom)) return undefined
  const { openedOn, uncoveredSince, openCase, coveredFrom } = facts
  const since = openedOn && uncoveredSince ? maxDate(openedOn, uncoveredSince) : (uncoveredSince ?? openedOn)
  const opens = since ?? openCase?.openedOn
  const due = opens ? addDays(opens, days.value) : on
  const school = { school: facts.schoolId }
  return {
    key: `ORG-01:establish:${facts.managerOrgId}:${facts.schoolId}`,
    rule: 'ORG-01',
    orgId: facts.managerOrgId,
    title: `${facts.schoolName}建立党组织`,
    opens: opens ?? on,
    due,
    state: coveredFrom ? 'met' : !opens ? 'undetermined' : on > due ? 'late' : 'open',
    weight: 'flag',
    because: reasons(facts, since, days),
    cites: [ORG_CITES.charter30, ORG_CITES.branch4, days.cite],
    ...(coveredFrom
      ? { metOn: coveredFrom }
      : {
          missing: !opens ? `缺${ASK.label}` : openCase ? '组建事项没有办结' : '没有党组织覆盖，还没有立组建事项',
          act: {
            label: openCase ? '办理组建事项' : opens ? '立组建事项' : '补录开办日期',
            page: 'school.establish',
            params: school,
          },
          ...(opens ? {} : { asks: [ASK] }),
        }),
  }
}
