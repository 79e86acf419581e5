import { dayAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Empty, Form, Input, Table } from 'antd'
import { useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DecisionFiles } from '../../../ui/duty/decision-files.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Starts } from '../parts/starts.tsx'

type Row = Awaited<ReturnType<typeof client.obligation.excuses>>['rows'][number]

/** 撤回免办: the duty stands again; the reason stays with the record. */
function Revoke({ row, onClose }: { row: Row; onClose: () => void }) {
  return (
    <CommandDrawer<{ why: string }>
      title="撤回免办"
      hint={`${row.orgName}：${row.title}。由作出决定的党组织（${row.decidedBy}）撤回，撤回后恢复为应办事项。`}
      submitLabel="撤回"
      isDanger
      onClose={onClose}
      onDone={() => refresh('obligation')}
      onSubmit={({ why }) => client.obligation.revokeExcuse({ orgId: row.orgId, excuseId: row.id, reason: why })}
    >
      <Form.Item name="why" label="撤回原因" rules={[{ required: true, message: '请写明原因' }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  )
}

/** Who decided, by which document, on which day: one reading, so that the reason has room. */
function Decision({ row }: { row: Row }) {
  return (
    <>
      <div>{row.decidedBy}</div>
      <div>{row.docNo}</div>
      <div>{row.decidedOn}</div>
    </>
  )
}

/** 免办: what was excused, by whom, on which paper; open to everyone above. */
export function Page() {
  const may = useMay()
  const { isPast } = useAsOf()
  const { org } = useSearch({ strict: false }) as { org?: string | number }
  const [revoking, setRevoking] = useState<Row>()
  const list = useQuery(api.obligation.excuses.queryOptions({ input: org ? { org: String(org) } : {} }))
  return (
    <PageFrame title="免办和启用" actions={<ExportButton path="/exports/excuses" filters={{ org }} isDated={false} />}>
      <Problems error={list.error} />
      <Table<Row>
        size="middle"
        rowKey="id"
        loading={list.isPending}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 1000 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showTotal: (total) => `共 ${total} 项` }}
        locale={{
          emptyText: (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有免办事项；有上级决定的，在待办的依据里登记免办决定" />
          ),
        }}
        columns={[
          { title: '组织', width: 180, render: (_, row) => <a href={`/home?org=${row.orgId}&view=list`}>{row.orgName}</a> },
          { title: '事项', dataIndex: 'title', width: 180 },
          { title: '事由', dataIndex: 'reason' },
          { title: '决定', width: 190, render: (_, row) => <Decision row={row} /> },
          {
            title: '决定文件',
            width: 130,
            render: (_, row) => (
              <DecisionFiles orgId={row.orgId} excuseId={row.id} files={row.files} mayAdd={may('excuse.write') && !isPast} />
            ),
          },
          { title: '录入', width: 120, render: (_, row) => `${row.recordedBy ?? '导入'} ${dayAt(row.recordedAt)}` },
          ...(may('excuse.write') && !isPast
            ? [
                {
                  title: '',
                  width: 72,
                  render: (_: unknown, row: Row) => (
                    <Button type="link" size="small" onClick={() => setRevoking(row)}>
                      撤回
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Starts org={org ? String(org) : undefined} />
      {revoking ? <Revoke row={revoking} onClose={() => setRevoking(undefined)} /> : null}
    </PageFrame>
  )
}
