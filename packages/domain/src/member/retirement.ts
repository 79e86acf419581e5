import { addMonths, addYears, date, monthsBetween, type PlainDate } from '../kernel/index.ts'
import type { Sex } from './types.ts'

/** 《国务院关于渐进式延迟法定退休年龄的办法》附表：自 2025 年起，男和原 55 岁退休的女每四个月延一个月，最多延三年。 */
const REFORM = date('2025-01-01')
const OLD_AGE: Record<Sex, number> = { '1': 60, '2': 55 }
const PACE = 4
const MOST_MONTHS = 36

/** 法定退休日（男、女干部和专业技术人员；原 50 岁退休的女工人员不在此列，MDS-20）。 */
export function retirementOn(bornOn: PlainDate, sex: Sex): PlainDate {
  const old = addYears(bornOn, OLD_AGE[sex])
  if (old < REFORM) return old
  const late = Math.min(MOST_MONTHS, Math.floor(monthsBetween(REFORM, old) / PACE) + 1)
  return addMonths(old, late)
}
