import type { ImportRow, ImportRowsShown } from '@hongzhu/contract/exchange'
import { type Cells, cellsAsWritten, FIELDS, type ImportKind, type Values } from '@hongzhu/domain/exchange'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/db/pool.ts'
import { packCells, unpackCells } from './pack.ts'
import { type Action, asRead, type Candidate, type InputRow, type PlannedRow, type Remarks, type RowState } from './plan.ts'

export const deleteRows = (db: Database, batchId: string) => db.deleteFrom('import_row').where('batch_id', '=', batchId).execute()

/** Values, action, candidates, what reading found. */
interface Parsed {
  v: Values
  a: Action
  c?: Candidate[]
  r: Remarks
}

const parsedOf = (plan: PlannedRow): Parsed => ({
  v: plan.row.values,
  a: plan.action,
  r: plan.row.remarks,
  ...(plan.candidates.length > 0 ? { c: plan.candidates } : {}),
})

const recordOf = (plan: PlannedRow) => ({
  seq: plan.row.seq,
  sheet: plan.row.sheet,
  row_no: plan.row.rowNo,
  state: plan.state,
  cells: packCells(plan.row.cells),
  parsed: parsedOf(plan),
  target_id: plan.targetId,
  choice: plan.row.choice,
})

/** Writes rows of a preview, many at a time. */
export const insertRows = (db: Database, batchId: string, plans: readonly PlannedRow[]) =>
  sql`insert into import_row (batch_id, seq, sheet, row_no, state, cells, parsed, target_id, choice)
    select ${batchId}, r.seq, r.sheet, r.row_no, r.state, r.cells, r.parsed, r.target_id, r.choice
    from jsonb_to_recordset(${JSON.stringify(plans.map(recordOf))}::jsonb)
      as r(seq int, sheet text, row_no int, state text, cells jsonb, parsed jsonb, target_id bigint, choice text)`.execute(db)

/** Writes back rows that a person's choice or a second look changed. */
export const updateRows = (db: Database, batchId: string, plans: readonly PlannedRow[]) =>
  sql`update import_row i set state = r.state, cells = r.cells, parsed = r.parsed, target_id = r.target_id, choice = r.choice
    from jsonb_to_recordset(${JSON.stringify(plans.map(recordOf))}::jsonb)
      as r(seq int, state text, cells jsonb, parsed jsonb, target_id bigint, choice text)
    where i.batch_id = ${batchId} and i.seq = r.seq`.execute(db)

interface StoredRow {
  seq: number
  sheet: string
  rowNo: number
  state: RowState
  cells: Record<string, unknown>
  parsed: Parsed
  targetId: string | null
  choice: string | null
  total: number
}

const selectRows = (db: Database, batchId: string, condition: RawBuilder<boolean>, rest: RawBuilder<unknown>) =>
  sql<StoredRow>`
    select seq, sheet, row_no as "rowNo", state, cells, parsed, target_id as "targetId", choice, count(*) over ()::int as total
    from import_row where batch_id = ${batchId} and ${condition} ${rest}`.execute(db)

/** The rows behind a count. */
function rowsShown(show: ImportRowsShown | undefined): RawBuilder<boolean> {
  if (show === undefined) return sql<boolean>`true`
  if (show === 'toAdd') return sql<boolean>`parsed->>'a' = 'new'`
  if (show === 'toChange') return sql<boolean>`parsed->>'a' = 'changed'`
  if (show === 'left') return sql<boolean>`state in ('error', 'duplicate', 'skipped')`
  return sql<boolean>`state = ${show}`
}

export async function listRows(
  db: Database,
  batchId: string,
  kind: ImportKind,
  query: { show?: ImportRowsShown | undefined; q?: string | undefined; page: number; pageSize: number },
): Promise<{ rows: (Omit<ImportRow, 'cells'> & { cells: Cells })[]; total: number }> {
  const text = query.q ? sql<boolean>`strpos(parsed->'v'->>'name', ${query.q}) > 0` : sql<boolean>`true`
  const rest = sql`order by seq limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`
  const { rows } = await selectRows(db, batchId, sql<boolean>`${rowsShown(query.show)} and ${text}`, rest)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      seq: row.seq,
      sheet: row.sheet,
      rowNo: row.rowNo,
      state: row.state,
      action: row.parsed.a,
      cells: cellsAsWritten(FIELDS[kind], unpackCells(row.cells), row.parsed.v),
      candidates: row.parsed.c ?? [],
      choice: row.choice,
    })),
  }
}

