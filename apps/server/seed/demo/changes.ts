import { nameForms } from '@hongzhu/domain/org'
import { addMonths, type Day } from './calendar.ts'
import type { City, County, Org } from './model.ts'
import { randomOf } from './random.ts'

/** A day within the demo's life, not too close to its ends. */
const within = (city: City, share: number): Day => city.start + Math.round((city.today - city.start - 60) * share) + 20

/** Renamed: what it is called now came with the school's new name. */
function renameBefore(city: City, org: Org, on: Day): void {
  const { school } = org
  const present = org.names[0]
  if (!school || !present) return
  school.formerName = school.name.replace(/(初级中学|中心小学|第一小学|小学|幼儿园)$/, (word) =>
    word === '幼儿园' ? '幼儿学校' : '学校',
  )
  if (school.formerName === school.name) school.formerName = `${school.name}（筹）`
  school.renamedOn = on
  const former = nameForms(org.kind, school.formerName, org.hasCommittee).full
  const docNo = city.docNo(`${org.county?.short ?? '云'}教工委`, on)
  org.names = [
    { full: former, short: present.short, from: org.founded, until: on },
    { ...present, from: on },
  ]
  org.events.push({ kind: 'rename', on, docNo, by: org.county?.org ?? city.root, detail: { from: former, to: present.full } })
}

/** 党总支改设党委: the kind and the name of before. */
function retypeBefore(city: City, org: Org, on: Day): void {
  const docNo = city.docNo('云教工委', on)
  const before = nameForms('generalBranch', org.unit, true).full
  const after = org.names[0]
  const first = org.kinds[0]
  if (!after || !first) return
  org.kinds = [
    { kind: 'generalBranch', from: org.founded, until: on, docNo: first.docNo },
    { kind: org.kind, from: on, docNo },
  ]
  org.names = [
    { full: before, short: nameForms('generalBranch', org.unitShort, true).short, from: org.founded, until: on },
    { ...after, from: on },
  ]
  org.events.push({ kind: 'retype', on, docNo, by: city.root, detail: { from: 'generalBranch', to: org.kind } })
}

/** Was below `before` until the day. */
function movedFrom(city: City, org: Org, before: Org, on: Day, docNo: string): void {
  const now = org.places[0]
  if (!now) return
  org.places = [
    { parent: before, from: org.founded, until: on, docNo: now.docNo },
    { parent: now.parent, from: on, docNo },
  ]
  org.events.push({
    kind: 'move',
    on,
    docNo,
    by: city.root,
    detail: {
      from: before.id.toString(),
      to: now.parent?.id.toString() ?? null,
      fromName: before.names[0]?.short,
      toName: now.parent?.names[0]?.short,
    },
  })
}

/** 理顺管理体制: part of a county's school organisations was handed over by the county's organs to the education committee. */
function handOver(city: City, county: County): void {
  const { former } = county
  if (!former) return
  const on = addMonths(city.today, -13)
  const docNo = city.docNo('云组通', on)
  for (const org of county.orgs.filter((one) => one.places[0]?.parent === county.org && one.school && one.founded < on))
    if (org.school && org.school.id % 5 < 2 && org.places.length === 1 && org.kind !== 'workCommittee')
      movedFrom(city, org, former, on, docNo)
  former.dissolved = on + 17
  former.events.push({ kind: 'dissolve', on: former.dissolved, docNo, by: city.root, detail: { note: '不再承担学校党组织管理' } })
}

