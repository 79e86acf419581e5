import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import pg from 'pg'

/** One year of the State Council's notice, as table holiday_year keeps it (GEN-03). */
export interface HolidayRow {
  year: number
  off: string[]
  makeUp: string[]
  docNo: string
}

const FIRST_YEAR = 2018
/** Numbers of notices as far as the source of the data names them; other years are named by their title. */
const NUMBERS: Record<number, string> = { 2025: '国办发明电〔2024〕12号' }

interface Source {
  holidays: Record<string, string>
  workdays: Record<string, string>
}

/** The years the package knows, from 2018 on. */
export function holidayYears(): HolidayRow[] {
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json')
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source
  const years = [...new Set(Object.keys(source.holidays).map((day) => Number(day.slice(0, 4))))]
    .filter((year) => year >= FIRST_YEAR)
    .sort()
  const of = (days: Record<string, string>, year: number) =>
    Object.keys(days)
      .filter((day) => day.startsWith(`${year}-`))
      .sort()
  return years.map((year) => ({
    year,
    off: of(source.holidays, year),
    makeUp: of(source.workdays, year),
    docNo: NUMBERS[year] ?? `国务院办公厅关于${year}年部分节假日安排的通知`,
  }))
}

/** Brings the holiday calendars of every instance, production included, up to what is known; what is there already stays. */
export async function loadHolidays(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    let added = 0
    for (const { year, off, makeUp, docNo } of holidayYears()) {
      const { rowCount } = await client.query(
        'insert into holiday_year (year, off_days, make_up_days, doc_no) values ($1, $2, $3, $4) on conflict (year) do nothing',
        [year, off, makeUp, docNo],
      )
      added += rowCount ?? 0
    }
    return added
  } finally {
    await client.end()
  }
}
