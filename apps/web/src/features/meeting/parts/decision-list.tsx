import type { MeetingRecord } from '@hongzhu/contract/meeting'
import { date } from '@hongzhu/domain'
import { decisionDuty } from '@hongzhu/domain/duty'
import { Button, Empty, Form, Input, Modal, Table, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { OrgName, PersonName } from './names.tsx'

type Row = MeetingRecord['decisions'][number]

/** Records that a decision was carried out: the day and what was done. */
function Finish({ row, close }: { row: Row; close: () => void }) {
  const me = useMe()
  const [form] = Form.useForm<{ doneOn: string; note: string }>()
  const [error, setError] = useState<unknown>()
  const submit = async (values: { doneOn: string; note: string }) => {
    try {
      await client.meeting.finish({ decisionId: row.id, doneOn: values.doneOn, note: values.note })
      await refresh('meeting', 'obligation')
      close()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Modal open title="登记完成情况" okText="登记" cancelText="取消" onCancel={close} onOk={() => form.submit()}>
      <Problems error={error} />
      <p>{row.text}</p>
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ doneOn: me.data?.today, note: '' }}>
        <Form.Item name="doneOn" label="完成日期" rules={[{ required: true, message: '请填写完成日期' }]}>
          <DayField max={me.data?.today} min={row.heldOn} allowClear={false} />
        </Form.Item>
        <Form.Item name="note" label="完成情况" rules={[{ required: true, whitespace: true, message: '请写明完成情况' }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function State({ row, today }: { row: Row; today: string | undefined }) {
  if (row.doneOn) return <Tag color="green">已完成 {row.doneOn}</Tag>
  if (!today) return <Tag>办理中</Tag>
  const duty = decisionDuty(
    {
      id: row.id,
      meetingId: row.meetingId,
      orgId: row.orgId,
      body: row.text,
      isMeasure: row.isMeasure,
      decidedOn: row.heldOn,
      dueOn: row.dueOn ?? undefined,
    },
    date(today),
  )
  if (duty.state === 'late') return <Tag color="red">已逾期</Tag>
  return <Tag>办理中</Tag>
}

interface Props {
  rows: readonly Row[]
  mayWrite: boolean
  /** Whether each line says which meeting decided it. */
  isWithMeeting: boolean
  empty: string
  /** The decision the address asks for: brought into view, its form opened. */
  asked?: string | undefined
  paging?: { total: number; page: number; pageSize: number; onChange: (page: number) => void }
}

/** Decisions and measures with owner, deadline and state. */
export function DecisionList({ rows, mayWrite, isWithMeeting, empty, asked, paging }: Props) {
  const me = useMe()
  const target = rows.find((row) => row.id === asked)
  const [finishing, setFinishing] = useState<Row | undefined>(mayWrite && !target?.doneOn ? target : undefined)
  useEffect(() => {
    if (asked) document.getElementById(`decision-${asked}`)?.scrollIntoView({ block: 'center' })
  }, [asked])
  return (
    <>
      <Table
        size="small"
        rowKey="id"
        onRow={(row) => ({ id: `decision-${row.id}` })}
        scroll={{ x: isWithMeeting ? 1040 : 720 }}
        dataSource={[...rows]}
        pagination={
          paging
            ? {
                current: paging.page,
                pageSize: paging.pageSize,
                total: paging.total,
                onChange: paging.onChange,
                showTotal: (total) => `共 ${total} 项`,
              }
            : false
        }
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
        columns={[
          {
            title: '事项',
            render: (_, row) => (
              <>
                {row.text}
                {row.isMeasure ? <Tag style={{ marginInlineStart: 8 }}>整改</Tag> : null}
                {row.doneNote ? <div style={{ color: '#6B7280' }}>{row.doneNote}</div> : null}
              </>
            ),
          },
          ...(isWithMeeting
            ? [
                { title: '组织', width: 220, render: (_: unknown, row: Row) => <OrgName id={row.orgId} name={row.orgName} /> },
                {
                  title: '会议',
                  width: 110,
                  render: (_: unknown, row: Row) => <a href={`/meetings/${row.meetingId}`}>{row.heldOn}</a>,
                },
              ]
            : []),
          {
            title: '责任人',
            width: 110,
            render: (_, row) => (row.ownerPersonId ? <PersonName id={row.ownerPersonId} name={row.ownerName} /> : '未写明'),
          },
          { title: '时限', width: 110, render: (_, row) => row.dueOn ?? '—' },
          { title: '状态', width: 150, render: (_, row) => <State row={row} today={me.data?.today} /> },
          ...(mayWrite
            ? [
                {
                  title: '办理',
                  width: 100,
                  render: (_: unknown, row: Row) =>
                    row.doneOn ? null : (
                      <Button size="small" onClick={() => setFinishing(row)}>
                        登记完成
                      </Button>
                    ),
                },
              ]
            : []),
        ]}
      />
      {finishing ? <Finish row={finishing} close={() => setFinishing(undefined)} /> : null}
    </>
  )
}
