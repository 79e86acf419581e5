import { addDays, type PlainDate, type Refusal } from '../kernel/index.ts'
import {
  block,
  info,
  type Norms,
  ORG_CITES,
  rulingOn,
  warn,
  weakLifeMonths,
  weakNoAdmissionMonths,
  weakPlanDays,
} from '../norms/index.ts'
import { vacancyFindings } from './committee.ts'
import { termFindings } from './term.ts'
import { ORG_KIND_LABELS, type OrgFacts, type OrgKind } from './types.ts'

/** ORG-19：软弱涣散的信号，只作提示；是否列入名单由人决定（支部条例第六章）。 */
export function weakSignals(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const signal = (code: string, message: string) => info('ORG-19', code, message, { cite: ORG_CITES.branchWeak })
  const codes = [...termFindings(facts, on, norms), ...vacancyFindings(facts, on, norms)].map((finding) => finding.code)
  const other = facts.weakSignals
  const months = rulingOn(weakLifeMonths, on, norms)
  const found: Refusal[] = []
  if (codes.includes('post.secretary-long-vacant')) found.push(signal('weak.secretary-vacant', '信号：书记长期空缺'))
  if (codes.includes('post.seats-vacant')) found.push(signal('weak.seats-vacant', '信号：班子不健全'))
  if (codes.includes('term.overdue')) found.push(signal('weak.overdue', '信号：逾期未换届'))
  if (codes.includes('term.long-overdue')) found.push(signal('weak.long-overdue', '信号：逾期一年以上未换届'))
  if (months && (other?.irregularLifeMonths ?? 0) >= months.value)
    found.push(signal('weak.life', `信号：组织生活连续 ${other?.irregularLifeMonths} 个月不正常`))
  if (other?.reportGrade === '差') found.push(signal('weak.grade', '信号：书记述职评议等次为差'))
  const without = rulingOn(weakNoAdmissionMonths, on, norms)
  if (without && (other?.applicants ?? 0) > 0 && (other?.monthsWithoutAdmission ?? 0) >= without.value)
    found.push(signal('weak.no-admission', '信号：有入党申请人而长期未发展党员'))
  return found
}

/** ORG-19：名单上的是基层党组织；教育工委和党小组不列入。 */
export function weakListingRefusals(kind: OrgKind): Refusal[] {
  if (kind !== 'workCommittee' && kind !== 'group') return []
  return [
    block('ORG-19', 'weak.not-grassroots', `${ORG_KIND_LABELS[kind]}不列入软弱涣散基层党组织名单`, {
      cite: ORG_CITES.branchWeak,
      remedy: '请选择基层党委、党总支或者党支部',
    }),
  ]
}

/** ORG-19：列入名单后应有整顿方案。 */
export function weakPlanFindings(facts: OrgFacts, on: PlainDate, norms: Norms): Refusal[] {
  const listing = facts.weakListing
  const days = rulingOn(weakPlanDays, on, norms)
  if (!listing || listing.planOn || listing.acceptedOn || !days || on <= addDays(listing.listedOn, days.value)) return []
  return [
    warn('ORG-19', 'weak.no-plan', `列入软弱涣散名单超过 ${days.value} 天，没有整顿方案`, {
      cite: ORG_CITES.branchWeak,
      remedy: '录入原因、方案、联系领导和时限',
    }),
  ]
}