/** A branch that grew too large was split: the new one took over half of its members. */
function split(city: City, county: County, org: Org, on: Day): void {
  const half = Math.floor(org.target / 2)
  const docNo = city.docNo(`${county.short}教工委`, on)
  const parent = org.places[0]?.parent ?? county.org
  const unit = `${org.unit}第二`
  const forms = nameForms('branch', unit, half >= 7)
  const fresh: Org = {
    ...org,
    id: city.next('org'),
    unit,
    unitShort: `${org.unitShort}第二`,
    kinds: [{ kind: 'branch', from: on, docNo }],
    names: [{ full: forms.full, short: nameForms('branch', `${org.unitShort}第二`, false).short, from: on }],
    places: [{ parent, from: on, docNo }],
    founded: on,
    hasCommittee: half >= 7,
    children: [],
    target: half,
    intake: [{ from: org, on, count: half }],
    events: [{ kind: 'found', on, docNo, by: parent, detail: { splitFrom: org.id.toString() } }],
    cast: [],
    habit: 'usual',
    stays: [],
    seats: [],
  }
  org.target -= half
  org.events.push({
    kind: 'split',
    on,
    docNo,
    by: parent,
    detail: { into: [fresh.id.toString()], intoName: fresh.names[0]?.short },
  })
  parent.children.push(fresh)
  city.orgs.push(fresh)
  county.orgs.push(fresh)
}

/** A branch that is no more: its members went to a neighbour; with `merge` its school was closed too. */
function endInto(city: City, county: County, org: Org, heir: Org, kind: 'merge' | 'dissolve', on: Day): void {
  const docNo = city.docNo(`${county.short}教工委`, on)
  heir.intake.push({ from: org, on, count: org.target })
  // The members of a merged school are among those of its heir already.
  if (kind === 'dissolve') heir.target += org.target
  org.target = 0
  org.dissolved = on
  org.events.push({ kind, on, docNo, by: county.org, detail: { into: heir.id.toString(), intoName: heir.names.at(-1)?.short } })
  for (const child of org.children) {
    child.dissolved = on
    child.events.push({ kind: 'dissolve', on, docNo, by: org, detail: { note: '随所在支部撤销' } })
  }
  for (const school of county.schools) {
    const cover = school.cover.find((one) => one.org === org)
    if (!cover) continue
    cover.until = on
    if (kind === 'merge') school.closed = on
    else school.cover.push({ org: heir, form: 'attached', from: on })
  }
}

/** What happened to organisations in the demo's life, a few of each kind in every county. */
export function planChanges(city: City, county: County): void {
  const random = randomOf(`changes ${city.index} ${county.index}`)
  const single = county.orgs.filter(
    (org) =>
      org.kind === 'branch' &&
      org.school &&
      !org.school.isFormer &&
      org.cast.length === 0 &&
      org.places[0]?.parent === county.org,
  )
  const untouched = (test: (org: Org) => boolean) =>
    single.filter((org) => org.events.length === 0 && org.intake.length === 0 && test(org))
  handOver(city, county)
  const few = Math.max(1, Math.round(single.length / 45))
  for (const org of untouched((one) => one.target >= 3).slice(2, 2 + few)) renameBefore(city, org, within(city, random.next()))
  for (const org of county.orgs.filter((one) => one.kind === 'committee' && one.id % 3 !== 1))
    retypeBefore(city, org, within(city, 0.3 + random.next() / 2))
  for (const org of untouched((one) => one.target >= 24 && one.target <= 48).slice(0, few))
    split(city, county, org, within(city, random.next()))
  const heirs = untouched((one) => one.target >= 8 && one.target <= 30)
  const former = county.orgs.filter((org) => org.school?.isFormer)
  for (const [index, org] of former.entries()) {
    const heir = heirs[index % Math.max(1, heirs.length)]
    if (heir) endInto(city, county, org, heir, 'merge', within(city, 0.4 + random.next() / 3))
  }
  const joint = county.orgs.filter((org) => org.kind === 'jointBranch' && org.events.length === 0)
  const heir = heirs[former.length] ?? heirs[0]
  const last = joint.length > 1 ? joint.at(-1) : undefined
  if (last && heir) endInto(city, county, last, heir, 'dissolve', within(city, 0.5))
  if (county.index === 0)
    for (const org of untouched((one) => one.target >= 10).slice(6, 6 + few)) {
      const now = org.places[0]
      if (now) now.parent = city.root
      const on = within(city, 0.6)
      movedFrom(city, org, county.org, on, city.docNo('云教工委', on))
    }
}
