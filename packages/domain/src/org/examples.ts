import { date, known, type PlainDate } from '../kernel/index.ts'
import type { OrgFacts, PostFact, TermFact } from './types.ts'

/** 示例中的书记：2015 年转正，自 2024 年 9 月 1 日任职。 */
export const exampleSecretary: PostFact = {
  personId: 'p1',
  name: '张明',
  duty: 'secretary',
  by: 'elected',
  fullOn: known(date('2015-06-01')),
  isProbationary: false,
  from: date('2024-09-01'),
}

/** 示例中的届期：2024 年 9 月 1 日选举，设三人支委会。 */
export const exampleTerm: TermFact = {
  id: 't1',
  startedOn: known(date('2024-09-01')),
  seats: known(3),
  hasCommittee: true,
  approvalDocNo: '示例〔2024〕5号',
}

const member = (personId: string, name: string): PostFact => ({ ...exampleSecretary, personId, name, duty: 'committeeMember' })

/** 示例支部：正式党员 20 人，班子健全，任期内，没有任何提示。 */
export const exampleOrg = (changes: Partial<OrgFacts> = {}): OrgFacts => ({
  orgId: 'o1',
  name: '中共第一小学支部委员会',
  shortName: '第一小学党支部',
  unitName: '第一小学',
  kind: 'branch',
  kindDocNo: '示例〔2018〕1号',
  kindSince: date('2018-11-01'),
  foundedOn: date('2018-11-01'),
  parentId: 'o0',
  parentKind: 'committee',
  fullMembers: 20,
  probationaryMembers: 1,
  coveredUnits: 1,
  terms: [exampleTerm],
  posts: [exampleSecretary, member('p2', '李红'), member('p3', '王强')],
  groups: [],
  supervisionOn: [],
  ...changes,
})

export const exampleTermFrom = (startedOn: string, changes: Partial<TermFact> = {}): TermFact => ({
  ...exampleTerm,
  startedOn: known(date(startedOn)),
  ...changes,
})

/** 示例统一的观察日。 */
export const EXAMPLE_DAY: PlainDate = date('2026-06-15')
