import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { type Day, holds, textOf } from './calendar.ts'
import type { City, Org, OrgEvent } from './model.ts'
import { unitKeysOf } from './names.ts'
import { randomOf } from './random.ts'
import type { Sink } from './rows.ts'
import { stampOf } from './stamp.ts'
import { writeSchool } from './write-schools.ts'

const maybe = (day: Day | undefined) => (day === undefined ? null : textOf(day))

interface Placement {
  path: string
  parent: Org | null
  from: Day
  until: Day | undefined
  docNo: string | null
}
type Placements = Map<Org, Placement[]>

/** Where an organisation stood when, with the path that follows from where its superiors stood. */
export function pathsOf(org: Org, memory: Placements): Placement[] {
  const known = memory.get(org)
  if (known) return known
  const found = org.places.flatMap((place): Placement[] => {
    const { parent } = place
    if (!parent) return [{ path: `/${org.id}/`, parent, from: place.from, until: place.until, docNo: place.docNo }]
    return pathsOf(parent, memory)
      .filter(
        (above) =>
          (above.until === undefined || above.until > place.from) && (place.until === undefined || above.from < place.until),
      )
      .map((above) => ({
        path: `${above.path}${org.id}/`,
        parent,
        from: Math.max(above.from, place.from),
        until:
          above.until === undefined ? place.until : place.until === undefined ? above.until : Math.min(above.until, place.until),
        docNo: place.docNo,
      }))
  })
  memory.set(org, found)
  return found
}

/** What happened, in one sentence. */
function eventText(org: Org, event: OrgEvent): string {
  const short = org.names.at(-1)?.short ?? ''
  const { detail } = event
  if (event.kind === 'rename') return `${detail.from}更名为${detail.to}`
  if (event.kind === 'retype') return `由${ORG_KIND_LABELS[detail.from as OrgKind]}改设为${ORG_KIND_LABELS[detail.to as OrgKind]}`
  if (event.kind === 'move') return `由隶属${detail.fromName}改为隶属${detail.toName}`
  if (event.kind === 'split') return `${short}划出党员，成立${detail.intoName}`
  if (event.kind === 'merge') return `${short}并入${detail.intoName}`
  if (event.kind === 'found') return `成立${short}`
  return typeof detail.note === 'string' ? `撤销${short}：${detail.note}` : `撤销${short}`
}

function writeOrg(sink: Sink, city: City, org: Org, memory: Placements): void {
  const imported = city.start - 12
  const recorded = (day: Day) => stampOf(Math.max(day, imported), org.id)
  const dissolvedBy = org.events.find((event) => event.on === org.dissolved)
  sink.put('org', [
    org.id,
    `YS${String(org.id).padStart(8, '0')}`,
    textOf(org.founded),
    org.kinds[0]?.docNo,
    maybe(org.dissolved),
    dissolvedBy?.docNo,
    maybe(org.endsOn),
    recorded(org.founded),
  ])
  for (const name of org.names) {
    const keys = unitKeysOf(name.short)
    sink.put('org_name', [
      org.id,
      name.full,
      name.short,
      keys.nameKey,
      keys.initials,
      textOf(name.from),
      maybe(name.until),
      org.events.find((event) => event.on === name.from)?.docNo,
      recorded(name.from),
    ])
  }
  // A few organisations have no document for their kind on record (ORG-02).
  for (const kind of org.kinds)
    sink.put('org_kind', [
      org.id,
      kind.kind,
      textOf(kind.from),
      maybe(kind.until),
      org.id % 31 === 12 ? null : kind.docNo,
      recorded(kind.from),
    ])
  // Some powers were granted long ago and nobody has completed since when and by which paper (GEN-05).
  const held = org.kinds.at(-1)
  if (held && (org.kind === 'workCommittee' || (org.kind === 'committee' && org.id % 4 !== 0))) {
    const isKnown = org.id % 8 !== 2
    sink.put('approval_power', [
      org.id,
      isKnown ? textOf(held.from) : null,
      maybe(org.dissolved),
      isKnown ? held.docNo : null,
      recorded(held.from),
    ])
  }
  for (const place of pathsOf(org, memory))
    sink.put('org_placement', [
      org.id,
      place.parent?.id,
      place.path,
      textOf(place.from),
      maybe(place.until),
      place.docNo,
      recorded(place.from),
    ])
  // The whole city is kept here from the first recorded month.
  if (pathsOf(org, memory).at(-1)?.parent === undefined)
    sink.put('start_of_use', [org.id, textOf(city.start), '演示数据自首个有记录的月份起', stampOf(city.start, org.id)])
  for (const event of org.events)
    sink.put('org_event', [
      city.next('other'),
      org.id,
      event.kind,
      textOf(event.on),
      event.docNo,
      event.by?.id,
      JSON.stringify({ text: eventText(org, event), ...event.detail }),
      recorded(event.on + 2),
    ])
}

/** Regions, organisations with their history, schools with their coverage. */
export function writeStructure(sink: Sink, city: City): void {
  const random = randomOf(`structure ${city.index}`)
  const counties = [...city.counties, city.direct]
  for (const county of counties)
    sink.put('region', [
      county.region,
      county === city.direct ? `${city.name}直属` : county.name,
      city.index * 100 + (county === city.direct ? 0 : county.index + 1),
    ])
  const memory: Placements = new Map()
  for (const org of city.orgs) writeOrg(sink, city, org, memory)
  for (const county of counties) for (const school of county.schools) writeSchool(sink, city, county, school, random)
}

export const isAlive = (org: Org, on: Day) => holds({ from: org.founded, until: org.dissolved }, on)
