import { addDays, addYears, type PlainDate } from '../kernel/index.ts'

/** Age bands of the yearly tables, completed years on the day. */
export const AGE_BANDS = [
  { id: 'to30', label: '30 岁及以下', from: 0, to: 30 },
  { id: 'to35', label: '31—35 岁', from: 31, to: 35 },
  { id: 'to40', label: '36—40 岁', from: 36, to: 40 },
  { id: 'to45', label: '41—45 岁', from: 41, to: 45 },
  { id: 'to50', label: '46—50 岁', from: 46, to: 50 },
  { id: 'to55', label: '51—55 岁', from: 51, to: 55 },
  { id: 'to60', label: '56—60 岁', from: 56, to: 60 },
  { id: 'over60', label: '61 岁及以上', from: 61, to: 150 },
] as const
export type AgeBand = (typeof AGE_BANDS)[number]['id']
export const AGE_BAND_IDS = AGE_BANDS.map((band) => band.id)

/** The days of birth of everyone whose completed age on the day lies in the band, both ends included. */
export function birthDaysOf(id: AgeBand, on: PlainDate): { from: PlainDate; to: PlainDate } {
  const band = AGE_BANDS.find((entry) => entry.id === id) ?? AGE_BANDS[0]
  return { from: addDays(addYears(on, -(band.to + 1)), 1), to: addYears(on, -band.from) }
}
