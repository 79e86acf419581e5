import type { CaseRecord, CaseRow, ChoicesShape, FieldShape, RailStepShape } from '@hongzhu/contract/procedure'
import type { EntryNames } from '@hongzhu/domain/procedure'

export type { CaseRecord, CaseRow, FieldShape }
export type RailStep = RailStepShape
export type Choices = ChoicesShape
/** What a form holds for the fields of a step. */
export type Values = Record<string, unknown>

const mapOf = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))
/** Names of what the case's entries point at. */
export const namesOf = ({ people, meetings, orgs }: CaseRecord): EntryNames => ({
  people: mapOf(people),
  meetings: mapOf(meetings),
  orgs: mapOf(orgs),
})

/** A new row of a table, a cleared field: nothing that says nothing is sent. */
const isSaid = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
const said = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, value]) => isSaid(value)))

/** The entry of a form: empty fields and empty cells are left out. */
export const entryOf = (fields: readonly FieldShape[], values: Values): Values =>
  said(
    Object.fromEntries(
      fields.map(({ id, kind }) => {
        const value = values[id]
        const rows = kind === 'rows' && Array.isArray(value) ? value.map((row) => said((row ?? {}) as Values)) : undefined
        return [id, rows ? rows.filter((row) => Object.keys(row).length > 0) : value]
      }),
    ),
  )
