import { Flex, Statistic, Typography } from 'antd'
import { useState } from 'react'
import { AttendanceList } from './attendance-list.tsx'
import type { MemberRecord } from './record-type.ts'

const COUNTS = [
  ['due', '应到'],
  ['present', '到会'],
  ['leave', '请假'],
  ['absent', '缺席'],
] as const
type Count = (typeof COUNTS)[number][0]

/** Counts of twelve months, each opening the meetings it counts; no rate, no order among persons. `isOwn`: on my own page. */
export function AttendanceCounts({ record, isOwn = false }: { record: MemberRecord; isOwn?: boolean }) {
  const [only, setOnly] = useState<Count>()
  const counts = record.attendance
  if (!counts) return <Typography.Text type="secondary">不是党员，没有组织生活记录。</Typography.Text>
  const chosen = COUNTS.find(([key]) => key === only)
  return (
    <>
      <Typography.Paragraph type="secondary">
        {counts.fromOn} 之后至 {counts.untilOn}，已确认和已归档的会议。
      </Typography.Paragraph>
      <Flex gap={48} wrap style={{ marginBottom: 16 }}>
        {COUNTS.map(([key, title]) => (
          <Statistic
            key={key}
            title={`${title}（次）`}
            value={counts[key]}
            formatter={(value) => (
              <button
                type="button"
                className="figure"
                aria-pressed={only === key}
                aria-label={`${title}${value}次，查看是哪些会议`}
                onClick={() => setOnly(only === key ? undefined : key)}
              >
                {value}
              </button>
            )}
          />
        ))}
      </Flex>
      {chosen ? (
        <Typography.Paragraph>
          计入“{chosen[1]}”的会议　<Typography.Link onClick={() => setOnly(undefined)}>看全部记录</Typography.Link>
        </Typography.Paragraph>
      ) : null}
      <AttendanceList key={only ?? 'all'} personId={isOwn ? undefined : record.personId} only={only} on={counts.untilOn} />
    </>
  )
}
