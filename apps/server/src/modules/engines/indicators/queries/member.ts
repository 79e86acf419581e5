import type { PlainDate } from '@hongzhu/domain'
import {
  AGE_BANDS,
  birthDaysOf,
  CATEGORY_LABELS,
  EDUCATION_LEVELS,
  type EducationLevel,
  educationDigits,
} from '@hongzhu/domain/member'
import { DUTY_LABELS, SEAT_DUTIES } from '@hongzhu/domain/org'
import { type RawBuilder, sql } from 'kysely'
import { endsIn } from '../../../../platform/access/scope.ts'
import {
  BASE_KINDS,
  below,
  isLife,
  labelled,
  listed,
  nameOn,
  orgColumns,
  orgsOf,
  type RowArgs,
  type RowQueryOf,
  valid,
} from './row-query.ts'
import { currentTerm } from './term.ts'

type Sql = RawBuilder<unknown>

/** `m`, `pl`, `p`: members on the rolls of the day, the place of the home, the person (joined only where it is asked for). */
const membersOf = ({ on, path }: RowArgs) => sql`from member_at(${on}) m
    join org_placement pl on pl.org_id = m.org_id and ${valid('pl', on)} and ${below(sql`pl.path`, path)}
    left join person p on p.id = m.person_id
    where true`

const ageBand = (on: PlainDate) =>
  sql`case ${sql.join(
    AGE_BANDS.map((band) => {
      const { from, to } = birthDaysOf(band.id, on)
      return sql`when p.born_on between ${from} and ${to} then ${band.id}`
    }),
    sql` `,
  )} else '-' end`

const education = sql`case ${sql.join(
  (Object.keys(EDUCATION_LEVELS) as EducationLevel[]).map(
    (level) => sql`when left(p.education, 1) in ${listed(educationDigits(level))} then ${level}`,
  ),
  sql` `,
)} else '-' end`

const members =
  (hit: (args: RowArgs) => Sql, more?: (args: RowArgs) => Partial<ReturnType<RowQueryOf>>): RowQueryOf =>
  (args) => ({
    subject: 'person',
    id: sql`m.person_id`,
    label: sql`p.name`,
    orgId: sql`m.org_id`,
    orgName: nameOn(sql`m.org_id`, args.on),
    hit: hit(args),
    day: sql`m.joined_on`,
    note: sql`${labelled(sql`m.category`, CATEGORY_LABELS)} || coalesce('，' || m.joined_on || ' 入党', '')`,
    path: sql`pl.path`,
    keeper: sql`p.keeper_org_id`,
    parts: {
      category: sql`m.category`,
      sex: sql`coalesce(p.sex, '-')`,
      minority: sql`case when coalesce(p.ethnicity, '') = '' then '-' when p.ethnicity = '01' then 'han' else 'minority' end`,
      ageBand: ageBand(args.on),
      education,
    },
    from: membersOf(args),
    order: sql`pl.path, p.name_key, m.person_id`,
    ...more?.(args),
  })

const isYoung = ({ on }: RowArgs) => sql`p.born_on >= ${birthDaysOf('to35', on).from}`

const attendances = ({ on, from }: RowArgs) => sql`from attendance a join meeting t on t.id = a.meeting_id
    where a.person_id = m.person_id and a.held_on between ${from} and ${on} and a.state = 'present' and t.state in ('confirmed', 'archived') and ${isLife}`

export const MEMBER_QUERIES: Record<string, RowQueryOf> = {
  'member.count': members(() => sql`true`),
  'member.full': members(() => sql`m.category = 'F'`),
  'member.probationary': members(() => sql`m.category = 'P'`),
  'member.joinedThisYear': members(({ from, on }) => sql`m.joined_on between ${from} and ${on}`),
  'member.female': members(() => sql`p.sex = '2'`),
  'member.femaleShare': members(() => sql`p.sex = '2'`),
  'member.minority': members(() => sql`p.ethnicity <> '01' and p.ethnicity <> ''`),
  'member.under35': members(isYoung, () => ({ note: sql`coalesce(p.born_on || ' 出生', '出生日期未填')` })),
  'member.bachelorShare': members(() => sql`left(p.education, 1) in ('1', '2')`),
  'member.averageAge': members(
    () => sql`p.born_on is not null`,
    ({ on }) => ({
      measure: sql`coalesce(extract(year from age(${on}::date, p.born_on)), 0)::int`,
      note: sql`coalesce(p.born_on || ' 出生', '出生日期未填')`,
    }),
  ),
  'attendance.persons': members(
    (args) => sql`exists (select ${attendances(args)})`,
    (args) => ({
      note: sql`coalesce('最近一次 ' || (select a.held_on ${attendances(args)} order by a.held_on desc limit 1), '本年未见出席记录')`,
      readsHistory: true,
    }),
  ),
}

