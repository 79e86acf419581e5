import type { Context } from '../../platform/http/context.ts'
import { listOwnChanges, listOwnReductions, listOwnYears } from './mine-queries.ts'

/** DUE-10、DUE-11、DUE-16：本人的党费，只有本人的；没有登记为人员的账号没有。 */
export async function readOwn(ctx: Context) {
  const { personId } = ctx.actor
  if (!personId) return { years: [], changes: [], reductions: [] }
  return {
    years: await listOwnYears(ctx.db, personId),
    changes: await listOwnChanges(ctx.db, personId),
    reductions: await listOwnReductions(ctx.db, personId),
  }
}
