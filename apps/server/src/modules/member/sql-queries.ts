import type { PlainDate } from '@hongzhu/domain'
import { isMaskedField, type PersonField } from '@hongzhu/domain/member'
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** The dated row of this alias is in force on the day. */
export const inForce = (alias: string, on: PlainDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(`${alias}.from_on`)} <= ${on} and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} > ${on}))`

/** The row `w` of member_away holds on the day; since when may be unknown (MDS-19). */
const awayOn = (on: PlainDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`(w.from_on is null or w.from_on <= ${on}) and (w.until_on is null or w.until_on > ${on})`

/** Away in this way on the day, as a filter. */
export const isAway = (personId: string, kind: 'floating' | 'lost', on: PlainDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from member_away w where w.person_id = ${sql.ref(personId)} and w.kind = ${kind} and ${awayOn(on)})`

/** The ways one person is away on the day, as `kinds`: an aggregate, so that it is looked up for the page's persons alone. */
export const awayKinds = (personId: string, on: PlainDate): RawBuilder<unknown> =>
  sql`select coalesce(array_agg(w.kind), '{}') as kinds from member_away w where w.person_id = ${sql.ref(personId)} and ${awayOn(on)}`

/** No status other than normal on that day. */
export const onRolls = (personId: string, on: PlainDate): RawBuilder<SqlBool> =>
  sql<SqlBool>`not exists (select from member_status x where x.person_id = ${sql.ref(personId)} and x.status <> 'NORMAL' and ${inForce('x', on)})`

/** ID number masked; the same as maskIdNo of the domain (SEC-74). */
function maskedIdNo(column: string, isEntitled: boolean): RawBuilder<string | null> {
  const [head, tail] = isEntitled ? [6, 4] : [3, 2]
  const text = sql.ref(column)
  return sql`case when length(${text}) < 12 then repeat('*', length(${text}))
    else left(${text}, ${sql.lit(head)}) || repeat('*', length(${text}) - ${sql.lit(head + tail)}) || right(${text}, ${sql.lit(tail)}) end`
}

/** Telephone masked; the same as maskPhone of the domain (SEC-74). */
function maskedPhone(column: string): RawBuilder<string | null> {
  const text = sql.ref(column)
  return sql`case when length(${text}) < 8 then repeat('*', length(${text}))
    else left(${text}, 3) || repeat('*', length(${text}) - 7) || right(${text}, 4) end`
}

/** Home address down to the district; the same as maskAddress of the domain (SEC-74). */
function maskedAddress(column: string): RawBuilder<string | null> {
  const text = sql.ref(column)
  const district = sql`coalesce(substring(${text} from '^.*?[县区旗]'), left(${text}, 6))`
  return sql`case when ${text} is null then null when length(${district}) < length(${text}) then ${district} || '******' else ${text} end`
}

const MASKS: Partial<Record<PersonField, (column: string, isEntitled: boolean) => RawBuilder<string | null>>> = {
  idNo: maskedIdNo,
  phone: maskedPhone,
  address: maskedAddress,
}

/**
 * A field of a person as it may leave the database for others than the person, by its label (SEC-17): as it is, masked where
 * it has a mask in SQL, else not at all.
 */
export function byLabel<T>(field: PersonField, column: string | RawBuilder<T>, isEntitled = false): RawBuilder<T | null> {
  const whole = typeof column === 'string' ? sql<T>`${sql.ref(column)}` : column
  if (!isMaskedField(field)) return whole
  const mask = typeof column === 'string' ? MASKS[field] : undefined
  return (mask && typeof column === 'string' ? mask(column, isEntitled) : sql`null`) as RawBuilder<T | null>
}

/** Text typed into a search box as a LIKE pattern's literal part. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)

/** The person of this alias has such a name or such initials. */
export function isNamed(alias: string, text: string): RawBuilder<SqlBool> {
  const typed = text.trim()
  if (/^[a-z]+$/i.test(typed)) return sql<SqlBool>`${sql.ref(`${alias}.initials`)} like ${`${literal(typed.toLowerCase())}%`}`
  return sql<SqlBool>`${sql.ref(`${alias}.name`)} like ${`%${literal(typed)}%`}`
}
