import { leastFullMembers, MEASURED_KINDS, sizesOf } from '@hongzhu/domain/indicator'
import { BRANCH_KINDS, type OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import { BASE_KINDS, below, orgColumns, orgsOf, type RowArgs, type RowQueryOf, valid } from './row-query.ts'

const orgs =
  (kinds: readonly OrgKind[]): RowQueryOf =>
  (args) => ({
    ...orgColumns,
    hit: sql`true`,
    day: sql`o.founded_on`,
    note: sql`'成立于 ' || o.founded_on`,
    from: orgsOf(args, kinds),
  })

const newThisYear: RowQueryOf = (args) => ({
  ...orgColumns,
  hit: sql`o.founded_on >= ${args.from}`,
  day: sql`o.founded_on`,
  note: sql`'成立于 ' || o.founded_on`,
  from: orgsOf(args, BASE_KINDS),
})

/** Members of each organisation with all below it, once per member and level. */
const memberTotals = ({ on, path }: RowArgs) => sql`
  select above.id, sum(c.members)::int as members, sum(c.full_members)::int as full_members
  from (select m.org_id, count(*) as members, count(*) filter (where m.category = 'F') as full_members
        from member_at(${on}) m group by m.org_id) c
  join org_at(${on}) co on co.id = c.org_id and ${below(sql`co.path`, path)}
  cross join lateral unnest(string_to_array(trim('/' from co.path), '/')) as above(id)
  group by above.id`

const sizeRows = (args: RowArgs) =>
  sql.join(
    MEASURED_KINDS.map((kind) => {
      const { usual, approved } = sizesOf(kind, args.on)
      const top = (range: typeof usual) => (range ? (range.to ?? 1_000_000) : -1)
      return sql`(${kind}::text, ${usual?.from ?? 0}::int, ${top(usual)}::int, ${approved?.from ?? 0}::int, ${top(approved)}::int)`
    }),
  )

const sizeMismatch: RowQueryOf = (args) => ({
  ...orgColumns,
  hit: sql`coalesce(c.full_members, 0) < ${leastFullMembers(args.on)} or not (
    coalesce(c.members, 0) between z.usual_from and z.usual_to
    or (coalesce(c.members, 0) between z.approved_from and z.approved_to
        and exists (select from org_kind k where k.org_id = o.id and ${valid('k', args.on)} and k.doc_no is not null)))`,
  note: sql`'正式党员 ' || coalesce(c.full_members, 0) || ' 人，党员 ' || coalesce(c.members, 0) || ' 人'`,
  from: sql`from org_at(${args.on}) o
    join (values ${sizeRows(args)}) z(kind, usual_from, usual_to, approved_from, approved_to) on z.kind = o.kind
    left join (${memberTotals(args)}) c on c.id = o.id::text
    where ${below(sql`o.path`, args.path)}`,
})

export const ORG_QUERIES: Record<string, RowQueryOf> = {
  'org.count': orgs(BASE_KINDS),
  'org.branches': orgs(BRANCH_KINDS),
  'org.committees': orgs(['committee', 'generalBranch']),
  'org.groups': orgs(['group']),
  'org.newThisYear': newThisYear,
  'org.sizeMismatch': sizeMismatch,
}
