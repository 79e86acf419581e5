import { reasonKey } from '@hongzhu/contract/meeting-sheet'
import type { Refusal } from '@hongzhu/domain'

/** Why the sheet cannot be archived yet, in one sentence, and where the person goes on: a field of the sheet or an element by id. */
export interface Hindrance {
  text: string
  field?: string
  elementId?: string
}

const inBrackets = (rule: string | undefined) => (rule ? `（${rule}）` : '')

/** MTG-14：归档前的第一个障碍：须改正的在先，其次是没有写原因的提醒；没有障碍返回 undefined。 */
export function hindranceOf(refusals: readonly Refusal[], reasons: Readonly<Record<string, string>>): Hindrance | undefined {
  const blocks = refusals.filter((refusal) => refusal.severity === 'block')
  const [block] = blocks
  if (block) {
    const more = blocks.length > 1 ? `（共 ${blocks.length} 处）` : ''
    const remedy = block.remedy ? `。${block.remedy}` : ''
    return {
      text: `不能归档：${block.message}${inBrackets(block.rule)}${more}${remedy}。`,
      field: block.field ?? 'check',
    }
  }
  const open = refusals.filter((refusal) => refusal.severity === 'warn' && !reasons[reasonKey(refusal)]?.trim())
  const [first] = open
  if (!first) return undefined
  const which = open.length > 1 ? `等 ${open.length} 项` : '这项'
  return {
    text: `还不能归档：“${first.message}”${which}提醒要照办或者写明原因，光标已在它的原因栏。`,
    elementId: `sheet-reason-${reasonKey(first)}`,
  }
}
