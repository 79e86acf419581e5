import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { type Named, nameIndex, plainName } from '@hongzhu/domain/exchange'
import type { OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { Database } from '../../platform/db/pool.ts'

export interface OrgEntry extends Named {
  kind: OrgKind
  path: string
  parentId: string | null
  foundedOn: PlainDate
  /** Present term: its first day and id. */
  termStart: PlainDate | null
  termId: string | null
}

export interface SchoolEntry extends Named {
  regionCode: string
}

/** What cells may name, within reach: organisations, schools, regions. */
export interface Directory {
  orgs: ReturnType<typeof nameIndex<OrgEntry>>
  orgById: Map<string, OrgEntry>
  /** Party groups by their branch. */
  groupsOf: Map<string, OrgEntry[]>
  schools: ReturnType<typeof nameIndex<SchoolEntry>>
  schoolById: Map<string, SchoolEntry>
  regionOf: (text: string) => string | undefined
  regions: readonly { code: string; name: string }[]
}

const listOrgs = async (db: Database, scope: Scope, on: PlainDate) =>
  (
    await sql<OrgEntry>`
      select o.id, o.code, o.name, o.short_name as "shortName", o.kind, o.path, o.parent_id as "parentId", o.founded_on as "foundedOn",
        t.started_on as "termStart", t.id as "termId"
      from org_at(${on}) o
      left join lateral (select id, started_on from term where org_id = o.id and started_on is not null order by started_on desc limit 1) t on true
      where ${inScope(sql.ref('o.path'), scope)}`.execute(db)
  ).rows

/** Schools that an organisation in reach manages or covers. */
const listSchools = async (db: Database, scope: Scope, on: PlainDate) =>
  (
    await sql<SchoolEntry>`
      with reach as (select p.org_id from org_placement p where ${inScope(sql.ref('p.path'), scope)}
        and p.from_on <= ${on} and (p.until_on is null or p.until_on > ${on}))
      select s.id, s.code, s.name, s.short_name as "shortName", s.region_code as "regionCode" from school s
      where s.manager_org_id in (select org_id from reach)
        or s.id in (select c.school_id from school_org c where c.org_id in (select org_id from reach)
          and c.from_on <= ${on} and (c.until_on is null or c.until_on > ${on}))`.execute(db)
  ).rows

const shortRegion = (name: string) => plainName(name).replace(/(自治县|市辖区|新区|县|区|市)$/, '')

function regionReader(regions: readonly { code: string; name: string }[]): Directory['regionOf'] {
  const index = new Map<string, string>()
  for (const region of regions) {
    index.set(region.code, region.code)
    index.set(plainName(region.name), region.code)
    // 青禾 for 青禾县, unless two regions share the word.
    const short = shortRegion(region.name)
    index.set(short, index.has(short) ? '' : region.code)
  }
  return (text) => index.get(plainName(text)) || index.get(shortRegion(text)) || undefined
}

/** Loads the directory once per preview or confirmation: three queries for any number of rows. */
export async function loadDirectory(db: Database, scope: Scope, on: PlainDate): Promise<Directory> {
  const [orgs, schools, regions] = await Promise.all([
    listOrgs(db, scope, on),
    listSchools(db, scope, on),
    db.selectFrom('region').select(['code', 'name']).orderBy('sort').execute(),
  ])
  return {
    orgs: nameIndex(orgs),
    orgById: new Map(orgs.map((org) => [org.id, org])),
    groupsOf: Map.groupBy(
      orgs.filter((org) => org.kind === 'group'),
      (org) => org.parentId ?? '',
    ),
    schools: nameIndex(schools),
    schoolById: new Map(schools.map((school) => [school.id, school])),
    regionOf: regionReader(regions),
    regions,
  }
}
