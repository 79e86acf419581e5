import type { PlainDate } from './date.ts'

/** How sure we are of a citation: a published page was read, known but not re-read, or our own choice. */
export type Mark = 'confirmed' | 'from-memory' | 'product-default'

export const MARK_LABELS: Record<Mark, string> = {
  confirmed: '已核',
  'from-memory': '凭记忆',
  'product-default': '产品默认',
}

/** Where a rule or number comes from. */
export interface Citation {
  /** Id in norms/laws.ts, or of a local standard. */
  law: string
  /** 第十一条, 第二项 …; empty when only the document is known. */
  article: string
  /** The article in our own words. */
  gist: string
  mark: Mark
  /** The page that was read, for confirmed citations; a note for the others. */
  source?: string
  checkedOn?: PlainDate
}
