/** How much of an education system the demo tells. */
export type DemoSize = 'district' | 'city' | 'province'

export interface CountySize {
  schools: number
}

export interface CitySize {
  counties: readonly CountySize[]
  /** Schools run by the city itself. */
  direct: number
  private: number
  /** Schools with no organisation of any form. */
  uncoveredPrivate: number
  uncoveredPublic: number
  /** Members on the rolls on the last day. */
  members: number
  /** Months of organisational life. */
  months: number
  /** From how many members on a branch has groups, and members per group. */
  groupsFrom: number
  membersPerGroup: number
}

const DISTRICT: CitySize = {
  counties: [{ schools: 35 }, { schools: 21 }],
  direct: 4,
  private: 13,
  uncoveredPrivate: 3,
  uncoveredPublic: 1,
  members: 900,
  months: 18,
  groupsFrom: 25,
  membersPerGroup: 15,
}

const CITY: CitySize = {
  counties: Array.from({ length: 8 }, () => ({ schools: 270 })),
  direct: 51,
  private: 447,
  uncoveredPrivate: 44,
  uncoveredPublic: 9,
  members: 22_375,
  months: 36,
  groupsFrom: 19,
  membersPerGroup: 11,
}

export const SIZES: Record<DemoSize, { cities: number; city: CitySize }> = {
  district: { cities: 1, city: DISTRICT },
  city: { cities: 1, city: CITY },
  province: { cities: 20, city: CITY },
}
