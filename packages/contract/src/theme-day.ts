import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, dayOut, id } from './fields.ts'

/** The fixed day of theme days: a day of the month, or the first to fourth (0: the last) weekday of it (MTG-07). */
export const fixedDay = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('date'), day: z.number().int().min(1).max(31) }),
  z.strictObject({
    by: z.literal('weekday'),
    week: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    weekday: z.number().int().min(1).max(7),
  }),
])

const stretch = z.object({
  id,
  fixed: fixedDay,
  from: dayOut,
  until: dayOut.nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
})

export const themeDay = {
  read: endpoint({
    method: 'GET',
    path: '/orgs/{orgId}/theme-day',
    summary: '主题党日的固定日',
    access: { permission: 'meeting.read', org: 'orgId' },
    input: z.strictObject({ orgId: id, on: day.optional() }),
    /** Newest first; `present` holds on the day. */
    output: z.object({ present: stretch.nullable(), rows: z.array(stretch) }),
  }),
  fix: endpoint({
    method: 'POST',
    path: '/orgs/{orgId}/theme-day',
    summary: '登记主题党日的固定日',
    access: { permission: 'meeting.write', org: 'orgId' },
    input: z.strictObject({ orgId: id, from: day, fixed: fixedDay }),
    output: z.object({ id }),
  }),
}
