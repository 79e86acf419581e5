import { TERM_STATE_LABELS, type TermState } from '@hongzhu/domain/org'
import { Tag } from 'antd'

const COLOURS: Record<TermState, string> = {
  running: 'green',
  reminded: 'orange',
  prepared: 'orange',
  delayed: 'orange',
  overdue: 'red',
  ended: 'default',
  unknown: 'default',
}

/** The state of a term in words and colour. */
export const TermTag = ({ state }: { state: string }) => (
  <Tag color={COLOURS[state as TermState]}>{TERM_STATE_LABELS[state as TermState]}</Tag>
)
