import type { PlainDate } from '@hongzhu/domain'
import {
  type Field,
  GOVERNANCE_TABLE,
  MEMBER_FIELDS,
  ORG_FIELDS,
  ORG_KIND_TABLE,
  OWNERSHIP_TABLE,
  SCHOOL_FIELDS,
  STAGE_TABLE,
} from '@hongzhu/domain/exchange'
import {
  CATEGORY_LABELS,
  type CodeTable,
  DEGREE_CODES,
  EDUCATION_CODES,
  ETHNICITY_CODES,
  isMaskedField,
  labelOf,
  type MemberCategory,
  PERSON_FIELDS,
  type PersonField,
  SEX_CODES,
  shownText,
} from '@hongzhu/domain/member'
import { COVERAGE_FORM_LABELS, type CoverageForm, DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import type { Context } from '../../platform/http/context.ts'
import { type SheetColumn, sheetFile } from '../../platform/sheet.ts'
import {
  findRegionName,
  listMemberRows,
  listOrgRows,
  listSchoolRows,
  type MemberRow,
  type OrgRow,
  type SchoolRow,
} from './export-queries.ts'

type Ctx = Context<'export.run'>

const titleOf = (fields: readonly Field[], key: string) => fields.find((field) => field.key === key)?.title ?? key
const coded = (table: CodeTable, code: string | null) => labelOf(table, code)
const given = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])

/** Columns named as the import names them, so that a list exported can be read back. */
function columnsFor<T>(
  fields: readonly Field[],
  columns: readonly [key: string, kind: SheetColumn<T>['kind'], value: SheetColumn<T>['value']][],
): SheetColumn<T>[] {
  return columns.map(([key, kind, value]) => {
    const width = fields.find((field) => field.key === key)?.width
    return { title: titleOf(fields, key), kind, value, ...(width ? { width } : {}) }
  })
}

const SCHOOL_COLUMNS = columnsFor<SchoolRow>(SCHOOL_FIELDS, [
  ['code', 'text', (row) => row.code],
  ['name', 'text', (row) => row.name],
  ['shortName', 'text', (row) => row.shortName],
  ['stage', 'text', (row) => coded(STAGE_TABLE, row.stage)],
  ['ownership', 'text', (row) => coded(OWNERSHIP_TABLE, row.ownership)],
  ['region', 'text', (row) => row.region],
  ['manager', 'text', (row) => row.manager],
  ['openedOn', 'date', (row) => row.openedOn],
  ['legal', 'text', (row) => row.legal],
  ['governance', 'text', (row) => coded(GOVERNANCE_TABLE, row.governance)],
  ['staff', 'integer', (row) => row.staff],
  ['teachers', 'integer', (row) => row.teachers],
  ['pupils', 'integer', (row) => row.pupils],
  ['partyStaff', 'integer', (row) => row.partyStaff],
  ['countedOn', 'date', (row) => row.countedOn],
])

const ORG_COLUMNS: readonly SheetColumn<OrgRow>[] = [
  ...columnsFor<OrgRow>(ORG_FIELDS, [
    ['code', 'text', (row) => row.code],
    ['name', 'text', (row) => row.name],
    ['shortName', 'text', (row) => row.shortName],
    ['kind', 'text', (row) => coded(ORG_KIND_TABLE, row.kind)],
    ['parent', 'text', (row) => row.parent],
    ['foundedOn', 'date', (row) => row.foundedOn],
    ['foundedDocNo', 'text', (row) => row.foundedDocNo],
    ['school', 'text', (row) => row.school],
    ['coverage', 'text', (row) => (row.coverage ? COVERAGE_FORM_LABELS[row.coverage as CoverageForm] : '')],
    ['termStart', 'date', (row) => row.termStart],
    ['seats', 'integer', (row) => row.seats],
    ['hasCommittee', 'text', (row) => row.hasCommittee],
    ['termDocNo', 'text', (row) => row.termDocNo],
    ['secretary', 'text', (row) => row.secretary],
  ]),
  { title: '党员数（人）', kind: 'integer', value: (row) => row.members },
]

const dutiesInWords = (duties: string | null) =>
  (duties ?? '')
    .split(',')
    .map((duty) => DUTY_LABELS[duty as Duty] ?? '')
    .filter(Boolean)
    .join('、')

/** A person's field as others than the person may have it: masked text where its label asks for it (SEC-17). */
function byLabel<T>(field: PersonField, column: SheetColumn<T>): SheetColumn<T> {
  if (!isMaskedField(field)) return column
  const value = (row: T) => {
    const given = column.value(row)
    return given && shownText(field, String(given))
  }
  return { ...column, kind: 'text', value }
}

