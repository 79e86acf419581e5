import { secondAt } from '@hongzhu/domain'
import { roleOf, SUBJECT_LABELS } from '@hongzhu/domain/access'
import { useQuery } from '@tanstack/react-query'
import { Descriptions, Drawer, Skeleton, Table, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

interface Change {
  field: string
  before: string
  after: string
}

/** Field by field: what it was, what it became. */
function Changes({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <Typography.Text type="secondary">没有字段变动</Typography.Text>
  return (
    <Table<Change>
      size="small"
      rowKey="field"
      pagination={false}
      dataSource={[...changes]}
      columns={[
        { title: '字段', dataIndex: 'field', width: '28%' },
        { title: '变更前', dataIndex: 'before' },
        { title: '变更后', dataIndex: 'after' },
      ]}
      className="wrapping"
    />
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
              { key: 'at', label: '时间', children: `${secondAt(row.at)}（北京时间）` },
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
          <Changes changes={row.changes} />
        </>
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  )
}
