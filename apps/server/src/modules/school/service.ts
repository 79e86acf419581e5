import type { PlainDate } from '@hongzhu/domain'
import { inWords } from '@hongzhu/domain'
import {
  GOVERNANCE_LABELS,
  type GovernanceMode,
  OWNERSHIP_LABELS,
  type Ownership,
  type SchoolStage,
  STAGE_LABELS,
} from '@hongzhu/domain/org'
import { regionRefusal } from '@hongzhu/domain/school'
import type { Context } from '../../platform/http/context.ts'
import { conflict, Failure, invalid, notFound, refuseBlocked } from '../../platform/http/failure.ts'
import {
  closeRow,
  closeWhatHangs,
  insertCampus,
  insertCase,
  insertNumber,
  insertSchool,
  insertSchoolEvent,
  schoolCodeExists,
  updateSchool,
} from './command-queries.ts'
import { findSchool, listRegions, listUpwards, type SchoolRow } from './queries.ts'

export type Write = Context<'school.write'>

/** A school in reach, locked; out of reach is 404. */
export async function lockSchool(ctx: Write, id: string): Promise<SchoolRow> {
  const school = await findSchool(ctx.db, ctx.scope, ctx.today, id, true)
  if (!school) throw notFound('学校')
  return school
}

/** As lockSchool, where only the office that manages the school may act. */
export async function lockManaged(ctx: Write, id: string): Promise<SchoolRow> {
  const school = await lockSchool(ctx, id)
  if (!school.isManaged)
    throw new Failure('forbidden', '这一项由主管的教育工委办理，请报上级。', { code: 'school.manager-decides' })
  return school
}

export const notFuture = (field: string, day: PlainDate, today: PlainDate) => {
  if (day > today) throw invalid(field, '日期还没有到')
}

/** Records the event of a command on a school. */
export function record(
  ctx: Write,
  type: string,
  summary: string,
  school: { id: string; managerOrgId: string | null },
  more: object,
) {
  ctx.events.record({ type, summary, orgId: school.managerOrgId, subject: { kind: 'school', id: school.id }, ...more })
}

interface NewSchool {
  code: string
  name: string
  shortName?: string | undefined
  stage: SchoolStage
  ownership: Ownership
  regionCode: string
  openedOn: PlainDate
  managerOrgId: string
  legalRepresentative?: string | undefined
  governance?: GovernanceMode | undefined
  docNo?: string | undefined
}

/** 设立学校，同日立组建事项：新建学校同步建立党组织。 */
export async function createSchool(ctx: Write, input: NewSchool) {
  await ctx.org(input.managerOrgId)
  notFuture('openedOn', input.openedOn, ctx.today)
  const regions = await listRegions(ctx.db)
  if (!regions.some((region) => region.code === input.regionCode)) throw invalid('regionCode', '没有这个县（市、区）')
  const outside = regionRefusal(await listUpwards(ctx.db, input.managerOrgId, ctx.today), regions, input.regionCode)
  refuseBlocked(outside ? [outside] : [])
  if (await schoolCodeExists(ctx.db, input.code)) throw conflict(`学校代码 ${input.code} 已经有了。`)
  const accountId = ctx.actor.accountId
  const id = await insertSchool(ctx.db, {
    ...input,
    shortName: input.shortName ?? input.name,
    legalRepresentative: input.legalRepresentative ?? null,
    governance: input.governance ?? null,
    accountId,
  })
  await insertSchoolEvent(ctx.db, {
    schoolId: id,
    kind: 'open',
    on: input.openedOn,
    docNo: input.docNo ?? null,
    detail: { text: `${input.name}开办` },
    accountId,
  })
  await insertCase(ctx.db, { schoolId: id, openedOn: input.openedOn, accountId })
  record(ctx, 'school.opened', `设立${input.name}，同日立组建事项`, { id, managerOrgId: input.managerOrgId }, { after: input })
  return { id, warnings: [] }
}

const CHANGE_LABELS: Record<string, (value: string) => string> = {
  name: (value) => `名称改为${value}`,
  shortName: (value) => `简称改为${value}`,
  stage: (value) => `学段改为${STAGE_LABELS[value as SchoolStage]}`,
  ownership: (value) => `办学性质改为${OWNERSHIP_LABELS[value as Ownership]}`,
  governance: (value) => `领导体制定为${GOVERNANCE_LABELS[value as GovernanceMode]}`,
  legalRepresentative: (value) => `法定代表人改为${value}`,
}

