import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useMay } from '../../../app/session.tsx'
import { Problems } from '../../../ui/problems.tsx'

const STATES = { present: '到会', leave: '请假', absent: '缺席' }

/** My sittings: day, name, organisation, how I was recorded. */
export function MyAttendance() {
  const [page, setPage] = useState(1)
  const may = useMay()
  const list = useQuery(api.mine.attendance.queryOptions({ input: { page, pageSize: 20 } }))
  return (
    <>
      <Problems error={list.error} />
      <Table
        size="small"
        rowKey="meetingId"
        loading={list.isFetching}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 520 }}
        locale={{ emptyText: '还没有组织生活记录' }}
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
