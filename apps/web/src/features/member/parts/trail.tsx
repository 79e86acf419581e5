import { momentAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

/** Who did what and when, with before and after. */
export function Trail({ personId }: { personId: string }) {
  const [page, setPage] = useState(1)
  const trail = useQuery(api.member.trail.queryOptions({ input: { personId, page, pageSize: 20 } }))
  return (
    <>
      <Problems error={trail.error} />
      <Table
        size="small"
        rowKey="seq"
        loading={trail.isFetching}
        dataSource={trail.data?.rows ?? []}
        scroll={{ x: 720 }}
        locale={{ emptyText: '系统启用以来没有变更；起始信息由导入或者初始登记形成' }}
        pagination={{
          current: page,
          pageSize: 20,
          total: trail.data?.total ?? 0,
          onChange: setPage,
          hideOnSinglePage: true,
          showSizeChanger: false,
        }}
        columns={[
          { title: '时间', dataIndex: 'at', width: 140, render: (at: string) => momentAt(at) },
          { title: '办理人', dataIndex: 'actor', width: 100 },
          {
            title: '事项',
            dataIndex: 'summary',
            render: (summary: string, row) => (
              <>
                <div>{summary}</div>
                {row.changes.map((change) => (
                  <div key={change.title} style={{ color: '#5B5F66' }}>
                    {change.title}：{change.before || '空'} → {change.after || '空'}
                  </div>
                ))}
                {row.reason ? <div style={{ color: '#5B5F66' }}>事由：{row.reason}</div> : null}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
