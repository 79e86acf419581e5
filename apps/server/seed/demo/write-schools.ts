import { DOSSIER_LABELS, type DossierItem, type WorkCoverageForm } from '@hongzhu/domain/org'
import { addMonths, type Day, dayAt, textOf, yearOf } from './calendar.ts'
import type { City, County, School } from './model.ts'
import { drawName, unitKeysOf } from './names.ts'
import { STREETS } from './places.ts'
import type { Random } from './random.ts'
import type { Sink } from './rows.ts'
import { stampOf } from './stamp.ts'

const maybe = (day: Day | undefined) => (day === undefined ? null : textOf(day))

function writeNumbers(sink: Sink, city: City, school: School, random: Random): void {
  const teachers = Math.max(school.members * 2 + random.int(2, 12), 6)
  const pupils = teachers * random.int(9, 15)
  for (let year = yearOf(city.start); year <= yearOf(city.today); year++) {
    const on = dayAt(year, 9, 30)
    if (on > city.today || on < school.opened || (school.closed !== undefined && on >= school.closed)) continue
    const drift = 1 + (year - yearOf(city.today)) * 0.02
    const amounts: [string, number][] = [
      ['staff', Math.round(teachers * 1.15 * drift)],
      ['teachers', Math.round(teachers * drift)],
      ['pupils', Math.round(pupils * drift)],
      ['partyStaff', school.members >= 50 ? 2 : school.members >= 12 ? 1 : 0],
    ]
    // Some schools did not report one year, some never said how many Party workers they have: unknown is not zero.
    for (const [item, amount] of amounts)
      if (!(item === 'partyStaff' && school.id % 7 === 3) && !(school.id % 23 === 5 && year === yearOf(city.today)))
        sink.put('school_number', [
          school.id,
          item,
          textOf(on),
          amount,
          `${year}/${year + 1}学年初统计报表`,
          stampOf(Math.min(on + 20, city.today), school.id),
        ])
  }
}

const REASONS = [
  '党员不足三人，尚未与邻近单位联合',
  '新近开办，教职工党员组织关系未转入',
  '出资人变更，正在核实',
  '暂无正式党员，拟由镇中心校挂靠组建',
]

function writeUncovered(sink: Sink, city: City, county: County, school: School, random: Random): void {
  const opened = Math.max(school.opened, city.start)
  const members = random.int(0, 2)
  const content: Record<DossierItem, string> = {
    affiliation: `${county.short}教育局主管`,
    staff: `教职工${random.int(8, 30)}人`,
    members: `党员${members}人，组织关系在原单位`,
    principal: `${school.ownership === 'private' ? '举办者' : '负责人'}${drawName(random).name}`,
    reason: random.pick(REASONS),
  }
  const items = Object.keys(DOSSIER_LABELS) as DossierItem[]
  // Some dossiers are complete, most lack one thing or more.
  const complete = school.id % 3
  for (const [index, item] of items.entries())
    if (complete === 0 || (complete === 1 ? index < 4 : index < 2))
      sink.put('dossier_entry', [
        city.next('other'),
        school.id,
        item,
        content[item],
        '县区教育局摸底',
        textOf(Math.min(opened + 20 + index, city.today)),
        // Who counted the full members says so; the others leave it to be asked.
        item === 'members' && school.id % 2 === 0 ? members : null,
        stampOf(Math.min(opened + 22 + index, city.today), school.id),
      ])
  if (school.id % 4 !== 3) {
    const since = Math.min(opened + 15, city.today - 5)
    const isProposed = school.id % 2 === 0
    sink.put('establishment_case', [
      city.next('other'),
      school.id,
      textOf(since),
      isProposed ? '拟与镇中心校联合组建' : null,
      isProposed ? textOf(Math.min(since + 40, city.today)) : null,
      null,
      null,
      null,
      null,
      stampOf(since, school.id),
    ])
  }
}

const WORK_FORMS: readonly WorkCoverageForm[] = ['instructor', 'instructor', 'massOrganisation', 'joint']

