import { roleOf, SUBJECT_LABELS } from '@hongzhu/domain/access'
import { useQuery } from '@tanstack/react-query'
import { Descriptions, Drawer, Skeleton, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { when } from './when.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Field by field: what it was, what it became. */
function Changes({ before, after }: { before: unknown; after: unknown }) {
  const [was, became] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const fields = [...new Set([...Object.keys(was), ...Object.keys(became)])]
  if (fields.length === 0) return <Typography.Text type="secondary">没有字段变动</Typography.Text>
  return (
    <table style={{ width: '100%', tableLayout: 'fixed', borderSpacing: 0, overflowWrap: 'anywhere' }}>
      <thead>
        <tr style={{ textAlign: 'start' }}>
          {['字段', '变更前', '变更后'].map((head) => (
            <th key={head} style={{ textAlign: 'start', padding: '4px 8px 4px 0' }}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} style={{ verticalAlign: 'top' }}>
            <td style={{ padding: '4px 8px 4px 0' }}>{field}</td>
            <td style={{ padding: '4px 8px 4px 0' }}>{textOf(was[field])}</td>
            <td>{textOf(became[field])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One entry of the audit with everything kept about it. */
export function EventDrawer({ seq, onClose }: { seq: string; onClose: () => void }) {
  const event = useQuery(api.audit.get.queryOptions({ input: { seq } }))
  const row = event.data
  return (
    <Drawer open title={`第 ${seq} 条`} size={560} onClose={onClose}>
      <Problems error={event.error} />
      {row ? (
        <>
          <Descriptions
            size="small"
            column={1}
            bordered
            styles={{ label: { width: 88 } }}
            style={{ marginBottom: 16 }}
            items={[
              { key: 'at', label: '时间', children: `${when(row.at)}（北京时间）` },
              { key: 'type', label: '事件', children: row.label },
              { key: 'who', label: '操作人', children: `${row.actor}　${roleOf(row.role ?? '')?.label ?? ''}` },
              { key: 'org', label: '组织', children: row.orgName ?? '—' },
              {
                key: 'subject',
                label: '对象',
                children: row.subjectKind ? (
                  <a href={`/audit?subjectKind=${row.subjectKind}&subjectId=${row.subjectId}`}>
                    {SUBJECT_LABELS[row.subjectKind] ?? '对象'} {row.subjectId}（看它的全部记录）
                  </a>
                ) : (
                  '—'
                ),
              },
              { key: 'summary', label: '摘要', children: row.summary },
              { key: 'reason', label: '事由', children: row.reason ?? '—' },
              { key: 'ok', label: '结果', children: row.isOk ? '成功' : '失败' },
              { key: 'ip', label: '地址', children: row.ip ?? '—' },
              { key: 'device', label: '设备', children: row.device ?? '—' },
              { key: 'request', label: '请求编号', children: row.requestId ?? '—' },
              { key: 'hash', label: '散列', children: <span style={{ overflowWrap: 'anywhere' }}>{row.hash}</span> },
            ]}
          />
          <Changes before={row.before} after={row.after} />
        </>
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  )
}
