import type { Citation } from '../kernel/index.ts'

/** 会议记录应写明决定事项的责任人和时限 (MTG-14)。 */
export const minutesDecisionCite: Citation = {
  law: 'practice',
  article: '',
  gist: '会议记录写明决定事项、责任人和完成时限，并跟踪落实。',
  mark: 'from-memory',
}
