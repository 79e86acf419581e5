import type { CastPerson, City, County } from './model.ts'

/** People with fixed names, whom tests, documents and journeys speak of; by the place they stand in. */
const CAST: Record<string, CastPerson[]> = {
  数学组: [
    { name: '周明远', duty: 'secretary', standing: 18, login: 'secretary' },
    { name: '吴晓岚', duty: 'organisationMember', standing: 16, login: 'clerk' },
    { name: '郑怀谷', duty: 'publicityMember', standing: 14 },
    { name: '钱一诺', standing: 11, login: 'member' },
    { name: '孙可', standing: 10 },
    { name: '李沐阳', standing: 8 },
    { name: '王知夏', standing: 7 },
    { name: '冯远舟', standing: 46 },
    { name: '陈新', standing: 0 },
  ],
  理科组: [
    { name: '褚文', duty: 'secretary', standing: 21, login: 'neighbour' },
    { name: '卫青禾', standing: 15 },
    { name: '蒋一帆', standing: 12 },
  ],
  行政: [{ name: '许向阳', standing: 19, login: 'school' }],
  实验小学: [
    { name: '沈默', duty: 'secretary', standing: 23 },
    { name: '韩雪', standing: 17 },
    { name: '买买提·吐尔逊·艾力', standing: 13 },
  ],
  中学: [
    { name: '杨帆', duty: 'secretary', standing: 19 },
    { name: '朱砂', standing: 14 },
    { name: '秦川', standing: 9 },
  ],
  第三中学: [{ name: '唐一鸣', duty: 'secretary', standing: 12, login: 'twoposts' }],
}
const CAST_IDS: Record<string, number> = { 第一中学: 4, 数学组: 5, 理科组: 6, 实验小学: 7, 中学: 8 }

/** What of the cast stands in this place; nothing outside the first two counties of the first city. */
export function castAt(city: City, county: County, name: string): { id?: number; cast?: CastPerson[] } {
  if (city.index !== 0 || county.index > 1 || (name === '中学') !== (county.index === 1)) return {}
  return { ...(CAST_IDS[name] ? { id: CAST_IDS[name] } : {}), ...(CAST[name] ? { cast: CAST[name] } : {}) }
}

/** Who works in the office of a work committee. */
export function officeCast(city: City, county: County): CastPerson[] {
  if (city.index !== 0) return []
  if (county === city.direct) return [{ name: '林知秋', standing: 15, login: 'city' }]
  if (county.index === 0)
    return [
      { name: '何青', standing: 12, login: 'qinghe' },
      { name: '严督', standing: 20, login: 'inspector' },
    ]
  return county.index === 1 ? [{ name: '白露', standing: 10, login: 'bailu' }] : []
}
