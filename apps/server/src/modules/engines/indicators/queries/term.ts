import { PARTS, reminderMonths, TERM_KINDS, termLengths } from '@hongzhu/domain/indicator'
import { type RawBuilder, sql } from 'kysely'
import { below, bound, byNorms, byPlace, labelled, listed, orgColumns, type RowArgs, type RowQueryOf } from './row-query.ts'

/** Years of the term that began on `t.started_on`; null before the first ruling. */
const years = () => {
  const byKind = (lengths: Record<string, number>) =>
    sql`case o.kind ${sql.join(
      TERM_KINDS.map(({ kind, body }) => sql`when ${kind} then ${lengths[body] ?? 0}::int`),
      sql` `,
    )} end`
  const steps = [...termLengths()].reverse().map((step) => sql`when t.started_on >= ${step.from} then ${byKind(step.years)}`)
  return sql`case ${sql.join(steps, sql` `)} end`
}

/** The term that runs on the day: the newest begun and not ended, else one of unknown start. */
export const currentTerm = (on: string) => sql`lateral (
    select t.* from term t
    where t.org_id = o.id and (t.ended_on is null or t.ended_on > ${on}) and (t.started_on is null or t.started_on <= ${on})
    order by t.started_on desc nulls last limit 1) t on true`

/** As `currentTerm`; where none runs, the last one that ended without an election after it. */
const termOf = (on: string) => sql`lateral (
    select t.*, t.ended_on <= ${on} as is_ended from term t
    where t.org_id = o.id and (t.started_on is null or t.started_on <= ${on})
    order by (t.ended_on is null or t.ended_on > ${on}) desc, t.started_on desc nulls last limit 1) t on true`

/** `o`: every organisation with a term, its due day and the state of the term; reminded by the norms of each. */
const termsOf = ({ on, path, norms }: RowArgs) => sql`from (
    select d.*, case when d.due_on is null then 'unknown' when d.due_on < ${on} then 'overdue' when d.is_ended then 'unknown'
      when d.end_on - make_interval(months => ${byPlace(norms(path), sql`d.path`, (local) => reminderMonths(on, local), bound)}) <= ${on}::date
      then 'expiring' else 'running' end as term_state
    from (
      select e.*, case when e.delay_doc_no is not null and e.delayed_to > e.end_on then e.delayed_to else e.end_on end as due_on
      from (
        select o.id, o.name, o.short_name, o.path, o.kind, t.started_on, t.is_ended, d.delayed_to, d.doc_no as delay_doc_no,
          case when t.started_on is not null then coalesce((t.started_on + make_interval(years => ${years()}))::date, t.ends_on) end as end_on
        from org_at(${on}) o left join ${termOf(on)}
        left join lateral (
          select delayed_to, doc_no from term_delay
          where term_id = t.id and (decided_on is null or decided_on <= ${on}) order by id desc limit 1) d on true
        where ${below(sql`o.path`, path)} and o.kind in ${listed(TERM_KINDS.map((entry) => entry.kind))}
      ) e
    ) d
  ) o`

const terms = (hit: RawBuilder<unknown>, only: RawBuilder<unknown> = sql`true`): RowQueryOf =>
  byNorms((args) => ({
    ...orgColumns,
    hit,
    day: sql`o.due_on`,
    note: sql`${labelled(sql`o.term_state`, PARTS.termState.values ?? {})} || coalesce('，选举大会 ' || o.started_on, '') || coalesce('，届满 ' || o.due_on, '')`,
    parts: { kind: sql`o.kind`, termState: sql`o.term_state` },
    from: sql`${termsOf(args)} where ${only}`,
  }))

export const TERM_QUERIES: Record<string, RowQueryOf> = {
  'term.bodies': terms(sql`true`),
  'term.running': terms(sql`o.term_state in ('running', 'expiring')`),
  'term.expiringIn6Months': terms(sql`o.term_state = 'expiring'`),
  'term.overdue': terms(sql`o.term_state = 'overdue'`),
  'term.unknown': terms(sql`o.term_state = 'unknown'`),
  'term.onTime': terms(sql`o.term_state <> 'overdue'`, sql`o.term_state <> 'unknown'`),
}
