import { addYears, type PlainDate, type Refusal, yearsBetween } from '../kernel/index.ts'
import { block, productDefault, warn } from '../norms/index.ts'
import { RETIRED_WORK_POSTS } from './codes.ts'
import type { MemberFacts, PersonFacts } from './finding-facts.ts'
import { retirementOn } from './retirement.ts'

const ADULT = 18
const WORKING_AGE = 16
const AGE_LIMIT = 110
const STUDENT_AGE = 55
const STUDENT_POSTS: readonly string[] = ['研究生', '本科生', '专科生', '中专中技学生', '高中生']
const INTERVAL = productDefault('满十八周岁申请入党')
const STANDARD = productDefault('党员信息采集标准的一致性检查')

/** MDS-10、11、15：申请、入党、参加工作时的年龄。 */
export function ageFindings(person: PersonFacts, member: MemberFacts): Refusal[] {
  const { bornOn, workedFrom } = person
  if (!bornOn) return []
  const found: Refusal[] = []
  const adult = addYears(bornOn, ADULT)
  const cite = INTERVAL
  if (member.appliedOn && member.appliedOn < adult)
    found.push(
      block('MDS-10', 'member.applied-young', '申请入党时不满 18 周岁', {
        cite,
        field: 'appliedOn',
        remedy: '核对出生日期和申请日期',
      }),
    )
  if (member.joinedOn && member.joinedOn < adult)
    found.push(
      block('MDS-11', 'member.join-age', '入党时不满 18 周岁', {
        cite,
        field: 'joinedOn',
        remedy: '对照入党志愿书核对出生日期和入党日期',
      }),
    )
  if (workedFrom && workedFrom < addYears(bornOn, WORKING_AGE))
    found.push(
      warn('MDS-15', 'member.worked-young', `参加工作时不满 ${WORKING_AGE} 周岁`, {
        cite: STANDARD,
        field: 'workedFrom',
        remedy: '对照档案核对',
      }),
    )
  return found
}

/** MDS-20：年龄与工作岗位。 */
export function presentFindings(person: PersonFacts, on: PlainDate): Refusal[] {
  const { bornOn, sex, workPost } = person
  if (!bornOn || bornOn > on) return []
  const found: Refusal[] = []
  const age = yearsBetween(bornOn, on)
  if (age < ADULT || age > AGE_LIMIT)
    found.push(
      warn('MDS-20', 'member.odd-age', `年龄 ${age} 岁，请核对出生日期`, {
        cite: STANDARD,
        field: 'bornOn',
        remedy: '对照档案核对',
      }),
    )
  const isRetired = workPost !== undefined && RETIRED_WORK_POSTS.includes(workPost)
  if (workPost && !isRetired && sex && on > retirementOn(bornOn, sex) && !STUDENT_POSTS.includes(workPost))
    found.push(
      warn('MDS-20', 'member.past-retirement', `已过法定退休年龄（${retirementOn(bornOn, sex)}），工作岗位不是离休、退休`, {
        cite: STANDARD,
        field: 'workPost',
        remedy: '已退休的改为退休人员；延迟退休的不必改',
      }),
    )
  if (workPost && STUDENT_POSTS.includes(workPost) && age >= STUDENT_AGE)
    found.push(
      warn('MDS-20', 'member.old-student', `${age} 岁，工作岗位是学生`, {
        cite: STANDARD,
        field: 'workPost',
        remedy: '核对工作岗位',
      }),
    )
  return found
}

/** MDS-21：学位与学历不相称（博士、硕士学位应有本科以上学历）。 */
export function degreeFindings({ education, degree }: PersonFacts): Refusal[] {
  const level = degree?.[0]
  const school = education?.[0]
  if (!school || !level || level === '0' || level === '1') return []
  if (['1', '2'].includes(school)) return []
  return [
    warn('MDS-21', 'member.degree-differs', '有学位而学历不到大学本科', {
      cite: STANDARD,
      field: 'degree',
      remedy: '核对学历和学位',
    }),
  ]
}
