import type { PlainDate, Refusal } from '../kernel/index.ts'
import { block, congressDelegates, congressDelegatesMax, ELECTION_CITES, type Norms, rulingOn, warn } from '../norms/index.ts'

/** 代表产生的四步：推荐、考察公示、确定预备人选报批、会议选举 (ELE-09)。 */
export type DelegateStep = 'recommend' | 'review' | 'reserve' | 'elect'
export const DELEGATE_STEP_LABELS: Record<DelegateStep, string> = {
  recommend: '支部推荐提名',
  review: '选举单位沟通考察',
  reserve: '确定预备人选并报批',
  elect: '会议选举',
}
const DELEGATE_STEPS = Object.keys(DELEGATE_STEP_LABELS) as DelegateStep[]

/** ELE-09：代表名额一般一百至二百、最多三百；四步依次进行，不得跳过。 */
export function delegateFindings(
  quota: number,
  done: Partial<Record<DelegateStep, PlainDate>>,
  on: PlainDate,
  norms: Norms,
): Refusal[] {
  const usual = rulingOn(congressDelegates, on, norms)
  const most = rulingOn(congressDelegatesMax, on, norms)
  const found: Refusal[] = []
  if (most && quota > most.value)
    found.push(
      block('ELE-09', 'election.too-many-delegates', `代表 ${quota} 名，最多 ${most.value} 名`, {
        cite: most.cite,
        remedy: '减少代表名额并报批',
        field: 'delegates',
      }),
    )
  else if (usual && (quota < usual.value.least || quota > usual.value.most))
    found.push(
      warn('ELE-09', 'election.unusual-delegates', `代表 ${quota} 名，一般 ${usual.value.least} 至 ${usual.value.most} 名`, {
        cite: usual.cite,
        remedy: '写明理由和上级批复',
        field: 'delegates',
      }),
    )
  const last = DELEGATE_STEPS.findLastIndex((name) => done[name] !== undefined)
  DELEGATE_STEPS.slice(0, Math.max(last, 0)).forEach((name, index) => {
    const day = done[name]
    const next = DELEGATE_STEPS.slice(index + 1)
      .map((later) => done[later])
      .find((later) => later !== undefined)
    if (!day || (next && next < day))
      found.push(
        block('ELE-09', 'election.delegate-step', `“${DELEGATE_STEP_LABELS[name]}”${day ? '晚于后一步' : '没有记录'}`, {
          cite: ELECTION_CITES.delegateSteps,
          remedy: '补齐这一步再往下办',
          field: `steps.${name}`,
        }),
      )
  })
  return found
}
