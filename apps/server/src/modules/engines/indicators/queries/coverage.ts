import { COVERAGE_FORM_LABELS, DOSSIER_LABELS, WORK_COVERAGE_LABELS } from '@hongzhu/domain/org'
import { type RawBuilder, sql } from 'kysely'
import { below, labelled, nameOn, type RowArgs, type RowQueryOf, valid } from './row-query.ts'

type Sql = RawBuilder<unknown>

/**
 * `s`: the schools at work on the day; `c`: the organisation that covers each (own before joint before attached);
 * a school sits with it, an uncovered one with its managing committee, one without either with the top.
 */
const schoolsOf = ({ on, path }: RowArgs, only: Sql) => sql`from school s
    left join region r on r.code = s.region_code
    left join (
      select distinct on (so.school_id) so.school_id, so.form, so.org_id, pl.path
      from school_org so
      join org o on o.id = so.org_id and o.founded_on <= ${on} and (o.dissolved_on is null or o.dissolved_on > ${on})
      join org_placement pl on pl.org_id = so.org_id and ${valid('pl', on)}
      where ${valid('so', on)}
      order by so.school_id, case so.form when 'own' then 1 when 'joint' then 2 else 3 end, so.from_on, so.org_id
    ) c on c.school_id = s.id
    left join org_placement m on m.org_id = s.manager_org_id and ${valid('m', on)}
    left join org_placement top on top.parent_id is null and ${valid('top', on)} and c.path is null and m.path is null
    where (s.opened_on is null or s.opened_on <= ${on}) and (s.closed_on is null or s.closed_on > ${on})
      and ${below(sql`coalesce(c.path, m.path, top.path)`, path)} and ${only}`

const workForms = ({ on }: RowArgs) =>
  sql`(select string_agg(${labelled(sql`w.form`, WORK_COVERAGE_LABELS)}, '、') from work_cover w where w.school_id = s.id and ${valid('w', on)})`

const items = ({ on }: RowArgs) =>
  sql`(select count(distinct d.item) from dossier_entry d where d.school_id = s.id and d.known_on <= ${on})`

const schools =
  (hit: (args: RowArgs) => Sql, only: Sql = sql`true`, note?: (args: RowArgs) => Sql): RowQueryOf =>
  (args) => ({
    subject: 'school',
    id: sql`s.id`,
    label: sql`s.name`,
    orgId: sql`coalesce(c.org_id, m.org_id, top.org_id)`,
    orgName: nameOn(sql`coalesce(c.org_id, m.org_id, top.org_id)`, args.on),
    hit: hit(args),
    note: note
      ? note(args)
      : sql`coalesce(${labelled(sql`c.form`, COVERAGE_FORM_LABELS)} || '：' || ${nameOn(sql`c.org_id`, args.on)}, '没有党组织' || coalesce('；' || ${workForms(args)}, ''))`,
    path: sql`coalesce(c.path, m.path, top.path)`,
    parts: { ownership: sql`s.ownership`, stage: sql`s.stage`, region: sql`r.name`, form: sql`coalesce(c.form, 'none')` },
    from: schoolsOf(args, only),
    order: sql`s.region_code, s.name_key, s.id`,
  })

const covered = () => sql`c.org_id is not null`
const isWorkCovered = (args: RowArgs) =>
  sql`c.org_id is not null or exists (select from work_cover w where w.school_id = s.id and ${valid('w', args.on)})`

export const COVERAGE_QUERIES: Record<string, RowQueryOf> = {
  'coverage.schools': schools(() => sql`true`),
  'coverage.org': schools(covered),
  'coverage.work': schools(isWorkCovered),
  'coverage.publicOrg': schools(covered, sql`s.ownership = 'public'`),
  'coverage.privateOrg': schools(covered, sql`s.ownership = 'private'`),
  'coverage.blank': schools(() => sql`c.org_id is null`),
  'dossier.complete': schools(
    (args) => sql`${items(args)} = ${Object.keys(DOSSIER_LABELS).length}::int`,
    sql`c.org_id is null`,
    (args) => sql`'已登记 ' || ${items(args)} || ' 项'`,
  ),
}