const memberColumns = (columns: Parameters<typeof columnsFor<MemberRow>>[1]): SheetColumn<MemberRow>[] =>
  columnsFor<MemberRow>(MEMBER_FIELDS, columns).map((column, index) => {
    const key = columns[index]?.[0] ?? ''
    return key in PERSON_FIELDS ? byLabel(key as PersonField, column) : column
  })

/** Of the birth date only the year (SEC-74). */
const BORN: SheetColumn<MemberRow> = { title: '出生年份', width: 10, kind: 'text', value: (row) => row.bornOn?.slice(0, 4) }

const listOfMembers = (): SheetColumn<MemberRow>[] => [
  ...memberColumns([
    ['name', 'text', (row) => row.name],
    ['idNo', 'text', (row) => row.idNo],
    ['sex', 'text', (row) => coded(SEX_CODES, row.sex)],
    ['ethnicity', 'text', (row) => coded(ETHNICITY_CODES, row.ethnicity)],
  ]),
  byLabel('bornOn', BORN),
  ...memberColumns([
    ['education', 'text', (row) => coded(EDUCATION_CODES, row.education)],
    ['degree', 'text', (row) => coded(DEGREE_CODES, row.degree)],
    ['workPost', 'text', (row) => row.workPost],
    ['title', 'text', (row) => row.title],
    ['category', 'text', (row) => CATEGORY_LABELS[row.category as MemberCategory]],
    ['org', 'text', (row) => row.org],
    ['joinedOn', 'date', (row) => row.joinedOn],
    ['fullOn', 'date', (row) => row.fullOn],
    ['duties', 'text', (row) => dutiesInWords(row.duties)],
    ['phone', 'text', (row) => row.phone],
  ]),
]

const about = (ctx: Ctx, on: PlainDate) => ({ asOf: on, scopeName: ctx.actor.grant?.orgName ?? '' })

export async function exportSchools(
  ctx: Ctx,
  input: {
    q?: string | undefined
    stage?: string | undefined
    ownership?: string | undefined
    region?: string | undefined
    on?: PlainDate | undefined
  },
): Promise<File> {
  const on = input.on ?? ctx.today
  const rows = await listSchoolRows(ctx.db, ctx.scope, on, input)
  const region = input.region ? await findRegionName(ctx.db, input.region) : undefined
  return sheetFile({
    fileName: `学校名录_${on}`,
    title: '学校名录',
    ...about(ctx, on),
    filters: [
      ...given('名称含', input.q),
      ...given('学段', input.stage && labelOf(STAGE_TABLE, input.stage)),
      ...given('办学性质', input.ownership && labelOf(OWNERSHIP_TABLE, input.ownership)),
      ...given('所在县区', region ?? input.region),
    ],
    definition: '截止日在办、由范围内党组织主管或覆盖的学校；人数取截止日以前最近一次统计',
    columns: SCHOOL_COLUMNS,
    rows,
  })
}

export async function exportOrgs(
  ctx: Ctx,
  input: { q?: string | undefined; kind?: string | undefined; under?: string | undefined; on?: PlainDate | undefined },
): Promise<File> {
  const on = input.on ?? ctx.today
  const under = input.under ? await ctx.org(input.under) : undefined
  const rows = await listOrgRows(ctx.db, ctx.scope, on, { ...input, underPath: under?.path })
  return sheetFile({
    fileName: `党组织名录_${on}`,
    title: '党组织名录',
    ...about(ctx, on),
    filters: [
      ...given('名称含', input.q),
      ...given('类型', input.kind && labelOf(ORG_KIND_TABLE, input.kind)),
      ...given('范围', under && '所选组织及下级'),
    ],
    definition: '截止日存续的党组织；届期、书记、党员数按截止日当天的记录',
    columns: ORG_COLUMNS,
    rows,
  })
}

export async function exportMembers(
  ctx: Ctx,
  input: {
    q?: string | undefined
    category?: MemberCategory | undefined
    under?: string | undefined
    on?: PlainDate | undefined
  },
): Promise<File> {
  const on = input.on ?? ctx.today
  const under = input.under ? await ctx.org(input.under) : undefined
  const rows = await listMemberRows(ctx.db, ctx.scope, on, { ...input, underPath: under?.path })
  return sheetFile({
    fileName: `党员名册_${on}`,
    title: '党员名册',
    ...about(ctx, on),
    filters: [
      ...given('姓名含', input.q),
      ...given('类别', input.category && CATEGORY_LABELS[input.category]),
      ...given('范围', under && '所选组织及下级'),
    ],
    definition: '截止日组织关系在范围内、党籍正常的党员；证件号码、电话已遮蔽，出生日期只列年份',
    columns: listOfMembers(),
    rows,
  })
}
