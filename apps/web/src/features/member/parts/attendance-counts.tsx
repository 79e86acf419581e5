import { Flex, Statistic, Typography } from 'antd'
import type { MemberRecord } from './record-type.ts'

/** Counts of twelve months; no rate, no order among persons. */
export function AttendanceCounts({ record }: { record: MemberRecord }) {
  const counts = record.attendance
  if (!counts) return <Typography.Text type="secondary">不是党员，没有组织生活记录。</Typography.Text>
  return (
    <>
      <Typography.Paragraph type="secondary">
        {counts.fromOn} 之后至 {counts.untilOn}，已确认和已归档的会议。
      </Typography.Paragraph>
      <Flex gap={48} wrap>
        <Statistic title="应到（次）" value={counts.due} />
        <Statistic title="到会（次）" value={counts.present} />
        <Statistic title="请假（次）" value={counts.leave} />
        <Statistic title="缺席（次）" value={counts.absent} />
      </Flex>
    </>
  )
}