interface SchoolChange {
  schoolId: string
  on: PlainDate
  version: number
  docNo?: string | undefined
  name?: string | undefined
  shortName?: string | undefined
  stage?: SchoolStage | undefined
  ownership?: Ownership | undefined
  governance?: GovernanceMode | undefined
  legalRepresentative?: string | undefined
}

/** 学校变更：变更前的情况留在变动记录里，过去某日的统计按当日情况。 */
export async function changeSchool(ctx: Write, input: SchoolChange) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('on', input.on, ctx.today)
  if (school.openedOn && input.on < school.openedOn)
    throw invalid('on', `变更早于开办日 ${inWords(school.openedOn as PlainDate)}`)
  const { schoolId: _id, on, version, docNo, ...fields } = input
  const changed = Object.entries(fields).filter(
    ([key, value]) => value !== undefined && value !== school[key as keyof SchoolRow],
  ) as [string, string][]
  if (changed.length === 0) throw conflict('没有变更的内容。')
  const change = Object.fromEntries(changed)
  if (!(await updateSchool(ctx.db, school.id, version, change))) throw conflict('这所学校刚被别人改过，请重新打开后再办理。')
  const before = Object.fromEntries(changed.map(([key]) => [key, school[key as keyof SchoolRow]]))
  const text = changed.map(([key, value]) => CHANGE_LABELS[key]?.(value)).join('，')
  await insertSchoolEvent(ctx.db, {
    schoolId: school.id,
    kind: 'change',
    on,
    docNo: docNo ?? null,
    detail: { text, before, after: change },
    accountId: ctx.actor.accountId,
  })
  record(ctx, 'school.changed', `${school.name}：${text}`, school, { before, after: { ...change, on, docNo } })
  return { id: school.id, warnings: [] }
}

/** 停办：覆盖关系、工作覆盖、校区同日终止。 */
export async function closeSchool(ctx: Write, input: { schoolId: string; on: PlainDate; docNo: string }) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('on', input.on, ctx.today)
  if (school.closedOn) throw conflict(`这所学校已于 ${school.closedOn} 停办。`)
  if (school.openedOn && input.on <= school.openedOn) throw invalid('on', '停办日应晚于开办日')
  await updateSchool(ctx.db, school.id, school.version, { closedOn: input.on })
  await closeWhatHangs(ctx.db, school.id, input.on)
  await insertSchoolEvent(ctx.db, {
    schoolId: school.id,
    kind: 'close',
    on: input.on,
    docNo: input.docNo,
    detail: { text: `${school.name}停办` },
    accountId: ctx.actor.accountId,
  })
  record(ctx, 'school.closed', `${school.name}于 ${input.on} 停办`, school, { after: input })
  return { id: school.id, warnings: [] }
}

/** 登记人数：一个统计日期一个数，后来的数另记日期。 */
export async function countSchool(
  ctx: Write,
  input: { schoolId: string; item: string; on: PlainDate; amount: number; source: string },
) {
  const school = await lockSchool(ctx, input.schoolId)
  notFuture('on', input.on, ctx.today)
  if (!(await insertNumber(ctx.db, { ...input, accountId: ctx.actor.accountId })))
    throw conflict(`${input.on} 的这一项已经登记过，请换统计日期。`)
  record(ctx, 'school.counted', `登记${school.name}的人数`, school, { after: input })
  return { id: school.id, warnings: [] }
}

/** 启用校区。 */
export async function openCampus(
  ctx: Write,
  input: { schoolId: string; name: string; address?: string | undefined; from: PlainDate },
) {
  const school = await lockSchool(ctx, input.schoolId)
  notFuture('from', input.from, ctx.today)
  const id = await insertCampus(ctx.db, { ...input, address: input.address ?? null })
  record(ctx, 'school.campus-opened', `${school.name}启用${input.name}`, school, { after: input })
  return { id, warnings: [] }
}

/** 停用校区。 */
export async function closeCampus(ctx: Write, input: { schoolId: string; campusId: string; until: PlainDate }) {
  const school = await lockSchool(ctx, input.schoolId)
  notFuture('until', input.until, ctx.today)
  if (!(await closeRow(ctx.db, 'school_campus', school.id, input.campusId, input.until))) throw notFound('启用中的校区')
  record(ctx, 'school.campus-closed', `${school.name}停用一处校区`, school, { after: input })
  return { id: input.campusId, warnings: [] }
}
