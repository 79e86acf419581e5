import { addMonths, date, type PlainDate, periodOf, yearOf } from '@hongzhu/domain'
import { LAW_ONLY, rulingOn, synchronousDays } from '@hongzhu/domain/norms'
import { OWNERSHIP_LABELS, STAGE_LABELS } from '@hongzhu/domain/org'
import { shareOf } from '@hongzhu/domain/school'
import type { Context } from '../../platform/http/context.ts'
import { sheetFile } from '../../platform/sheet.ts'
import { listRegions } from './queries.ts'
import { filterUnits, loadUnits, type Unit, type UnitFilter, unitRow } from './units.ts'

const DEFINITION = {
  organisation: '当日由党组织单独建立、联合建立或者挂靠组建覆盖的学校数，除以当日存续的学校数；组织撤销或者覆盖终止的不计。',
  work: '当日由党组织覆盖，或者有选派指导员、联合党组织、群团带动记录的学校数，除以当日存续的学校数；与组织覆盖分开计算。',
}

/** What counts as 同步建立 on the day for these schools: the law's days, and where notices set fewer. */
function synchronousInWords(units: readonly Unit[], on: PlainDate): string {
  const law = rulingOn(synchronousDays, on, LAW_ONLY)?.value
  const found = new Set(units.map((unit) => rulingOn(synchronousDays, on, unit.norms)?.value ?? law))
  const [first = law, ...others] = [...found].toSorted((a = 0, b = 0) => b - a)
  if (first === undefined) return '当日没有同步建立的规定'
  const stricter = others.length > 0 ? `（按当地规定 ${others.join('、')} 天的从其规定）` : ''
  return `开办后 ${first} 天${stricter}内被党组织覆盖`
}

function lineOf(key: string, label: string, units: readonly Unit[]) {
  const count = (test: (unit: Unit) => boolean) => units.filter(test).length
  const covered = count((unit) => unit.state === 'covered')
  const workOnly = count((unit) => unit.state === 'workOnly')
  return {
    key,
    label,
    units: units.length,
    organisation: shareOf(covered, units.length),
    work: shareOf(covered + workOnly, units.length),
    own: count((unit) => unit.link?.form === 'own'),
    joint: count((unit) => unit.link?.form === 'joint'),
    attached: count((unit) => unit.link?.form === 'attached'),
    workOnly,
    blank: count((unit) => unit.state === 'blank'),
  }
}

function linesBy(units: readonly Unit[], keys: readonly (readonly [string, string])[], keyOf: (unit: Unit) => string) {
  return keys
    .map(([key, label]) =>
      lineOf(
        key,
        label,
        units.filter((unit) => keyOf(unit) === key),
      ),
    )
    .filter((line) => line.units > 0)
}

/** Both indicators of the day, in whole and by ownership, stage and region, from the unit list of that day. */
export async function readSummary(ctx: Context<'school.read'>, on: PlainDate) {
  const units = (await loadUnits(ctx.db, ctx.scope, ctx.today, on))(on)
  const regions = await listRegions(ctx.db)
  const uncovered = units.filter((unit) => unit.state !== 'covered')
  const opened = units.filter((unit) => unit.row.openedOn && yearOf(unit.row.openedOn as PlainDate) === yearOf(on))
  return {
    on,
    total: lineOf('total', '合计', units),
    byOwnership: linesBy(units, Object.entries(OWNERSHIP_LABELS), (unit) => unit.traits.ownership),
    byStage: linesBy(units, Object.entries(STAGE_LABELS), (unit) => unit.traits.stage),
    byRegion: linesBy(
      units,
      regions.map((region) => [region.code, region.name] as const),
      (unit) => unit.row.regionCode,
    ),
    dossier: shareOf(uncovered.filter((unit) => unit.dossier.missing.length === 0).length, uncovered.length),
    newSchools: shareOf(opened.filter((unit) => unit.gap()?.isSynchronous).length, opened.length),
    definition: { ...DEFINITION, newSchools: synchronousInWords(units, on) },
  }
}

