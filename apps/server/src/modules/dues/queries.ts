import type { PlainDate, TraceStep } from '@hongzhu/domain'
import type { PayerKind } from '@hongzhu/domain/dues'
import type { OrgKind } from '@hongzhu/domain/org'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'

/** The organisation with its name and kind of the day; undefined when it was not there then. */
export async function findBranch(db: Database, orgId: string, on: PlainDate) {
  const { rows } = await sql<{ shortName: string; kind: OrgKind }>`
    select short_name as "shortName", kind from org_at(${on}) where id = ${orgId}`.execute(db)
  return rows[0]
}

/** Members on the roll of the branch on the day. */
export async function listRoll(db: Database, orgId: string, on: PlainDate) {
  const { rows } = await sql<{ personId: string; name: string }>`
    select person_id as "personId", name from meeting_roster(${orgId}::bigint, false, ${on}::date)
    order by name_key, person_id`.execute(db)
  return rows
}

/** What was entered about a member's pay for a year; the month as YYYY-MM. */
export interface PayRow {
  id: string
  personId: string
  kind: PayerKind
  month: string
  items: { code: string; amountFen: number }[]
  netFen: number | null
  document: string | null
  reviewOn: PlainDate | null
}

/** The latest entry of each member for the year. */
export async function listPay(db: Database, orgId: string, year: number): Promise<PayRow[]> {
  const { rows } = await sql<PayRow>`
    select distinct on (person_id) id, person_id as "personId", kind, to_char(month, 'YYYY-MM') as month, items,
      net_fen::float8 as "netFen", document, review_on as "reviewOn"
    from dues_pay where org_id = ${orgId} and year = ${year} order by person_id, id desc`.execute(db)
  return rows
}

export interface NewPay extends Omit<PayRow, 'id'> {
  orgId: string
  year: number
  clientKey: string
  accountId: string
}

/** Adds what was entered; the same form sent twice counts once. Answers how many were new. */
export async function insertPay(db: Database, rows: readonly NewPay[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into dues_pay (org_id, person_id, year, kind, month, items, net_fen, document, review_on, client_key, recorded_by)
    select x."orgId", x."personId", x.year, x.kind, (x.month || '-01')::date, x.items, x."netFen", x.document, x."reviewOn",
      x."clientKey", x."accountId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x("orgId" bigint, "personId" bigint, year int, kind text, month text,
      items jsonb, "netFen" bigint, document text, "reviewOn" date, "clientKey" uuid, "accountId" bigint)
    on conflict (org_id, client_key, person_id) do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export interface FixingRow {
  id: string
  decidedOn: PlainDate
  docNo: string
  reason: string | null
  clientKey: string
  recordedBy: string | null
}

/** The branch's decision for the year. */
export async function findFixing(db: Database, orgId: string, year: number): Promise<FixingRow | undefined> {
  const { rows } = await sql<FixingRow>`
    select f.id, f.decided_on as "decidedOn", f.doc_no as "docNo", f.reason, f.client_key as "clientKey",
      a.display_name as "recordedBy"
    from dues_fixing f left join account a on a.id = f.recorded_by where f.org_id = ${orgId} and f.year = ${year}`.execute(db)
  return rows[0]
}

export interface FixedLine {
  personId: string
  name: string | null
  payId: string | null
  kind: PayerKind
  baseFen: number | null
  amountFen: number
  isCarried: boolean
  confirmedOn: PlainDate | null
  trace: TraceStep[]
}

/** The lines of a decided sheet, as they were decided; a name is null where the person is out of reach now. */
export async function listFixed(db: Database, fixingId: string): Promise<FixedLine[]> {
  const { rows } = await sql<FixedLine>`
    select l.person_id as "personId", p.name, l.pay_id as "payId", l.kind, l.base_fen::float8 as "baseFen",
      l.amount_fen::float8 as "amountFen", l.is_carried as "isCarried", l.confirmed_on as "confirmedOn", l.trace
    from dues_fixing_line l left join person p on p.id = l.person_id
    where l.fixing_id = ${fixingId} order by p.name_key nulls last, l.person_id`.execute(db)
  return rows
}

/** The pay items a decided sheet rests on. */
export async function listPayOf(db: Database, ids: readonly string[]): Promise<PayRow[]> {
  const { rows } = await sql<PayRow>`
    select id, person_id as "personId", kind, to_char(month, 'YYYY-MM') as month, items, net_fen::float8 as "netFen", document,
      review_on as "reviewOn"
    from dues_pay where id = any(${[...ids]}::bigint[])`.execute(db)
  return rows
}

/** Keeps one decision of a branch and year at a time; two clerks who decide at once do so one after the other. */
export const lockYear = (db: Database, orgId: string, year: number) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`dues:${orgId}:${year}`}, 0))`.execute(db)

/** Writes the decision with all its lines. */
export async function insertFixing(
  db: Database,
  fixing: {
    orgId: string
    year: number
    decidedOn: PlainDate
    docNo: string
    reason: string | undefined
    clientKey: string
    accountId: string
  },
  lines: readonly Omit<FixedLine, 'name'>[],
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into dues_fixing (org_id, year, decided_on, doc_no, reason, client_key, recorded_by)
    values (${fixing.orgId}, ${fixing.year}, ${fixing.decidedOn}, ${fixing.docNo}, ${fixing.reason ?? null},
      ${fixing.clientKey}, ${fixing.accountId}) returning id`.execute(db)
  const id = rows[0]?.id ?? ''
  await sql`
    insert into dues_fixing_line (fixing_id, org_id, person_id, pay_id, kind, base_fen, amount_fen, is_carried, confirmed_on, trace)
    select ${id}, ${fixing.orgId}, x."personId", x."payId", x.kind, x."baseFen", x."amountFen", x."isCarried", x."confirmedOn", x.trace
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as x("personId" bigint, "payId" bigint, kind text, "baseFen" bigint,
      "amountFen" bigint, "isCarried" boolean, "confirmedOn" date, trace jsonb)`.execute(db)
  return id
}
