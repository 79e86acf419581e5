import { dayAt } from '@hongzhu/domain'
import { Timeline, Typography } from 'antd'
import type { CaseRecord } from './case-data.ts'

/** Everything that happened to the case, newest first, in words; nothing is ever taken out. */
export function CaseHistory({ record }: { record: CaseRecord }) {
  return (
    <Timeline
      items={record.history.toReversed().map((line) => ({
        key: line.seq,
        content: (
          <>
            <div>
              {line.on} {line.label}
              {line.step ? `“${line.step}”` : ''}
            </div>
            {line.lines.length > 0 ? <div>{line.lines.map((one) => `${one.label}：${one.value}`).join('；')}</div> : null}
            <Typography.Text type="secondary">
              {[line.reason ? `说明：${line.reason}` : '', `${line.recordedBy ?? '导入'}于 ${dayAt(line.recordedAt)} 录入`]
                .filter(Boolean)
                .join('；')}
            </Typography.Text>
          </>
        ),
      }))}
    />
  )
}