const secretaries: RowQueryOf = (args) => ({
  ...orgColumns,
  subject: 'post',
  id: sql`x.id`,
  label: sql`p.name`,
  hit: sql`true`,
  day: sql`x.from_on`,
  note: sql`'书记，' || x.from_on || ' 起'`,
  from: sql`from org_at(${args.on}) o
    join post x on x.org_id = o.id and x.duty = 'secretary' and ${valid('x', args.on)}
    join person p on p.id = x.person_id
    where ${below(sql`o.path`, args.path)} and o.kind in ${listed(BASE_KINDS)}`,
  order: sql`o.path, x.id`,
})

/** Each secretary once, with the first of the organisations they serve; narrowed before, so that no reach loses one. */
const secretaryPersons: RowQueryOf = (args) => ({
  subject: 'person',
  id: sql`q.person_id`,
  label: sql`q.name`,
  orgId: sql`q.org_id`,
  orgName: sql`q.short_name`,
  hit: sql`true`,
  day: sql`q.from_on`,
  note: sql`'书记，' || q.from_on || ' 起' || case when q.posts > 1 then '，共任 ' || q.posts || ' 处' else '' end`,
  path: sql`q.path`,
  keeper: sql`q.keeper_org_id`,
  parts: {},
  from: sql`from (
    select distinct on (x.person_id) x.person_id, p.name, p.keeper_org_id, x.from_on, o.id as org_id, o.short_name, o.path,
      count(*) over (partition by x.person_id) as posts
    from org_at(${args.on}) o
    join post x on x.org_id = o.id and x.duty = 'secretary' and ${valid('x', args.on)}
    join person p on p.id = x.person_id
    where ${below(sql`o.path`, args.path)} and o.kind in ${listed(BASE_KINDS)}
      ${args.exact.length > 0 ? sql`and ${endsIn(sql.ref('o.path'), args.exact)}` : sql``}
    order by x.person_id, o.path) q where true`,
  order: sql`q.path, q.person_id`,
})

const secretaryVacant: RowQueryOf = (args) => ({
  ...orgColumns,
  hit: sql`not exists (select from post x where x.org_id = o.id and x.duty = 'secretary' and ${valid('x', args.on)})`,
  note: sql`coalesce('书记 ' || (select string_agg(p.name, '、') from post x join person p on p.id = x.person_id
    where x.org_id = o.id and x.duty = 'secretary' and ${valid('x', args.on)}), '没有书记任职记录')`,
  from: orgsOf(args, BASE_KINDS),
})

const seated = ({ on }: RowArgs) =>
  sql`(select count(distinct x.person_id) from post x where x.org_id = o.id and x.duty in ${listed(SEAT_DUTIES)} and ${valid('x', on)})`

const committeeIncomplete: RowQueryOf = (args) => ({
  ...orgColumns,
  hit: sql`${seated(args)} < t.seats`,
  note: sql`'批准职数 ' || t.seats || '，在任 ' || ${seated(args)} || coalesce('：' || (
    select string_agg(p.name || '（' || ${labelled(sql`x.duty`, DUTY_LABELS)} || '）', '、' order by x.id)
    from post x join person p on p.id = x.person_id where x.org_id = o.id and x.duty in ${listed(SEAT_DUTIES)} and ${valid('x', args.on)}), '')`,
  from: sql`from org_at(${args.on}) o join ${currentTerm(args.on)}
    where ${below(sql`o.path`, args.path)} and o.kind in ${listed(BASE_KINDS)} and t.has_committee and t.seats is not null`,
})

export const POST_QUERIES: Record<string, RowQueryOf> = {
  'post.secretaries': secretaries,
  'post.secretaryPersons': secretaryPersons,
  'post.secretaryVacant': secretaryVacant,
  'post.committeeIncomplete': committeeIncomplete,
}
