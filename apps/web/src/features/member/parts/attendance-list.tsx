import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useMay } from '../../../app/session.tsx'
import { Problems } from '../../../ui/problems.tsx'

const STATES = { present: '到会', leave: '请假', absent: '缺席' }

interface Props {
  /** Whose; mine when absent. */
  personId?: string | undefined
  /** The count whose sittings are shown; all when absent. */
  only?: 'due' | 'present' | 'leave' | 'absent' | undefined
  /** The day up to which the count counts. */
  on: string
}

/** The sittings of a person: day, name, organisation, how the person was recorded. */
export function AttendanceList({ personId, only, on }: Props) {
  const [page, setPage] = useState(1)
  const may = useMay()
  const input = { page, pageSize: 20, ...(only ? { only } : {}) }
  const mine = useQuery({ ...api.mine.attendance.queryOptions({ input }), enabled: personId === undefined })
  const theirs = useQuery({
    ...api.member.attendance.queryOptions({ input: { ...input, personId: personId ?? '', on } }),
    enabled: personId !== undefined,
  })
  const list = personId === undefined ? mine : theirs
  return (
    <>
      <Problems error={list.error} />
      <Table
        size="small"
        rowKey="meetingId"
        loading={list.isFetching}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 520 }}
        locale={{ emptyText: only ? '没有这样的会议' : '还没有组织生活记录' }}
        pagination={{
          current: page,
          pageSize: 20,
          total: list.data?.total ?? 0,
          onChange: setPage,
          hideOnSinglePage: true,
          showSizeChanger: false,
        }}
        columns={[
          { title: '日期', dataIndex: 'heldOn', width: 110 },
          {
            title: '会议',
            render: (_, row) => (may('meeting.read') ? <a href={`/meetings/${row.meetingId}`}>{row.title}</a> : row.title),
          },
          { title: '召开组织', dataIndex: 'orgName', width: 200 },
          {
            title: '情况',
            dataIndex: 'state',
            width: 130,
            render: (state: keyof typeof STATES, row) => `${STATES[state]}${row.isRelieved ? '（不作硬性要求）' : ''}`,
          },
        ]}
      />
    </>
  )
}
