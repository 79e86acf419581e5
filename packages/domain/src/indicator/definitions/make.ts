import type { Citation } from '../../kernel/index.ts'
import { LIFE_CITES, ORG_CITES, productDefault } from '../../norms/index.ts'
import type { Indicator } from '../types.ts'

type Optional = 'decimals' | 'time' | 'parts' | 'version' | 'additive' | 'words'

/** Fills in what most figures share: a count of the day, version 1, broken down by lower organisations. */
export const indicator = (definition: Omit<Indicator, Optional> & Partial<Pick<Indicator, Optional>>): Indicator => ({
  decimals: definition.fold === 'count' || definition.fold === 'sum' ? 0 : 1,
  time: 'day',
  parts: ['child'],
  version: 1,
  additive: definition.fold === 'count' || definition.fold === 'sum',
  words: [],
  ...definition,
})

/** STA-01：党员在哪里统计。 */
export const ON_THE_ROLLS: Citation = {
  law: 'practice',
  article: '',
  gist: '党内统计以正式组织关系所在的党组织为准，停止党籍、出党、去世、转出的不计',
  mark: 'from-memory',
}

export const CITES = { ...ORG_CITES, ...LIFE_CITES, onTheRolls: ON_THE_ROLLS }
export { productDefault }
