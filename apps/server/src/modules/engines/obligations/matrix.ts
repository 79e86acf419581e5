import { date, type PlainDate } from '@hongzhu/domain'
import { bucketOf } from '@hongzhu/domain/duty'
import { dutiesFromOf, type Obligation } from '@hongzhu/domain/obligation'
import type { Context } from '../../../platform/http/context.ts'
import { listStarts } from '../../org/index.ts'
import { computeDuties } from './compute.ts'
import { listMeetingOrgs } from './matrix-queries.ts'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)
/** Before every founding: only a start of use makes a month 启用前. */
const FIRST_DAY = date('1900-01-01')
const monthOfDuty = (duty: Obligation) => Number(duty.due.slice(5, 7))

/** The year's window; a life meeting for the year may be due in March of the next (MTG-08), so it is shown under December. */
const yearWindow = (year: number) => ({ from: date(`${year}-01-01`), to: date(`${year}-12-31`) })

/** The month a duty of this year is shown under. */
function shownMonth(duty: Obligation, year: number): number {
  return Number(duty.due.slice(0, 4)) > year ? 12 : monthOfDuty(duty)
}

/** Duties of organisational life with a day, of this year. */
const ofYear = (duties: readonly Obligation[], year: number) =>
  duties.filter((duty) => duty.rule.startsWith('MTG') && !duty.key.includes(':decision:') && duty.key.includes(`:${year}`))

/** 启用以前的月份：没有应办事项，也不算未办。 */
const isBeforeUse = (year: number, month: number, startOn: PlainDate) =>
  startOn > date(`${year}-${String(month).padStart(2, '0')}-01`)

function cellsOf(duties: readonly Obligation[], year: number, on: PlainDate, startOn: PlainDate) {
  return MONTHS.map((month) => {
    const here = ofYear(duties, year).filter((duty) => shownMonth(duty, year) === month)
    const count = (state: (duty: Obligation) => boolean) => here.filter(state).length
    return {
      month,
      owed: here.length,
      met: count((duty) => duty.state === 'met'),
      late: count((duty) => bucketOf(duty, on) === 'late'),
      excused: count((duty) => duty.state === 'excused'),
      undetermined: count((duty) => duty.state === 'undetermined'),
      isBeforeUse: here.length === 0 && isBeforeUse(year, month, startOn),
    }
  })
}

interface MatrixInput {
  org?: string | undefined
  year: number
  on?: PlainDate | undefined
  page: number
  pageSize: number
}

/** Organisations × months of one year, derived anew for the organisations on the page. */
export async function matrix(ctx: Context<'obligation.read'>, input: MatrixInput) {
  const on = input.on ?? ctx.today
  const path = input.org ? (await ctx.org(input.org)).path : undefined
  const { rows, total } = await listMeetingOrgs(ctx.db, ctx.scope, on, path, input)
  const ids = rows.map((row) => row.orgId)
  const [{ duties }, starts] = await Promise.all([
    computeDuties(ctx.db, ids, on, yearWindow(input.year)),
    listStarts(ctx.db, ids, on),
  ])
  const byOrg = Map.groupBy(duties, (duty) => duty.orgId)
  const cells = (orgId: string) =>
    cellsOf(byOrg.get(orgId) ?? [], input.year, on, dutiesFromOf(FIRST_DAY, starts.get(orgId) ?? []))
  return { total, rows: rows.map((row) => ({ ...row, cells: cells(row.orgId) })) }
}

/** What one organisation owed in one month, each with its why and records. */
export async function monthDuties(
  ctx: Context<'obligation.read'>,
  input: { orgId: string; year: number; month: number; on?: PlainDate | undefined },
): Promise<Obligation[]> {
  const on = input.on ?? ctx.today
  await ctx.org(input.orgId)
  const { duties } = await computeDuties(ctx.db, [input.orgId], on, yearWindow(input.year))
  return ofYear(duties, input.year).filter((duty) => shownMonth(duty, input.year) === input.month)
}
