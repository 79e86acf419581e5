import { contract } from '@hongzhu/contract'
import { ruleById } from '@hongzhu/domain/capabilities'
import { BUCKET_LABELS } from '@hongzhu/domain/duty'
import { versionAt } from '@hongzhu/domain/norms'
import { OBLIGATION_STATE_LABELS, type Obligation } from '@hongzhu/domain/obligation'
import { bind } from '../../../platform/http/bind.ts'
import type { Context } from '../../../platform/http/context.ts'
import { notFound } from '../../../platform/http/failure.ts'
import { sheetFile } from '../../../platform/sheet.ts'
import { attachDecision } from './excuse-files.ts'
import { listExcuses } from './excuse-queries.ts'
import { exportExcuses } from './excuse-sheet.ts'
import { matrix, monthDuties } from './matrix.ts'
import { exportMatrix } from './matrix-sheet.ts'
import { countPast, listPastDuties } from './past.ts'
import { headOf, namesOf, placesOn } from './past-queries.ts'
import { countByChild, countDuties, listDuties } from './queries.ts'
import { excuseDuty, explainDuty, revokeExcuse } from './service.ts'
import { recordStart } from './start.ts'
import { listStartRows } from './start-queries.ts'

const { obligation } = contract

const whyOf = (duty: Obligation) => {
  const rule = ruleById(duty.rule)
  const { because, cites, asks, evidence, actorOrgId: _actor, missing, act, metOn, ...rest } = duty
  return {
    ...rest,
    metOn: metOn ?? null,
    missing: missing ?? null,
    act: act ? { ...act, params: { ...act.params } } : null,
    because: because.map((step) => ({ ...step })),
    cites: [...cites],
    asks: [...(asks ?? [])],
    evidence: [...(evidence ?? [])],
    ruleTitle: rule?.title ?? duty.rule,
    ruleText: (rule && versionAt(rule, duty.opens)?.text) ?? '',
  }
}

/** The organisation a list is about: the one asked for, else the actor's own, else the first the grant lists (SEC-23). */
async function subject(ctx: Context, id: string | undefined) {
  const own = ctx.actor.grant?.orgId
  const { exact } = ctx.scope
  const org = id ?? (own && exact.length > 0 && !exact.includes(own) ? exact[0] : own)
  if (!org) throw notFound('组织')
  return ctx.org(org)
}

async function counts(ctx: Context<'obligation.read'>, input: { org?: string | undefined; on?: typeof ctx.today | undefined }) {
  const org = await subject(ctx, input.org)
  const on = input.on ?? ctx.today
  const head = await headOf(ctx.db, org.id, on)
  if (on === ctx.today) {
    const [whole, own, children] = await Promise.all([
      countDuties(ctx.db, ctx.scope, on, { path: org.path }),
      countDuties(ctx.db, ctx.scope, on, { actorOrgId: org.id }),
      countByChild(ctx.db, ctx.scope, on, org.id),
    ])
    return { orgId: org.id, ...head, ...whole, own, children }
  }
  const { paths, children } = await placesOn(ctx.db, ctx.scope, on, org.id)
  const { whole, own, byChild } = await countPast(ctx, on, org, children, paths)
  const none = { late: 0, now: 0, next: 0, later: 0, undetermined: 0, excused: 0, met: 0 }
  return {
    orgId: org.id,
    ...head,
    ...whole,
    own,
    children: children.map(({ path: _path, ...child }) => ({ ...child, ...(byChild.get(child.orgId) ?? none) })),
  }
}

export const routes = [
  bind(obligation.list, async (ctx, input) => {
    const on = input.on ?? ctx.today
    const org = input.org || input.own ? await subject(ctx, input.org) : undefined
    const filter = { ...input, path: org?.path, ...(input.own ? { actorOrgId: org?.id } : {}) }
    return on === ctx.today ? listDuties(ctx.db, ctx.scope, on, filter) : listPastDuties(ctx, on, filter)
  }),
  bind(obligation.counts, counts),
  bind(obligation.why, async (ctx, input) => whyOf(await explainDuty(ctx, input))),
  bind(obligation.matrix, matrix),
  bind(obligation.month, async (ctx, input) => ({ rows: (await monthDuties(ctx, input)).map(whyOf) })),
  bind(obligation.sheet, async (ctx, input) => {
    const org = await subject(ctx, input.org)
    const scope = ctx.scope as unknown as Context<'obligation.read'>['scope']
    const { rows } = await listDuties(ctx.db, scope, ctx.today, {
      path: org.path,
      bucket: input.bucket,
      page: 1,
      pageSize: 20_000,
    })
    const name = (await namesOf(ctx.db, [org.id], ctx.today)).get(org.id) ?? ''
    return sheetFile({
      fileName: `${name}待办（${BUCKET_LABELS[input.bucket]}）.xlsx`,
      title: `${name}待办（${BUCKET_LABELS[input.bucket]}）`,
      asOf: ctx.today,
      scopeName: name,
      filters: [{ label: '时间', value: BUCKET_LABELS[input.bucket] }],
      definition: '按规则从记录推导的应办事项；期限为最后一天，当天办理不算逾期。',
      columns: [
        { title: '办理组织', kind: 'text', width: 28, value: (row: (typeof rows)[number]) => row.orgName },
        { title: '事项', kind: 'text', width: 36, value: (row) => row.title },
        { title: '期限', kind: 'date', value: (row) => (row.due < '9999' ? row.due : null) },
        {
          title: '状态',
          kind: 'text',
          value: (row) => OBLIGATION_STATE_LABELS[row.state as keyof typeof OBLIGATION_STATE_LABELS],
        },
        { title: '缺什么', kind: 'text', width: 28, value: (row) => row.missing },
        { title: '依据', kind: 'text', width: 28, value: (row) => row.article },
        { title: '规则', kind: 'text', value: (row) => row.rule },
      ],
      rows,
    })
  }),
  bind(obligation.exportExcuses, exportExcuses),
  bind(obligation.exportMatrix, exportMatrix),
  bind(obligation.attachDecision, attachDecision),
  bind(obligation.excuse, excuseDuty),
  bind(obligation.revokeExcuse, revokeExcuse),
  bind(obligation.start, recordStart),
  bind(obligation.starts, async (ctx, input) => {
    const org = await subject(ctx, input.org)
    return { rows: await listStartRows(ctx.db, ctx.scope, org.path) }
  }),
  bind(obligation.excuses, async (ctx, input) => ({
    rows: await listExcuses(ctx.db, ctx.scope, input.org ? (await ctx.org(input.org)).path : undefined),
  })),
]
