import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

const MOST = 8
const literal = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
const isLatin = (text: string) => /^[a-z0-9]+$/i.test(text)

const dated = (alias: string, on: PlainDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${alias}.from_on`)} <= ${on} and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} > ${on})`

/** Organisations of the day within reach by name, initials or code; the shortest names first. */
export async function findOrgs(db: Database, scope: Scope<'org.tree'>, q: string, on: PlainDate) {
  const matches = isLatin(q)
    ? sql<SqlBool>`(n.initials like ${`${literal(q.toLowerCase())}%`} or o.code like ${`${literal(q.toUpperCase())}%`} or n.initials like ${`%${literal(q.toLowerCase())}%`})`
    : sql<SqlBool>`(n.name like ${`%${literal(q)}%`} or n.short_name like ${`%${literal(q)}%`})`
  const { rows } = await sql<{ id: string; name: string; code: string; kind: string; parentName: string | null }>`
    select o.id, n.short_name as name, o.code, k.kind,
      (select u.short_name from org_name u where u.org_id = r.parent_id and ${dated('u', on)}) as "parentName"
    from org_name n join org o on o.id = n.org_id and o.founded_on <= ${on} and (o.dissolved_on is null or o.dissolved_on > ${on})
    join org_placement r on r.org_id = o.id and ${dated('r', on)} join org_kind k on k.org_id = o.id and ${dated('k', on)}
    where ${dated('n', on)} and ${matches} and ${inScope(sql.ref('r.path'), scope)}
    order by n.initials like ${`${literal(q.toLowerCase())}%`} desc, length(n.short_name), r.path limit ${sql.lit(MOST)}`.execute(
    db,
  )
  return rows
}

/** Persons kept within reach by name or initials. */
export async function findPeople(db: Database, scope: Scope, q: string, today: PlainDate) {
  const matches = isLatin(q)
    ? sql<SqlBool>`p.initials like ${`${literal(q.toLowerCase())}%`}`
    : sql<SqlBool>`p.name like ${`%${literal(q)}%`}`
  const { rows } = await sql<{ id: string; name: string; bornYear: number | null; orgName: string }>`
    select p.id, p.name, extract(year from p.born_on)::int as "bornYear",
      coalesce((select n.short_name from org_name n where n.org_id = p.keeper_org_id and ${dated('n', today)}), '') as "orgName"
    from person p join org_placement r on r.org_id = p.keeper_org_id and ${dated('r', today)}
    where ${matches} and ${inScope(sql.ref('r.path'), scope)}
    order by length(p.initials), p.name_key, p.id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}
