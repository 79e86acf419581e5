import { addMonths, date, type PlainDate, periodOf } from '@hongzhu/domain'
import { type FigureValue, figureOf, type Indicator, indicatorById, type PartKey, type Tally } from '@hongzhu/domain/indicator'
import { COVER_STATE_LABELS, OWNERSHIP_LABELS, STAGE_LABELS } from '@hongzhu/domain/org'
import type { Context } from '../../platform/http/context.ts'
import { sheetFile } from '../../platform/sheet.ts'
import { ask, figureGrid, figureSubjects, type GridCell } from '../engines/indicators/index.ts'
import { listRegions } from './queries.ts'
import { filterUnits, loadUnits, type UnitFilter, unitRow } from './units.ts'

type Reader = Context<'school.read'> | Context<'export.run'>

const meaning = (id: string): Indicator => {
  const found = indicatorById(id)
  if (!found) throw new Error(`没有指标 ${id}`)
  return found
}
const definitionOf = (id: string): string => {
  const { definition, numerator, denominator } = meaning(id)
  return `${definition}分子：${numerator}；分母：${denominator}。`
}

/** The schools of the day by breakdowns: the rows of the figure 学校数, so that this page and that figure cannot differ. */
async function gridOn(ctx: Reader, on: PlainDate, keys: readonly PartKey[], id = 'coverage.schools'): Promise<GridCell[]> {
  const org = ctx.actor.grant?.orgId
  return org ? figureGrid(ctx.db, ctx.scope, ask(id, org, on), keys) : []
}

function sum(cells: readonly GridCell[]): Tally {
  const total = { rows: 0, hits: 0, measure: 0, base: 0 }
  for (const { tally } of cells) for (const key of ['rows', 'hits', 'measure', 'base'] as const) total[key] += tally[key]
  return total
}

/** A share as the figure of this id folds it, of the schools counted and of all. */
function shareOf(id: string, numerator: number, denominator: number) {
  const value: FigureValue = figureOf(meaning(id), { rows: denominator, hits: numerator, measure: numerator, base: denominator })
  return { numerator, denominator, percent: value.value === null ? null : value.text }
}

function lineOf(key: string, label: string, cells: readonly GridCell[]) {
  const count = (part?: PartKey, value?: string) =>
    sum(part === undefined ? cells : cells.filter((cell) => cell.values[part] === value)).rows
  const units = count()
  const covered = count('cover', 'covered')
  const workOnly = count('cover', 'workOnly')
  return {
    key,
    label,
    units,
    organisation: shareOf('coverage.org', covered, units),
    work: shareOf('coverage.work', covered + workOnly, units),
    own: count('form', 'own'),
    joint: count('form', 'joint'),
    attached: count('form', 'attached'),
    orgBlank: units - covered,
    workOnly,
    workBlank: count('cover', 'blank'),
  }
}

function linesBy(cells: readonly GridCell[], part: PartKey, entries: readonly (readonly [string, string, string])[]) {
  return entries
    .map(([key, label, value]) =>
      lineOf(
        key,
        label,
        cells.filter((cell) => cell.values[part] === value),
      ),
    )
    .filter((line) => line.units > 0)
}

const labelled = (labels: Record<string, string>) => Object.entries(labels).map(([key, label]) => [key, label, key] as const)

async function readShare(ctx: Reader, on: PlainDate, id: string) {
  const { hits, rows } = sum(await gridOn(ctx, on, [], id))
  return shareOf(id, hits, rows)
}

/** Both indicators of the day, in whole and by ownership, stage and region. */
export async function readSummary(ctx: Context<'school.read'>, on: PlainDate) {
  const cells = await gridOn(ctx, on, ['ownership', 'stage', 'region', 'form', 'cover'])
  const [regions, dossier, newSchools] = await Promise.all([
    listRegions(ctx.db),
    readShare(ctx, on, 'dossier.complete'),
    readShare(ctx, on, 'coverage.newSchools'),
  ])
  return {
    on,
    orgId: ctx.actor.grant?.orgId ?? null,
    total: lineOf('total', '合计', cells),
    byOwnership: linesBy(cells, 'ownership', labelled(OWNERSHIP_LABELS)),
    byStage: linesBy(cells, 'stage', labelled(STAGE_LABELS)),
    byRegion: linesBy(
      cells,
      'region',
      regions.map((region) => [region.code, region.name, region.name] as const),
    ),
    dossier,
    newSchools,
    definition: {
      organisation: definitionOf('coverage.org'),
      work: definitionOf('coverage.work'),
      newSchools: definitionOf('coverage.newSchools'),
    },
  }
}

const QUARTERS = 8

/** Both indicators at the end of each of the last quarters and on the day itself. */
export async function readTrend(ctx: Context<'school.read'>, on: PlainDate) {
  const ends = Array.from({ length: QUARTERS }, (_, index) => periodOf('quarter', addMonths(on, -3 * (QUARTERS - index))).last)
  return {
    rows: await Promise.all(
      [...ends, on].map(async (end) => {
        const { organisation, work, orgBlank, workBlank } = lineOf(
          'total',
          '合计',
          await gridOn(ctx, date(end), ['form', 'cover']),
        )
        return { on: end, organisation, work, orgBlank, workBlank }
      }),
    ),
  }
}

/** The schools behind the figure of the day, filtered. */
async function unitsOn(ctx: Reader, on: PlainDate, filter: UnitFilter) {
  const org = ctx.actor.grant?.orgId
  const ids = org ? await figureSubjects(ctx.db, ctx.scope, ask('coverage.schools', org, on)) : []
  return filterUnits(await loadUnits(ctx.db, ctx.scope, ctx.today, on, ids), filter)
}

/** A page of the schools of the day. */
export async function readList(
  ctx: Context<'school.read'>,
  input: UnitFilter & { on?: PlainDate | undefined; page: number; pageSize: number },
) {
  const on = input.on ?? ctx.today
  const found = await unitsOn(ctx, on, input)
  const start = (input.page - 1) * input.pageSize
  return { on, total: found.length, rows: found.slice(start, start + input.pageSize).map(unitRow) }
}

const STATE_LABELS = { ...COVER_STATE_LABELS, uncovered: '组织覆盖空白' } as const

/** The ledger as a workbook with the day, the filters and the definition. */
export async function exportLedger(ctx: Context<'export.run'>, input: UnitFilter & { on?: PlainDate | undefined }) {
  const on = input.on ?? ctx.today
  const rows = (await unitsOn(ctx, on, input)).map(unitRow)
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
    definition: `组织覆盖：${definitionOf('coverage.org')}工作覆盖：${definitionOf('coverage.work')}`,
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
