import type { Refusal } from '../kernel/index.ts'
import { block, DUES_CITES as C } from '../norms/index.ts'
import { isBranch, type OrgKind } from '../org/types.ts'

/** DUE-10、DUE-13：党费由党员组织关系所在的支部核定和收缴；临时党支部、党组织的其他层级不收。 */
export function branchRefusals(kind: OrgKind): Refusal[] {
  if (isBranch(kind) && kind !== 'temporaryBranch') return []
  return [
    block('DUE-13', 'dues.not-branch', '党费由党员组织关系所在的党支部核定和收缴，这里不是收缴党费的支部', {
      cite: C.twelve,
      remedy: '请到党员所在的党支部办理',
    }),
  ]
}

/** Whoever keeps the dues of a branch does so in a post of that very branch: a post above it, which reaches it, sees totals only. */
export const keepsDuesOf = (postOrgId: string | undefined, orgId: string): boolean => postOrgId === orgId