function writeWorkCover(sink: Sink, city: City, school: School, random: Random): void {
  const isShared = school.cover.some((one) => one.form !== 'own' && one.until === undefined)
  if (
    !(school.isUncovered
      ? school.id % 3 !== 1
      : school.ownership === 'private'
        ? random.chance(0.6)
        : isShared && random.chance(0.5))
  )
    return
  const form = random.pick(WORK_FORMS)
  const from = Math.max(school.opened + 30, city.start + random.int(0, 120))
  if (from > city.today) return
  const detail =
    form === 'instructor'
      ? `党建指导员${drawName(random).name}`
      : form === 'joint'
        ? '镇中心校党支部'
        : `${school.short}工会、团支部`
  const until = random.chance(0.08) ? from + 200 : undefined
  sink.put('work_cover', [
    city.next('other'),
    school.id,
    form,
    detail,
    textOf(from),
    maybe(until),
    city.docNo(`${school.county.short}教工委`, from),
    stampOf(from + 3, school.id),
  ])
}

/** What happened to a school in the demo's life: opened, renamed, closed. */
function writeEvents(sink: Sink, city: City, school: School): void {
  const put = (kind: string, on: Day, text: string) =>
    sink.put('school_event', [
      city.next('other'),
      school.id,
      kind,
      textOf(on),
      city.docNo(`${school.county.short}教发`, on),
      JSON.stringify({ text }),
      stampOf(Math.min(on + 3, city.today), school.id),
    ])
  if (school.opened >= city.start) put('open', school.opened, `设立${school.name}`)
  if (school.formerName && school.renamedOn !== undefined)
    put('change', school.renamedOn, `${school.formerName}更名为${school.name}`)
  if (school.closed !== undefined) put('close', school.closed, `${school.name}停办，学生和教职工并入邻近学校`)
}

/** Campuses, numbers of three autumns, and which organisation covers it. */
function writeFacts(sink: Sink, city: City, county: County, school: School, random: Random): void {
  if (school.members >= 60 || school.id % 40 === 9)
    for (const [index, name] of ['本部', '东校区'].entries())
      sink.put('school_campus', [
        city.next('other'),
        school.id,
        name,
        `${county.name}${STREETS[(school.id + index) % STREETS.length]}${random.int(1, 99)}号`,
        textOf(index === 0 ? school.opened : addMonths(city.today, -14)),
        null,
      ])
  writeNumbers(sink, city, school, random)
  for (const cover of school.cover) {
    const from = Math.max(cover.from, school.opened, cover.org.founded)
    sink.put('school_org', [
      city.next('other'),
      school.id,
      cover.org.id,
      cover.form,
      textOf(from),
      maybe(cover.until),
      cover.org.kinds[0]?.docNo,
      stampOf(Math.max(from, city.start - 11), school.id),
    ])
  }
}

/** One school with everything known about it. */
export function writeSchool(sink: Sink, city: City, county: County, school: School, random: Random): void {
  const keys = unitKeysOf(school.name)
  const imported = stampOf(Math.max(city.start - 14, school.opened), school.id)
  const isPublic = school.ownership === 'public'
  sink.put('school', [
    school.id,
    school.code,
    school.name,
    school.short,
    keys.nameKey,
    keys.initials,
    school.stage,
    school.ownership,
    county.region,
    textOf(school.opened),
    maybe(school.closed),
    school.id % 11 === 6 ? null : drawName(random).name,
    isPublic ? (school.id % 19 === 7 ? null : 'partyLed') : school.members >= 3 ? 'reference' : 'other',
    county.org.id,
    imported,
  ])
  writeEvents(sink, city, school)
  writeFacts(sink, city, county, school, random)
  writeWorkCover(sink, city, school, random)
  if (school.isUncovered) writeUncovered(sink, city, county, school, random)
  else if (school.opened >= city.start)
    for (const cover of school.cover.slice(0, 1))
      sink.put('establishment_case', [
        city.next('other'),
        school.id,
        textOf(school.opened),
        '拟单独组建',
        textOf(school.opened + 10),
        textOf(cover.from),
        cover.form,
        cover.org.id,
        cover.org.kinds[0]?.docNo,
        stampOf(school.opened, school.id),
      ])
}
