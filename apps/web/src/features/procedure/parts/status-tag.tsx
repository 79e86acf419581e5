import { CASE_STATUS_LABELS, type CaseStatus } from '@hongzhu/domain/procedure'
import { Tag } from 'antd'

const COLOURS: Record<CaseStatus, string> = {
  running: 'blue',
  suspended: 'orange',
  withdrawn: 'default',
  expired: 'default',
  ended: 'green',
}

/** Where a case stands. */
export const CaseStatusTag = ({ status }: { status: CaseStatus }) => (
  <Tag color={COLOURS[status]}>{CASE_STATUS_LABELS[status]}</Tag>
)
