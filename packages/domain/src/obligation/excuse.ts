import { inWords, step } from '../kernel/index.ts'
import type { Excuse, Obligation } from './types.ts'

/** 只有待办和逾期的可以免办；依据照列，并加上批准的组织和文号。已完成、待补充的不变。 */
export function applyExcuses(obligations: readonly Obligation[], excuses: readonly Excuse[]): Obligation[] {
  const byKey = new Map(excuses.map((excuse) => [excuse.key, excuse]))
  return obligations.map((obligation) => {
    const excuse = byKey.get(obligation.key)
    if (!excuse || (obligation.state !== 'open' && obligation.state !== 'late')) return obligation
    const decision = `${excuse.decidedBy}，${excuse.docNo}，${inWords(excuse.decidedOn)}：${excuse.reason}`
    return {
      ...obligation,
      state: 'excused',
      because: [...obligation.because, step(obligation.state === 'late' ? '逾期后批准免办' : '批准免办', decision)],
    }
  })
}
