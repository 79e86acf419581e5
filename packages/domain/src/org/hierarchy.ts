import { type Citation, done, type Outcome, refused } from '../kernel/index.ts'
import { block, ORG_CITES } from '../norms/index.ts'
import { ORG_KIND_LABELS, type OrgKind } from './types.ts'

/** ORG-18：改变隶属后是否成环；`parentOf` 按组织 id 给出上级。 */
export function wouldMakeCycle(orgId: string, newParentId: string, parentOf: (id: string) => string | undefined): boolean {
  const seen = new Set<string>()
  for (let id: string | undefined = newParentId; id !== undefined && !seen.has(id); id = parentOf(id)) {
    if (id === orgId) return true
    seen.add(id)
  }
  return false
}

/** What an organisation does by right of its kind. */
export type OrgAction =
  | 'admit'
  | 'sanction'
  | 'collectDues'
  | 'electDelegates'
  | 'termElection'
  | 'approveProbationary'
  | 'holdApprovalPower'
export const ORG_ACTION_LABELS: Record<OrgAction, string> = {
  admit: '讨论接收预备党员',
  sanction: '讨论处分或者处置党员',
  collectDues: '收缴党费',
  electDelegates: '选举党代表',
  termElection: '换届选举',
  approveProbationary: '审批预备党员',
  holdApprovalPower: '设定预备党员审批权',
}

const WITHOUT: Partial<Record<OrgKind, { rule: string; cite: Citation; actions: readonly OrgAction[]; remedy: string }>> = {
  // 条文用“一般不”，学校未见例外，按阻断处理。
  temporaryBranch: {
    rule: 'ORG-06',
    cite: ORG_CITES.branchTemporary,
    actions: ['admit', 'sanction', 'collectDues', 'electDelegates', 'termElection'],
    remedy: '由党员组织关系所在支部办理',
  },
  group: {
    rule: 'ORG-12',
    cite: ORG_CITES.branch13,
    actions: ['admit', 'sanction', 'collectDues', 'electDelegates', 'termElection'],
    remedy: '由所在党支部办理',
  },
}
const MAY_APPROVE: readonly OrgKind[] = ['committee', 'workCommittee']

/** ORG-06、ORG-12、ORG-18（GEN-05）：这一类组织能不能办这件事。 */
export function actionAllowed(kind: OrgKind, action: OrgAction, canApproveProbationary?: boolean): Outcome<OrgAction> {
  const without = WITHOUT[kind]
  if (without?.actions.includes(action))
    return refused(
      block(without.rule, 'org.action-not-allowed', `${ORG_KIND_LABELS[kind]}不能${ORG_ACTION_LABELS[action]}`, {
        cite: without.cite,
        remedy: without.remedy,
      }),
    )
  if (action !== 'approveProbationary' && action !== 'holdApprovalPower') return done(action)
  const more = { cite: ORG_CITES.hierarchy, remedy: '由最近的有审批权的上级党委或者工委审批' }
  if (!MAY_APPROVE.includes(kind))
    return refused(block('ORG-18', 'org.no-approval-power', `${ORG_KIND_LABELS[kind]}没有预备党员审批权`, more))
  if (action === 'approveProbationary' && canApproveProbationary !== true)
    return refused(block('ORG-18', 'org.approval-power-not-granted', `该${ORG_KIND_LABELS[kind]}没有被授予预备党员审批权`, more))
  return done(action)
}
