import { synchronousLimits } from '@hongzhu/domain/indicator'
import { COVERAGE_FORM_LABELS, DOSSIER_LABELS, WORK_COVERAGE_LABELS } from '@hongzhu/domain/org'
import { type RawBuilder, sql } from 'kysely'
import { below, byNorms, byPlace, labelled, nameOn, type RowArgs, type RowQueryOf, valid, valueAsOf } from './row-query.ts'

type Sql = RawBuilder<unknown>

/** What a school was on the day: later changes undone, the earliest of them says what was there before. */
const traitBefore = (trait: string) =>
  sql`(array_agg(e.detail -> 'before' ->> ${trait} order by e.happened_on, e.id) filter (where e.detail -> 'before' ? ${trait}))[1]`
const ownership = sql`coalesce(b.ownership, s.ownership)`
const stage = sql`coalesce(b.stage, s.stage)`

/**
 * Where a school is counted: with the organisation that covers it, if that stands below the committee that manages the
 * school; else with that committee. Every school has one place, so that a county's number is of the schools it manages.
 */
const homePath = sql`case when m.path is null or starts_with(c.path, m.path) then coalesce(c.path, top.path) else m.path end`
const homeId = sql`case when m.path is null or starts_with(c.path, m.path) then coalesce(c.org_id, top.org_id) else m.org_id end`

/** `s`: the schools at work on the day; `c`: the organisation that covers each (own before joint before attached). */
const schoolsOf = ({ on, path }: RowArgs, only: Sql) => sql`from school s
    left join region r on r.code = s.region_code
    left join (
      select e.school_id, ${traitBefore('name')} as name, ${traitBefore('ownership')} as ownership, ${traitBefore('stage')} as stage
      from school_event e where e.kind = 'change' and e.happened_on > ${on} group by e.school_id
    ) b on b.school_id = s.id
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
      and ${below(homePath, path)} and ${only}`

const workForms = ({ on }: RowArgs) =>
  sql`(select string_agg(${labelled(sql`w.form`, WORK_COVERAGE_LABELS)}, '、') from work_cover w where w.school_id = s.id and ${valid('w', on)})`

const items = ({ on }: RowArgs) =>
  sql`(select count(distinct d.item) from dossier_entry d where d.school_id = s.id and d.known_on <= ${on}
    and trim(d.content) <> '' and trim(d.source) <> '')`

const hasWork = ({ on }: RowArgs) => sql`exists (select from work_cover w where w.school_id = s.id and ${valid('w', on)})`
const coverState = (args: RowArgs) =>
  sql`case when c.org_id is not null then 'covered' when ${hasWork(args)} then 'workOnly' else 'blank' end`

const schools =
  (hit: (args: RowArgs) => Sql, only: Sql = sql`true`, note?: (args: RowArgs) => Sql): RowQueryOf =>
  (args) => ({
    subject: 'school',
    id: sql`s.id`,
    label: sql`coalesce(b.name, s.name)`,
    orgId: homeId,
    orgName: nameOn(homeId, args.on),
    hit: hit(args),
    note: note
      ? note(args)
      : sql`coalesce(${labelled(sql`c.form`, COVERAGE_FORM_LABELS)} || '：' || ${nameOn(sql`c.org_id`, args.on)}, '没有党组织' || coalesce('；' || ${workForms(args)}, ''))`,
    path: homePath,
    parts: { ownership, stage, region: sql`r.name`, form: sql`coalesce(c.form, 'none')`, cover: coverState(args) },
    from: schoolsOf(args, only),
    order: sql`s.region_code, s.name_key, s.id`,
  })

const covered = () => sql`c.org_id is not null`
const isWorkCovered = (args: RowArgs) => sql`(c.org_id is not null or ${hasWork(args)})`

/** 新建学校同步建立：开办后几天内被覆盖，按主管组织适用的、开办当日的标准。 */
const firstCover = ({ on }: RowArgs) =>
  sql`(select min(f.from_on) from school_org f where f.school_id = s.id and f.from_on <= ${on})`
const synchronous = (args: RowArgs) =>
  byPlace(args.norms(), sql`m.path`, synchronousLimits, (limits) => valueAsOf(limits, sql`s.opened_on`))

const newSchools = byNorms((args) => ({
  ...schools(
    () => sql`${firstCover(args)} <= s.opened_on + ${synchronous(args)}`,
    sql`s.opened_on >= ${args.from}`,
    () =>
      sql`s.opened_on || ' 开办，' || coalesce(${firstCover(args)} || ' 首次有党组织覆盖', '至今没有党组织覆盖') || '；应在 ' || ${synchronous(args)} || ' 天内'`,
  )(args),
  day: sql`s.opened_on`,
}))

export const COVERAGE_QUERIES: Record<string, RowQueryOf> = {
  'coverage.schools': schools(() => sql`true`),
  'coverage.org': schools(covered),
  'coverage.work': schools(isWorkCovered),
  'coverage.publicOrg': schools(covered, sql`${ownership} = 'public'`),
  'coverage.privateOrg': schools(covered, sql`${ownership} = 'private'`),
  'coverage.blank': schools(() => sql`c.org_id is null`),
  'coverage.workOnly': schools((args) => sql`c.org_id is null and ${hasWork(args)}`),
  'coverage.workBlank': schools((args) => sql`not ${isWorkCovered(args)}`),
  'coverage.newSchools': newSchools,
  'dossier.complete': schools(
    (args) => sql`${items(args)} = ${Object.keys(DOSSIER_LABELS).length}::int`,
    sql`c.org_id is null`,
    (args) => sql`'已登记 ' || ${items(args)} || ' 项'`,
  ),
}
