import { addMonths, monthsBetween, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block, info, productDefault, warn } from '../norms/index.ts'
import { awayFindings } from './changes.ts'
import type { CheckMode, MemberFacts, PersonFacts, PostDates } from './finding-facts.ts'
import { idNumberFindings } from './id-number.ts'
import { ageFindings, degreeFindings, presentFindings } from './person-findings.ts'

const CULTIVATION_MONTHS = 12
const PROBATION_MONTHS = 12
const EXTENSION_MONTHS = { from: 18, to: 24 }
/** AGE-05：这段时间入党的没有预备期。 */
const NO_PROBATION = { from: '1966-05-16', to: '1977-08-18' }

const ownRule = (gist: string) => productDefault(gist)
const ORDER = ownRule('申请、积极分子、发展对象、入党、转正依次发生')
const INTERVAL = ownRule('满十八周岁申请入党，培养教育一年以上，预备期一年')
const STANDARD = ownRule('党员信息采集标准的一致性检查')

const hadNoProbation = (joined: PlainDate) => joined >= NO_PROBATION.from && joined <= NO_PROBATION.to

function joiningOrder(member: MemberFacts): Refusal[] {
  const found: Refusal[] = []
  const steps = [
    ['appliedOn', '申请入党', member.appliedOn],
    ['activistOn', '确定为入党积极分子', member.activistOn],
    ['candidateOn', '列为发展对象', member.candidateOn],
    ['joinedOn', '入党', member.joinedOn],
  ] as const
  const known = steps.filter((step) => step[2] !== undefined)
  known.forEach(([field, label, day], index) => {
    const [, before, earlier] = known[index - 1] ?? []
    if (earlier && day && day < earlier)
      found.push(
        block('MDS-12', 'member.order', `${label}日期 ${day} 早于${before}日期 ${earlier}`, {
          cite: ORDER,
          field,
          remedy: '对照发展党员档案改正',
        }),
      )
  })
  const { activistOn, joinedOn } = member
  if (activistOn && joinedOn && joinedOn >= activistOn && joinedOn < addMonths(activistOn, CULTIVATION_MONTHS))
    found.push(
      block('MDS-11', 'member.cultivation', '确定为积极分子到入党不满一年', {
        cite: INTERVAL,
        field: 'joinedOn',
        remedy: '对照培养考察登记表核对',
      }),
    )
  return found
}

function conversionFindings(member: MemberFacts, on: PlainDate): Refusal[] {
  const { joinedOn, fullOn, category } = member
  const found: Refusal[] = []
  const remedy = '对照入党志愿书核对'
  if (category === 'F' && !fullOn)
    found.push(
      block('MDS-13', 'member.full-date-missing', '正式党员没有转正日期', {
        cite: STANDARD,
        field: 'fullOn',
        remedy: '填写转正日期（入党志愿书上转正决议的日期）',
      }),
    )
  if (category === 'P' && fullOn && fullOn <= on)
    found.push(
      block('MDS-13', 'member.category-differs', '预备党员不应有转正日期', {
        cite: STANDARD,
        field: 'category',
        remedy: '已转正的把类别改为正式党员，未转正的去掉转正日期',
      }),
    )
  if (fullOn && !joinedOn)
    found.push(
      block('MDS-13', 'member.full-without-join', '有转正日期而没有入党日期', {
        cite: STANDARD,
        field: 'joinedOn',
        remedy: '填写入党日期',
      }),
    )
  if (!joinedOn || !fullOn) return found
  if (fullOn < joinedOn)
    found.push(block('MDS-12', 'member.full-before-join', '转正日期早于入党日期', { cite: ORDER, field: 'fullOn', remedy }))
  else if (!hadNoProbation(joinedOn) && fullOn < addMonths(joinedOn, PROBATION_MONTHS))
    found.push(block('MDS-11', 'member.short-probation', '入党到转正不满一年', { cite: INTERVAL, field: 'fullOn', remedy }))
  else if (!hadNoProbation(joinedOn)) {
    const months = monthsBetween(joinedOn, fullOn)
    const isUsual = months === PROBATION_MONTHS || (months >= EXTENSION_MONTHS.from && months <= EXTENSION_MONTHS.to)
    if (!isUsual)
      found.push(
        warn('MDS-14', 'member.odd-probation', `入党到转正 ${months} 个月，不是一年，也不是延长后的一年半到两年`, {
          cite: STANDARD,
          field: 'fullOn',
          remedy: '可能有日期写错，请核对',
        }),
      )
  }
  return found
}

