import { inWords, type PlainDate } from '@hongzhu/domain'
import {
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  DOSSIER_LABELS,
  type DossierItem,
  type OrgKind,
  WORK_COVERAGE_LABELS,
  type WorkCoverageForm,
} from '@hongzhu/domain/org'
import { coverRefusals, establishmentProposal } from '@hongzhu/domain/school'
import { conflict, Failure, invalid, notFound, refuseUnlessReasoned } from '../../platform/http/failure.ts'
import { normsOf } from '../norm/index.ts'
import {
  closeCase as closeOpenCase,
  closeRow,
  hasLinkFrom,
  insertCase,
  insertDossier,
  insertLink,
  insertWork,
  setProposal,
} from './command-queries.ts'
import { readAttached } from './page.ts'
import { findOrgDays, listCases, type SchoolRow } from './queries.ts'
import { lockManaged, lockSchool, notFuture, record, type Write } from './service.ts'
import { unitOf } from './units.ts'

interface Cover {
  schoolId: string
  orgId: string
  form: CoverageForm
  from: PlainDate
  docNo?: string | undefined
  reason?: string | undefined
}

async function linkSchool(ctx: Write, school: SchoolRow, input: Cover) {
  await ctx.org(input.orgId)
  const org = await findOrgDays(ctx.db, input.orgId)
  if (!org) throw notFound('组织')
  const day = (text: string | null) => (text as PlainDate | null) ?? undefined
  const warnings = refuseUnlessReasoned(
    coverRefusals({
      form: input.form,
      from: input.from,
      today: ctx.today,
      orgName: org.name,
      kind: org.kind as OrgKind,
      foundedOn: org.foundedOn as PlainDate,
      dissolvedOn: day(org.dissolvedOn),
      docNo: input.docNo,
      openedOn: day(school.openedOn),
      closedOn: day(school.closedOn),
    }),
    input.reason,
  )
  if (await hasLinkFrom(ctx.db, school.id, input.orgId, input.from))
    throw conflict(`${org.name}已覆盖${school.name}，或者与已登记的覆盖时段重叠。`)
  const id = await insertLink(ctx.db, { ...input, docNo: input.docNo ?? null, accountId: ctx.actor.accountId })
  record(
    ctx,
    'coverage.begun',
    `${school.name}自 ${input.from} 起由${org.name}覆盖（${COVERAGE_FORM_LABELS[input.form]}）`,
    school,
    { after: input, ...(input.reason ? { reason: input.reason } : {}) },
  )
  return { id, warnings }
}

/** 登记党组织覆盖；未办结的组建事项随之办结。 */
export async function cover(ctx: Write, input: Cover) {
  const school = await lockManaged(ctx, input.schoolId)
  const made = await linkSchool(ctx, school, input)
  await closeOpenCase(ctx.db, school.id, { on: input.from, result: input.form, orgId: input.orgId, docNo: input.docNo ?? null })
  return made
}

/** 终止党组织覆盖。 */
export async function endCover(ctx: Write, input: { schoolId: string; linkId: string; until: PlainDate; reason: string }) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('until', input.until, ctx.today)
  if (!(await closeRow(ctx.db, 'school_org', school.id, input.linkId, input.until))) throw notFound('有效的覆盖关系')
  record(ctx, 'coverage.ended', `${school.name}的一项党组织覆盖于 ${input.until} 终止`, school, {
    after: input,
    reason: input.reason,
  })
  return { id: input.linkId, warnings: [] }
}

/** 登记党的工作覆盖；不影响组织覆盖。 */
export async function coverWork(
  ctx: Write,
  input: { schoolId: string; form: WorkCoverageForm; detail: string; from: PlainDate; docNo?: string | undefined },
) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('from', input.from, ctx.today)
  const id = await insertWork(ctx.db, { ...input, docNo: input.docNo ?? null, accountId: ctx.actor.accountId })
  record(ctx, 'coverage.work-begun', `${school.name}：${WORK_COVERAGE_LABELS[input.form]}（${input.detail}）`, school, {
    after: input,
  })
  return { id, warnings: [] }
}

/** 终止党的工作覆盖。 */
export async function endWork(ctx: Write, input: { schoolId: string; workId: string; until: PlainDate }) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('until', input.until, ctx.today)
  if (!(await closeRow(ctx.db, 'work_cover', school.id, input.workId, input.until))) throw notFound('有效的工作覆盖')
  record(ctx, 'coverage.work-ended', `${school.name}的一项工作覆盖于 ${input.until} 终止`, school, { after: input })
  return { id: input.workId, warnings: [] }
}

