import { ruleById } from '@hongzhu/domain/capabilities'

/** Title of a rule for a hover. */
export const ruleTitle = (id: string) => ruleById(id)?.title ?? id
