import { dayAt } from '@hongzhu/domain'
import { ENTRY_KIND_CODES, LEAVE_KIND_CODES, labelOf, STATUS_LABELS } from '@hongzhu/domain/member'
import { APPOINTMENT_LABELS, type Appointment, DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import { Button, Table, Tag, Typography } from 'antd'
import type { MemberRecord } from './record-type.ts'

interface Line {
  key: string
  kind: string
  what: string
  fromOn: string
  untilOn: string | null
  note: string
  docNo: string | null
  recordedAt: string
  recordedBy: string | null
  reliefId?: string
}

const joined = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join('；')
const RELIEF = { attendance: '参加组织生活不作硬性要求', rights: '中止党员权利' }

function linesOf(record: MemberRecord): Line[] {
  const lines: Line[] = [
    ...record.homes.map((row) => ({
      ...row,
      key: `home-${row.fromOn}`,
      kind: '组织关系',
      what: row.orgName,
      note: joined(
        labelOf(ENTRY_KIND_CODES, row.entryKind),
        row.leaveKind ? `离开：${labelOf(LEAVE_KIND_CODES, row.leaveKind)}` : null,
      ),
    })),
    ...record.statuses.map((row) => ({
      ...row,
      key: `status-${row.fromOn}`,
      kind: '党籍状态',
      what: STATUS_LABELS[row.status],
      note: joined(row.decidedBy ? `${row.decidedBy}决定` : null, row.reason),
    })),
    ...record.posts.map((row) => ({
      ...row,
      key: `post-${row.orgId}-${row.duty}-${row.fromOn}`,
      kind: '任职',
      what: `${row.orgName} ${DUTY_LABELS[row.duty as Duty] ?? row.duty}`,
      note: APPOINTMENT_LABELS[row.appointment as Appointment] ?? '',
    })),
    ...record.groups.map((row) => ({
      ...row,
      key: `group-${row.fromOn}`,
      kind: '党小组',
      what: row.groupName,
      note: '',
      docNo: null,
    })),
    ...record.reliefs.map((row) => ({
      ...row,
      key: `relief-${row.id}`,
      kind: '减免与中止',
      what: RELIEF[row.kind],
      note: joined(row.reason, row.reviewOn ? `${row.reviewOn} 复核` : null),
      ...(row.untilOn ? {} : { reliefId: row.id }),
    })),
  ]
  return lines.sort((a, b) => b.fromOn.localeCompare(a.fromOn) || a.kind.localeCompare(b.kind))
}

/** Dated facts, newest first, each with its paper and who recorded it when. */
export function History({
  record,
  onEndRelief,
}: {
  record: MemberRecord
  onEndRelief?: ((reliefId: string) => void) | undefined
}) {
  return (
    <Table
      size="small"
      rowKey="key"
      dataSource={linesOf(record)}
      pagination={false}
      scroll={{ x: 860 }}
      locale={{ emptyText: '还没有登记' }}
      columns={[
        { title: '起', dataIndex: 'fromOn', width: 104 },
        { title: '止', dataIndex: 'untilOn', width: 104, render: (day: string | null) => day ?? '至今' },
        { title: '事项', dataIndex: 'kind', width: 104, render: (kind: string) => <Tag>{kind}</Tag> },
        {
          title: '内容',
          dataIndex: 'what',
          render: (what: string, row: Line) => (
            <>
              <div>{what}</div>
              {row.note ? <Typography.Text type="secondary">{row.note}</Typography.Text> : null}
              {row.reliefId && onEndRelief ? (
                <Button size="small" type="link" onClick={() => onEndRelief(row.reliefId ?? '')}>
                  终止
                </Button>
              ) : null}
            </>
          ),
        },
        { title: '文号', dataIndex: 'docNo', width: 170, render: (docNo: string | null) => docNo ?? '—' },
        {
          title: '录入',
          key: 'recorded',
          width: 150,
          render: (_: unknown, row: Line) => (
            <Typography.Text type="secondary">{[row.recordedBy ?? '初始登记', dayAt(row.recordedAt)].join(' ')}</Typography.Text>
          ),
        },
      ]}
    />
  )
}
