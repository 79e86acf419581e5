import {
  dayOfRow,
  type Field,
  haveDifferentNumbers,
  type Identity,
  joinValues,
  MEMBER_FIELDS,
  mark,
  mayBeOnePerson,
  proposeBecause,
  shownValue,
  textValue,
  type Values,
} from '@hongzhu/domain/exchange'
import { EDUCATION_CODES, labelOf, maskIdNo, maskPhone, SEX_CODES } from '@hongzhu/domain/member'
import type { Place } from './member-types.ts'
import type { Candidate, InputRow } from './plan.ts'

/** What is kept of an earlier row: what a comparison needs, not its cells. */
interface Seen {
  seq: number
  rowNo: number
  sheet: string
  identity: Identity
  orgName: string
  /** Values of COMPARED. */
  shown: readonly (string | undefined)[]
}

/** Rows of the file looked at so far, and those somebody said to be about a person of another row. */
export interface Roll {
  byIdNo: Map<string, Pick<Seen, 'rowNo' | 'sheet'>>
  byName: Map<string, Seen[]>
  /** By number of the earlier row. */
  joined: Map<number, InputRow[]>
}

const COMPARED = ['name', 'idNo', 'sex', 'joinedOn', 'fullOn', 'education', 'phone'] as const
const ROW_CHOICE = /^row:(\d+)$/
const FIELD_BY_KEY: ReadonlyMap<string, Field> = new Map(MEMBER_FIELDS.map((field) => [field.key, field]))

/** A roll nobody has looked at yet. */
export function rollOf(rows: readonly InputRow[]): Roll {
  const joined = new Map<number, InputRow[]>()
  for (const row of rows) {
    const seq = Number(ROW_CHOICE.exec(row.choice ?? '')?.[1] ?? 0)
    if (seq > 0) joined.set(seq, [...(joined.get(seq) ?? []), row])
  }
  return { byIdNo: new Map(), byName: new Map(), joined }
}

const identityOf = (values: Values, place: Place | undefined): Identity => ({
  idNo: textValue(values, 'idNo'),
  born: dayOfRow(values, 'bornOn'),
  orgId: place?.org?.id,
})

/** Earlier rows that may be about the person of this one. Two ID numbers that differ are two persons, two that agree were one before. */
export function findTwins(row: InputRow, place: Place, roll: Roll): Seen[] {
  const own = identityOf(row.values, place)
  return (roll.byName.get(textValue(row.values, 'name') ?? '') ?? []).filter(({ identity: other }) => {
    return !(own.idNo && own.idNo === other.idNo) && !haveDifferentNumbers(own, other) && mayBeOnePerson(own, other)
  })
}

/** Remembers a row for those below it; what is left out or joined to another is not asked about. */
export function remember(row: InputRow, place: Place, roll: Roll): void {
  if (row.choice === 'skip') return
  const { seq, rowNo, sheet } = row
  const { idNo, name } = { idNo: textValue(row.values, 'idNo'), name: textValue(row.values, 'name') }
  if (idNo && !roll.byIdNo.has(idNo)) roll.byIdNo.set(idNo, { rowNo, sheet })
  if (!name) return
  const shown = COMPARED.map((key) => textValue(row.values, key))
  const seen: Seen = { seq, rowNo, sheet, identity: identityOf(row.values, place), orgName: place.org?.shortName ?? '', shown }
  const others = roll.byName.get(name)
  if (others) others.push(seen)
  else roll.byName.set(name, [seen])
}

/** An earlier row as somebody compares it with another. */
export function describeTwin({ seq, rowNo, orgName, identity: { born }, shown }: Seen): Candidate {
  const [name, idNo, sex, joined, full, education, phone] = shown
  const detail: [string, string, string | undefined][] = [
    ['idNo', '公民身份号码', idNo && maskIdNo(idNo, true)],
    ['sex', '性别', labelOf(SEX_CODES, sex)],
    ['bornOn', '出生日期', born?.isMonthOnly ? born.on.slice(0, 7) : born?.on],
    ['joinedOn', '入党日期', joined],
    ['fullOn', '转正日期', full],
    ['education', '学历', labelOf(EDUCATION_CODES, education)],
    ['phone', '联系电话', phone && maskPhone(phone)],
  ]
  return {
    choice: `row:${seq}`,
    title: `表中第 ${rowNo} 行`,
    name: name ?? '',
    orgName,
    detail: detail.map(([key, label, value]) => ({ key, label, value: value || '未填' })),
    mayBeSame: true,
  }
}

/** The row with what later rows about the same person add to it; the cells are shared and say where it comes from. */
export function withJoined(row: InputRow, roll: Roll): InputRow {
  let { values } = row
  for (const other of roll.joined.get(row.seq) ?? []) {
    const fits = textValue(other.values, 'name') === textValue(values, 'name')
    if (!fits || haveDifferentNumbers(identityOf(values, undefined), identityOf(other.values, undefined))) continue
    const joined = joinValues(values, other.values)
    for (const key of joined.taken) {
      const field = FIELD_BY_KEY.get(key)
      const value = joined.values[key]
      if (field && value !== undefined)
        proposeBecause(row.cells, key, shownValue(field, value), 'note', `取自第 ${other.rowNo} 行（选定为同一人）`)
    }
    values = joined.values
  }
  return values === row.values ? row : { ...row, values }
}

/** A row that somebody said to be about the person of an earlier row: not written by itself. */
export function markJoined(row: InputRow, twins: readonly Seen[]): boolean {
  const earlier = twins.find((twin) => `row:${twin.seq}` === row.choice)
  if (earlier) mark(row.cells, 'name', 'note', `与第 ${earlier.rowNo} 行是同一人，并入那一行`)
  // The other row has gone or is left out: the question is open again.
  else if (ROW_CHOICE.test(row.choice ?? '')) row.choice = null
  return earlier !== undefined
}
