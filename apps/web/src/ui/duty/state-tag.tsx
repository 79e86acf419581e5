import { OBLIGATION_STATE_LABELS, type ObligationState } from '@hongzhu/domain/obligation'
import { Tag } from 'antd'

const COLOURS: Record<ObligationState, string> = {
  open: 'orange',
  met: 'green',
  late: 'volcano',
  excused: 'blue',
  undetermined: 'default',
}

/** The state of a duty, colour and word together. */
export function StateTag({ state }: { state: ObligationState }) {
  return (
    <Tag color={COLOURS[state]} style={{ marginInlineEnd: 0 }}>
      {OBLIGATION_STATE_LABELS[state]}
    </Tag>
  )
}
