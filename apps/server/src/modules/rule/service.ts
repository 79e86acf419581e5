import type { Mark } from '@hongzhu/domain'
import { RULES, ruleById } from '@hongzhu/domain/capabilities'
import { looserThan, PARAMETERS, type Parameter, parameterById, versionAt } from '@hongzhu/domain/norms'
import { holdsPermission, scopeFor } from '../../platform/access/scope.ts'
import type { Context } from '../../platform/http/context.ts'
import { Failure, invalid, notFound } from '../../platform/http/failure.ts'
import { countByRule, listOrgIds, refreshOrgs } from '../engines/obligations/index.ts'
import { normsOf } from '../norm/index.ts'
import { endLocal, insertLocal, listAffected, listLocal } from './queries.ts'
import { lawTitle, shownValue } from './shown.ts'

const AFFECTED_SHOWN = 200
const has = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase())
const settable = (id: string) => PARAMETERS.find((entry) => entry.id === id) as Parameter<unknown> | undefined

/** The catalogue: every rule with its text of today; how many organisations it concerns now, where the post may see that. */
export async function listRules(ctx: Context<'rule.read'>, input: { text?: string | undefined; mark?: Mark | undefined }) {
  const scope = holdsPermission(ctx.actor, 'obligation.read') ? scopeFor(ctx.actor, 'obligation.read') : undefined
  const affected = scope ? await countByRule(ctx.db, scope) : undefined
  const rows = RULES.map((rule) => {
    const version = versionAt(rule, ctx.today) ?? rule.versions[0]
    return {
      id: rule.id,
      title: rule.title,
      capability: rule.capability,
      effect: rule.effect,
      text: version.text,
      marks: [...new Set(version.cites.map((cite) => cite.mark))],
      laws: [...new Set(version.cites.map((cite) => `《${lawTitle(cite)}》${cite.article}`))],
      affected: affected ? (affected.get(rule.id) ?? 0) : null,
    }
  })
  const { text, mark } = input
  return {
    rows: rows.filter(
      (row) =>
        (!mark || row.marks.includes(mark)) &&
        (!text || [row.id, row.title, row.text, ...row.laws].some((part) => has(part, text))),
    ),
  }
}

/** One rule with everything an expert checks. */
export async function readRule(ctx: Context<'rule.read'>, input: { ruleId: string }) {
  const rule = ruleById(input.ruleId)
  if (!rule) throw notFound('规则')
  const path = ctx.actor.grant?.paths[0] ?? ''
  const local = path ? await listLocal(ctx.db, rule.parameters, path, ctx.today, scopeFor(ctx.actor, 'norm.write')) : []
  const scope = holdsPermission(ctx.actor, 'obligation.read') ? scopeFor(ctx.actor, 'obligation.read') : undefined
  const affected = scope ? await listAffected(ctx.db, scope, rule.id, AFFECTED_SHOWN) : undefined
  return {
    id: rule.id,
    title: rule.title,
    effect: rule.effect,
    versions: rule.versions.map((version) => ({
      since: version.since,
      until: version.until ?? null,
      text: version.text,
      cites: version.cites.map((cite) => ({ ...cite, lawTitle: lawTitle(cite) })),
    })),
    parameters: rule.parameters.flatMap((id) => {
      const found = parameterById(id)
      if (!found) return []
      const mine = local.filter((one) => one.parameter === id)
      return [
        {
          id,
          label: found.label,
          unit: found.unit ?? null,
          isLocal: settable(id)?.isStricter !== undefined,
          history: found.history.map((entry) => ({
            from: entry.from,
            value: shownValue(entry.value, found.id),
            cite: entry.cite,
          })),
          local: mine.map(({ parameter: _parameter, ...one }) => ({ ...one, value: shownValue(one.value, found.id) })),
        },
      ]
    }),
    cases: rule.cases.map((one) => ({ ...one })),
    doubts: [...(rule.doubts ?? [])],
    affected: affected?.rows ?? [],
    affectedTotal: affected?.total ?? null,
  }
}

