import type { PlainDate, TraceStep } from '@hongzhu/domain'
import { sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import type { ChangeRow, ReductionRow } from './change-queries.ts'

interface OwnYear {
  year: number
  orgName: string
  kind: string
  baseFen: number | null
  amountFen: number
  isCarried: boolean
  confirmedOn: PlainDate | null
  decidedOn: PlainDate
  docNo: string
  trace: TraceStep[]
}

/** A person's amounts as branches decided them, the latest year first. */
export async function listOwnYears(db: Database, personId: string): Promise<OwnYear[]> {
  const { rows } = await sql<OwnYear>`
    select f.year, n.short_name as "orgName", l.kind, l.base_fen::float8 as "baseFen", l.amount_fen::float8 as "amountFen",
      l.is_carried as "isCarried", l.confirmed_on as "confirmedOn", f.decided_on as "decidedOn", f.doc_no as "docNo", l.trace
    from dues_fixing_line l join dues_fixing f on f.id = l.fixing_id
    cross join lateral (select short_name from org_name where org_id = f.org_id and from_on <= f.decided_on order by from_on desc limit 1) n
    where l.person_id = ${personId} order by f.year desc, f.id desc`.execute(db)
  return rows
}

/** A person's changes inside a year, the latest first. */
export async function listOwnChanges(db: Database, personId: string): Promise<Omit<ChangeRow, 'personId' | 'oldFen'>[]> {
  const { rows } = await sql<Omit<ChangeRow, 'personId' | 'oldFen'>>`
    select id, cause, to_char(from_month, 'YYYY-MM') as "fromMonth", new_fen::float8 as "newFen", decided_on as "decidedOn",
      doc_no as "docNo"
    from dues_change where person_id = ${personId} order by from_month desc, id desc`.execute(db)
  return rows
}

type OwnReduction = Pick<ReductionRow, 'id' | 'kind' | 'fromMonth' | 'untilMonth' | 'amountFen'>

/** Decisions that a person pays less or nothing, the latest first. */
export async function listOwnReductions(db: Database, personId: string): Promise<OwnReduction[]> {
  const { rows } = await sql<OwnReduction>`
    select id, kind, to_char(from_month, 'YYYY-MM') as "fromMonth", to_char(until_month, 'YYYY-MM') as "untilMonth",
      amount_fen::float8 as "amountFen"
    from dues_reduction where person_id = ${personId} order by from_month desc, id desc`.execute(db)
  return rows
}