/** 登记“五个清”一条：追加，不改已有的。 */
export async function note(
  ctx: Write,
  input: {
    schoolId: string
    item: DossierItem
    content: string
    source: string
    knownOn: PlainDate
    fullMembers?: number | undefined
  },
) {
  const school = await lockSchool(ctx, input.schoolId)
  notFuture('knownOn', input.knownOn, ctx.today)
  if (input.fullMembers !== undefined && input.item !== 'members') throw invalid('fullMembers', '人数只登记在“党员队伍情况清”')
  const id = await insertDossier(ctx.db, {
    ...input,
    fullMembers: input.fullMembers ?? null,
    accountId: ctx.actor.accountId,
  })
  record(ctx, 'school.dossier-noted', `${school.name}：${DOSSIER_LABELS[input.item]}`, school, { after: input })
  return { id, warnings: [] }
}

/** 立组建事项：一校同时只有一件。 */
export async function openCase(ctx: Write, input: { schoolId: string; openedOn: PlainDate }) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('openedOn', input.openedOn, ctx.today)
  if ((await listCases(ctx.db, [school.id])).some((entry) => !entry.closedOn)) throw conflict('这所学校已有未办结的组建事项。')
  const id = await insertCase(ctx.db, { ...input, accountId: ctx.actor.accountId })
  record(ctx, 'school.case-opened', `${school.name}立组建事项`, school, { after: input })
  return { id, warnings: [] }
}

async function openedCase(ctx: Write, school: SchoolRow, caseId: string) {
  const found = (await listCases(ctx.db, [school.id])).find((entry) => entry.id === caseId)
  if (!found) throw notFound('组建事项')
  if (found.closedOn) throw conflict(`这件事项已于 ${found.closedOn} 办结。`)
  return found
}

/** 提出组建方式：按正式党员人数和条文，人数不清的先查清（ORG-01、ORG-04）。 */
export async function propose(
  ctx: Write,
  input: { schoolId: string; caseId: string; proposedOn: PlainDate; note?: string | undefined },
) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('proposedOn', input.proposedOn, ctx.today)
  const opened = await openedCase(ctx, school, input.caseId)
  if (input.proposedOn < opened.openedOn) throw invalid('proposedOn', '提出日期早于立项日期')
  const norms = await normsOf(ctx.db, school.managerOrgId, input.proposedOn)
  const unit = unitOf(school, await readAttached(ctx.db, school.id, input.proposedOn), input.proposedOn, norms)
  const proposal = establishmentProposal(unit.fullMembers, input.proposedOn, norms)
  if (!proposal.known)
    throw new Failure('refused', `不能提出组建方式：缺${proposal.ask.label}。`, {
      code: 'school.members-unknown',
      refusals: [
        {
          code: 'school.members-unknown',
          severity: 'block',
          rule: 'ORG-01',
          message: `缺${proposal.ask.label}`,
          remedy: '先登记党员名册，或者在“五个清”中查清党员队伍情况',
        },
      ],
    })
  const text = [proposal.value.text, input.note].filter(Boolean).join('；')
  await setProposal(ctx.db, input.caseId, text, input.proposedOn)
  record(ctx, 'school.case-proposed', `${school.name}：${text}`, school, {
    before: { proposal: opened.proposal },
    after: { text },
  })
  return { id: input.caseId, warnings: [] }
}

/** 办结组建事项：建立的同时登记覆盖；不需要建立的写明文号。 */
export async function closeCase(
  ctx: Write,
  input: {
    schoolId: string
    caseId: string
    closedOn: PlainDate
    result: CoverageForm | 'notNeeded'
    orgId?: string | undefined
    docNo: string
  },
) {
  const school = await lockManaged(ctx, input.schoolId)
  notFuture('closedOn', input.closedOn, ctx.today)
  const opened = await openedCase(ctx, school, input.caseId)
  if (input.closedOn < opened.openedOn) throw invalid('closedOn', `早于立项日期 ${inWords(opened.openedOn as PlainDate)}`)
  const { result, orgId } = input
  if (result !== 'notNeeded') {
    if (!orgId) throw invalid('orgId', '请选择所建（所依托）的党组织')
    await ctx.org(orgId)
    if (!(await hasLinkFrom(ctx.db, school.id, orgId, input.closedOn)))
      await linkSchool(ctx, school, { schoolId: school.id, orgId, form: result, from: input.closedOn, docNo: input.docNo })
  }
  await closeOpenCase(ctx.db, school.id, { on: input.closedOn, result, orgId: orgId ?? null, docNo: input.docNo })
  record(ctx, 'school.case-closed', `${school.name}组建事项办结`, school, { after: input })
  return { id: input.caseId, warnings: [] }
}
