import type { Citation } from '../kernel/index.ts'
import type { LawId } from './laws.ts'

/** 读过公开页面的引文。 */
export const confirmed = (law: LawId, article: string, gist: string, source: string): Citation => ({
  law,
  article,
  gist,
  mark: 'confirmed',
  source,
})
/** 内容可知、没有重读的引文。 */
export const memory = (law: LawId, article: string, gist: string, source?: string): Citation => ({
  law,
  article,
  gist,
  mark: 'from-memory',
  ...(source ? { source } : {}),
})

export const BANK = '国企党建题库'

export const ELECTION = '选举条例正文(纪委网转载)'

/** 条号待核：内容可知、条号未核对的，一律标凭记忆。 */
export const UNKNOWN = '条号待核'
