import type { PlainDate } from '@hongzhu/domain'
import type { Scope } from '@hongzhu/domain/access'
import { agrees, findMention, INDICATORS, indicatorById, mentionNotice, unclosedShares } from '@hongzhu/domain/indicator'
import type { Database } from '../../../platform/db/pool.ts'
import { ask, computeFigures } from './figures.ts'

/** Compares numbers typed next to an indicator's words with the records of the day. */
export async function checkText(db: Database, scope: Scope, text: string, orgId: string, on: PlainDate) {
  const mentions = findMention(text, INDICATORS)
  const ids = [...new Set(mentions.map((mention) => mention.indicatorId))]
  const figures = new Map(
    (
      await computeFigures(
        db,
        scope,
        ids.map((id) => ask(id, orgId, on)),
      )
    ).map((figure) => [figure.id, figure]),
  )
  return {
    mentions: mentions.flatMap((mention) => {
      const figure = figures.get(mention.indicatorId)
      const indicator = indicatorById(mention.indicatorId)
      if (!figure || !indicator) return []
      const { typed, word, start, end } = mention
      return [
        {
          id: indicator.id,
          title: indicator.title,
          typed,
          word,
          start,
          end,
          actual: figure.text,
          agrees: agrees(mention, indicator, figure),
          notice: mentionNotice(mention, figure),
        },
      ]
    }),
    shares: unclosedShares(text),
  }
}
