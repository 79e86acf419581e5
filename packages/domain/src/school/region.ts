import type { Refusal } from '../kernel/index.ts'
import type { OrgKind } from '../org/index.ts'

interface RegionName {
  code: string
  name: string
}

/** An organisation on the way up from the one that manages a school. */
export interface ManagingOrg {
  kind: OrgKind
  name: string
  shortName: string
  /** Null at the top of the instance. */
  parentId: string | null
}

/** The office in charge: the nearest work committee from the managing organisation upwards. */
const officeOf = (upwards: readonly ManagingOrg[]) => upwards.find((org) => org.kind === 'workCommittee')

/**
 * The county (city, district) whose schools an office is in charge of: the one it is named after. Undefined for the office at
 * the top, which is in charge of all of them, and for an office named after none.
 */
function regionOfOffice(upwards: readonly ManagingOrg[], regions: readonly RegionName[]): RegionName | undefined {
  const office = officeOf(upwards)
  if (!office || office.parentId === null) return undefined
  return regions
    .filter((region) => office.name.includes(region.name) || office.shortName.includes(region.name))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
}

/**
 * SCH-REGION (version 1; SEC-13: an office acts within its own reach): a school is registered by the office of the county it
 * lies in; the office at the top registers schools anywhere.
 * @param upwards the managing organisation and those above it, nearest first
 */
export function regionRefusal(
  upwards: readonly ManagingOrg[],
  regions: readonly RegionName[],
  regionCode: string,
): Refusal | undefined {
  const own = regionOfOffice(upwards, regions)
  if (!own || own.code === regionCode) return undefined
  const office = officeOf(upwards)?.shortName ?? ''
  const there = regions.find((region) => region.code === regionCode)?.name ?? regionCode
  return {
    code: 'school.region-outside',
    severity: 'block',
    rule: 'SCH-REGION',
    message: `${office}主管${own.name}的学校，不能登记${there}的学校`,
    remedy: `县（市、区）选错的改为${own.name}；确在${there}的，由${there}的教育工委登记，或报上级教育工委办理`,
    field: 'regionCode',
  }
}