/** Reads what was typed for a parameter in the shape of the law's value: a number, or months such as 2、7、8. */
function readValue(parameter: Parameter<unknown>, text: string): unknown {
  const model = parameter.history.at(-1)?.value
  if (typeof model === 'number') {
    if (!/^\d{1,6}$/.test(text.trim())) throw invalid('value', `${parameter.label}须填整数`)
    return Number(text)
  }
  if (Array.isArray(model)) {
    const parts = text.split(/[、,，\s]+/).filter(Boolean)
    if (parts.some((part) => !/^\d{1,3}$/.test(part))) throw invalid('value', `${parameter.label}须填用顿号隔开的整数`)
    return parts.map(Number)
  }
  if (typeof model === 'boolean') {
    if (!['是', '否'].includes(text.trim())) throw invalid('value', `${parameter.label}须填“是”或“否”`)
    return text.trim() === '是'
  }
  throw new Failure('refused', `${parameter.label}不能由本地规定改变。`, { code: 'norm.not-local' })
}

/** A local value may be stricter than the law and the notices of the superiors, never looser. */
export async function setLocal(
  ctx: Context<'norm.write'>,
  input: {
    orgId: string
    parameter: string
    value: string
    from: string
    until?: string | undefined
    docNo: string
    article: string
    gist: string
  },
) {
  const org = await ctx.org(input.orgId)
  const parameter = settable(input.parameter)
  if (!parameter) throw invalid('parameter', '没有这个参数')
  if (!parameter.isStricter) throw new Failure('refused', `${parameter.label}不能由本地规定改变。`, { code: 'norm.not-local' })
  if (input.until && input.until <= input.from) throw invalid('until', '失效日期须在生效日期以后')
  const value = readValue(parameter, input.value)
  const from = input.from as typeof ctx.today
  const superior = org.path.split('/').filter(Boolean).at(-2)
  const above = looserThan(parameter, value, from, await normsOf(ctx.db, superior ?? null, from))
  if (above)
    throw new Failure(
      'refused',
      `${lawTitle(above.cite)}规定${parameter.label}为 ${shownValue(above.value, parameter.id)}，本地规定 ${shownValue(value, parameter.id)} 比它宽，不能登记。下级规定可以更严，不得更宽。`,
      {
        code: 'norm.looser',
        refusals: [
          {
            code: 'norm.looser',
            severity: 'block',
            message: '本地规定不得比上位规定宽',
            cite: above.cite,
            field: 'value',
            remedy: '按更严的数值填写',
          },
        ],
      },
    )
  const id = await insertLocal(ctx.db, { ...input, value, until: input.until, recordedBy: ctx.actor.accountId })
  await refreshOrgs(ctx, await listOrgIds(ctx.db, ctx.scope, ctx.today, org.path))
  ctx.events.record({
    type: 'norm.set',
    summary: `登记本地规定：${parameter.label} ${shownValue(value, parameter.id)}（${input.docNo}）`,
    orgId: org.id,
    subject: { kind: 'local_norm', id },
    after: { parameter: input.parameter, value, from: input.from, docNo: input.docNo },
  })
  return { id }
}

/** Ends a local value by a document; what was judged before keeps it. */
export async function stopLocal(
  ctx: Context<'norm.write'>,
  input: { orgId: string; normId: string; until: string; docNo: string },
) {
  const org = await ctx.org(input.orgId)
  if (!(await endLocal(ctx.db, org.id, input.normId, input.until))) throw notFound('本地规定')
  await refreshOrgs(ctx, await listOrgIds(ctx.db, ctx.scope, ctx.today, org.path))
  ctx.events.record({
    type: 'norm.ended',
    summary: `终止本地规定（${input.docNo}）`,
    orgId: org.id,
    subject: { kind: 'local_norm', id: input.normId },
    after: { until: input.until, docNo: input.docNo },
  })
  return { ok: true as const }
}