function branchFindings(member: MemberFacts): Refusal[] {
  const { enteredBranchOn: entered, joinedOn, branchFoundedOn, leftBranchOn } = member
  const found: Refusal[] = []
  const more = { cite: STANDARD, field: 'enteredBranchOn', remedy: '核对进入支部日期' }
  if (entered && joinedOn && entered < joinedOn)
    found.push(block('MDS-16', 'member.entered-before-join', '进入支部日期早于入党日期', more))
  if (entered && branchFoundedOn && entered < branchFoundedOn)
    found.push(block('MDS-16', 'member.before-founding', `支部 ${branchFoundedOn} 才成立，早于这一天不能进入`, more))
  if (entered && leftBranchOn && leftBranchOn < entered)
    found.push(block('MDS-16', 'member.left-before-entry', '离开支部日期早于进入日期', { ...more, field: 'leftBranchOn' }))
  return found
}

/** MDS-25：没有将来的日期，去世以后没有别的事。 */
function futureDays(person: PersonFacts, member: MemberFacts, posts: readonly PostDates[], on: PlainDate): Refusal[] {
  const days: [string, string, PlainDate | undefined][] = [
    ['bornOn', '出生日期', person.bornOn],
    ['workedFrom', '参加工作日期', person.workedFrom],
    ['appliedOn', '申请入党日期', member.appliedOn],
    ['activistOn', '积极分子日期', member.activistOn],
    ['candidateOn', '发展对象日期', member.candidateOn],
    ['joinedOn', '入党日期', member.joinedOn],
    ['fullOn', '转正日期', member.fullOn],
    ['enteredBranchOn', '进入支部日期', member.enteredBranchOn],
    ['floatingFrom', '外出日期', member.floatingFrom],
    ['lostOn', '失联日期', member.lostOn],
    ...posts.map((post): [string, string, PlainDate] => ['dutyFrom', `${post.label}任职日期`, post.from]),
  ]
  const last = person.diedOn
  return days.flatMap(([field, label, day]) => {
    if (day && day > on)
      return [
        block('MDS-25', 'member.future', `${label} ${day} 晚于今天`, {
          cite: STANDARD,
          field,
          remedy: '核对日期；事情发生之后再登记',
        }),
      ]
    if (day && last && day > last)
      return [
        block('MDS-25', 'member.after-death', `${label} ${day} 晚于去世日期`, { cite: STANDARD, field, remedy: '核对日期' }),
      ]
    return []
  })
}

function introducerFindings(member: MemberFacts): Refusal[] {
  const { joinedOn, introducersFullOn } = member
  if (!joinedOn || !introducersFullOn?.some((full) => full === undefined || full > joinedOn)) return []
  return [
    block('MDS-24', 'member.introducer', '入党介绍人在支部大会当日应为正式党员', {
      cite: STANDARD,
      field: 'joinedOn',
      remedy: '核对介绍人的转正日期',
    }),
  ]
}

/** Facts of today rather than of the past: wrong today, so history does not soften them. */
const ALWAYS = new Set(['MDS-03', 'MDS-13', 'MDS-25'])
/** Impossible in any time. */
const IMPOSSIBLE = new Set(['member.full-before-join', 'member.left-before-entry'])

/** GEN-09：历史数据的阻断改为提醒；不可能的先后、今天的类别和将来的日期仍须改正。 */
const soften = (finding: Refusal, mode: CheckMode): Refusal =>
  mode === 'history' && finding.severity === 'block' && !ALWAYS.has(finding.rule ?? '') && !IMPOSSIBLE.has(finding.code)
    ? { ...finding, severity: 'warn' }
    : finding

/** MDS-03、04、10—16、19—21、24、25：一名党员的各项信息是否互相一致。 */
export function memberFindings(
  person: PersonFacts,
  member: MemberFacts,
  posts: readonly PostDates[],
  on: PlainDate,
  mode: CheckMode = 'live',
): Refusal[] {
  const found = [
    ...(person.idNo ? idNumberFindings({ ...person, idNo: person.idNo }) : []),
    ...ageFindings(person, member),
    ...joiningOrder(member),
    ...conversionFindings(member, on),
    ...branchFindings(member),
    ...awayFindings(member, on).filter((finding) => finding.rule === 'MDS-19'),
    ...presentFindings(person, on),
    ...degreeFindings(person),
    ...introducerFindings(member),
    ...futureDays(person, member, posts, on),
  ]
  for (const post of posts)
    if (member.joinedOn && post.from < member.joinedOn)
      found.push(
        info('MDS-16', 'member.post-before-join', `任${post.label}日期早于入党日期`, {
          cite: STANDARD,
          field: 'dutyFrom',
          remedy: '核对任职日期',
        }),
      )
  return found.map((finding) => soften(finding, mode))
}