const inputOf = (row: StoredRow): InputRow => ({
  seq: row.seq,
  sheet: row.sheet,
  rowNo: row.rowNo,
  values: row.parsed.v,
  cells: asRead(unpackCells(row.cells), row.parsed.r),
  remarks: row.parsed.r,
  choice: row.choice,
})

/** Rows in these states, all when none is named, as they go into a plan again. */
export async function loadRows(db: Database, batchId: string, states?: readonly RowState[]): Promise<InputRow[]> {
  const condition = states ? sql<boolean>`state = any (${states}::text[])` : sql<boolean>`true`
  const { rows } = await selectRows(db, batchId, condition, sql`order by seq`)
  return rows.map(inputOf)
}

const withoutTexts = async (db: Database, batchId: string, condition: RawBuilder<boolean>, most: RawBuilder<unknown>) => {
  const { rows } = await sql<Pick<StoredRow, 'seq' | 'sheet' | 'rowNo' | 'parsed' | 'choice'>>`
    select seq, sheet, row_no as "rowNo", parsed, choice from import_row
    where batch_id = ${batchId} and ${condition} order by seq ${most}`.execute(db)
  return rows.map(({ parsed, ...row }) => ({ ...row, values: parsed.v, cells: asRead({}, parsed.r), remarks: parsed.r }))
}

/** Rows somebody said to be about the person of an earlier row. */
export const loadJoined = (db: Database, batchId: string): Promise<InputRow[]> =>
  withoutTexts(db, batchId, sql<boolean>`choice like 'row:%'`, sql``)

/** Rows for a confirmation, those joined to another among them, without the texts of their cells: nobody looks at them then. */
export const loadForConfirmation = (
  db: Database,
  batchId: string,
  states: readonly RowState[],
  { after, limit }: { after: number; limit?: number },
): Promise<InputRow[]> =>
  withoutTexts(
    db,
    batchId,
    sql<boolean>`seq > ${after} and (state = any (${states}::text[]) or choice like 'row:%')`,
    limit === undefined ? sql`` : sql`limit ${limit}`,
  )

/** Rows by number as they go into a plan again. */
export async function loadChosen(db: Database, batchId: string, seqs: readonly number[]): Promise<InputRow[]> {
  const { rows } = await selectRows(db, batchId, sql<boolean>`seq = any (${seqs}::int[])`, sql`order by seq`)
  return rows.map(inputOf)
}

/** Rows by number together with those of the same name or ID number: rows about one person are planned together. */
export async function loadAlike(db: Database, batchId: string, seqs: readonly number[]): Promise<InputRow[]> {
  const alike = (key: string) => sql<boolean>`parsed->'v'->>${sql.lit(key)} in (
    select c.parsed->'v'->>${sql.lit(key)} from import_row c where c.batch_id = ${batchId} and c.seq = any (${seqs}::int[]))`
  const condition = sql<boolean>`(seq = any (${seqs}::int[]) or ${alike('name')} or ${alike('idNo')})`
  const { rows } = await selectRows(db, batchId, condition, sql`order by seq`)
  return rows.map(inputOf)
}

/** State and action of every row, for counting again. */
export async function listStates(db: Database, batchId: string): Promise<{ state: RowState; action: Action }[]> {
  const { rows } = await sql<{ state: RowState; action: Action }>`
    select state, parsed->>'a' as action from import_row where batch_id = ${batchId}`.execute(db)
  return rows
}

/** State and cells of every row, for the marked workbook. */
export async function listMarks(db: Database, batchId: string) {
  const { rows } = await selectRows(db, batchId, sql<boolean>`true`, sql`order by seq`)
  return rows.map((row) => ({ sheet: row.sheet, rowNo: row.rowNo, state: row.state, cells: unpackCells(row.cells) }))
}
