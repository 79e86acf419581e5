import { addYears, daysBetween, inWords, lengthOf, maxDate, type Period, type PlainDate, type Refusal } from '../kernel/index.ts'
import { block, productDefault } from '../norms/index.ts'

const cite = productDefault('启用日期由上级党组织按文件登记；启用以前已经结束的周期不在本系统推导应办事项')

/** One 启用日期 on record: an organisation, with all below it, is kept in the product from this day. */
export interface StartOfUse {
  orgId: string
  from: PlainDate
}

/**
 * 应办事项起算日：组织成立之日与本级、各上级启用日期中最晚的一天；没有登记启用日期的从成立之日起算（dutyMinDays，产品默认）。
 */
export const dutiesFromOf = (foundedOn: PlainDate, starts: readonly StartOfUse[]): PlainDate =>
  starts.reduce((latest, start) => maxDate(latest, start.from), foundedOn)

/**
 * 起算日落在周期中间的，只计还来得及办的部分：剩下不足 `least` 天的不计（0），否则按剩下的天数折算、不少于 1 次。
 * 起算日以前已经结束的周期为 0（dutyMinDays，产品默认）。
 */
export function reachableCount(need: number, period: Period, from: PlainDate, least: number): number {
  if (from <= period.first) return need
  const left = daysBetween(from, period.last) + 1
  if (left < least || left <= 0) return 0
  return Math.max(1, Math.floor((need * left) / lengthOf(period)))
}

/** What is recorded when an organisation begins to be kept in the product, or when that day is put right. */
export interface StartRequest {
  from: PlainDate
  today: PlainDate
  foundedOn: PlainDate
  /** The latest start of the organisations above; they bind those below. */
  above?: PlainDate | undefined
}

/** 启用日期不早于成立、不早于上级启用，也不晚于今天起一年（产品默认）。 */
export function startRefusals({ from, today, foundedOn, above }: StartRequest): Refusal[] {
  const refuse = (code: string, message: string, remedy: string) =>
    block('MTG-01', code, message, { cite, remedy, field: 'from' })
  if (from < foundedOn)
    return [refuse('start.before-founding', `启用日期早于成立日期 ${inWords(foundedOn)}`, '填写成立日期或者以后的日期')]
  if (above && from < above)
    return [refuse('start.before-superior', `上级自 ${inWords(above)} 起启用，下级不能更早`, '先更正上级的启用日期')]
  if (from > addYears(today, 1))
    return [refuse('start.too-far', `启用日期 ${inWords(from)} 距今天超过一年`, '核对年份，到时再登记')]
  return []
}
