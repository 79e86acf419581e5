import { LIFE_CITES as C } from './cites.ts'
import { GENERAL_CASES } from './general.cases.ts'
import { inForceFrom } from './laws.ts'
import { casesOf, type Rule } from './rule.ts'

/** 各能力共用的计算规则；逻辑在 kernel。 */
export const GENERAL_RULES: readonly Rule[] = [
  {
    id: 'GEN-02',
    title: '日期推算',
    capability: 'kernel',
    effect: 'info',
    parameters: [],
    versions: [
      {
        since: inForceFrom('practice'),
        text: '月和年按自然月、自然年推算，到月没有对应日的取月末；“几个月内”包括期满的对应日。日期不含时区。',
        cites: [C.clamping, C.corresponding],
      },
    ],
    cases: casesOf('GEN-02', GENERAL_CASES),
  },
  {
    id: 'GEN-03',
    title: '工作日',
    capability: 'kernel',
    effect: 'block',
    parameters: ['publicNoticeWorkdays'],
    versions: [
      {
        since: inForceFrom('holidays'),
        text: '公示按工作日计算，法定假日和周末不计，调休上班日计入；当年假日安排未装入的，按周末推算并标明暂定。',
        cites: [C.workdays, C.publicNotice],
      },
    ],
    cases: casesOf('GEN-03', GENERAL_CASES),
  },
]