const QUARTERS = 8

/** Both indicators at the end of each of the last quarters and on the day itself. */
export async function readTrend(ctx: Context<'school.read'>, on: PlainDate) {
  const unitsOn = await loadUnits(ctx.db, ctx.scope, ctx.today, on)
  const ends = Array.from({ length: QUARTERS }, (_, index) => periodOf('quarter', addMonths(on, -3 * (QUARTERS - index))).last)
  return {
    rows: [...ends, on].map((end) => {
      const line = lineOf('total', '合计', unitsOn(date(end)))
      return { on: end, organisation: line.organisation, work: line.work, blank: line.blank }
    }),
  }
}

/** A page of the schools of the day. */
export async function readList(
  ctx: Context<'school.read'>,
  input: UnitFilter & { on?: PlainDate | undefined; page: number; pageSize: number },
) {
  const on = input.on ?? ctx.today
  const found = filterUnits((await loadUnits(ctx.db, ctx.scope, ctx.today, on))(on), input)
  const start = (input.page - 1) * input.pageSize
  return { on, total: found.length, rows: found.slice(start, start + input.pageSize).map(unitRow) }
}

const STATE_LABELS = { covered: '组织覆盖', workOnly: '仅有工作覆盖', blank: '空白', uncovered: '未覆盖' } as const

/** The ledger as a workbook with the day, the filters and the definition. */
export async function exportLedger(ctx: Context<'export.run'>, input: UnitFilter & { on?: PlainDate | undefined }) {
  const on = input.on ?? ctx.today
  const rows = filterUnits((await loadUnits(ctx.db, ctx.scope, ctx.today, on))(on), input).map(unitRow)
  const region = (await listRegions(ctx.db)).find((entry) => entry.code === input.region)
  return sheetFile({
    fileName: `覆盖台账${on}`,
    title: '党组织覆盖和党的工作覆盖台账',
    asOf: on,
    scopeName: ctx.actor.grant?.orgName ?? '',
    filters: [
      ...(region ? [{ label: '县（市、区）', value: region.name }] : []),
      ...(input.stage ? [{ label: '学段', value: STAGE_LABELS[input.stage as keyof typeof STAGE_LABELS] }] : []),
      ...(input.ownership ? [{ label: '办学性质', value: OWNERSHIP_LABELS[input.ownership as 'public'] }] : []),
      ...(input.state ? [{ label: '覆盖情况', value: STATE_LABELS[input.state] }] : []),
      ...(input.q ? [{ label: '名称', value: input.q }] : []),
    ],
    definition: `组织覆盖：${DEFINITION.organisation}工作覆盖：${DEFINITION.work}`,
    columns: [
      { title: '学校代码', kind: 'text', width: 14, value: (row) => row.code },
      { title: '学校', kind: 'text', width: 30, value: (row) => row.name },
      { title: '县（市、区）', kind: 'text', width: 12, value: (row) => row.regionName },
      { title: '学段', kind: 'text', width: 14, value: (row) => STAGE_LABELS[row.stage] },
      { title: '办学性质', kind: 'text', width: 10, value: (row) => OWNERSHIP_LABELS[row.ownership] },
      { title: '办学起始日期', kind: 'date', value: (row) => row.openedOn },
      { title: '覆盖情况', kind: 'text', width: 14, value: (row) => STATE_LABELS[row.state] },
      { title: '依据', kind: 'text', width: 40, value: (row) => row.basis },
      { title: '未建原因', kind: 'text', width: 30, value: (row) => row.reason },
      { title: '五个清（项）', kind: 'integer', value: (row) => row.dossierClear },
      { title: '下一步', kind: 'text', width: 20, value: (row) => (row.state === 'covered' ? '' : row.nextStep) },
    ],
    rows,
  })
}
