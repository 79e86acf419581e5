import { dayAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Form, Input, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'

type Row = Awaited<ReturnType<typeof client.obligation.starts>>['rows'][number]
interface Values {
  orgId: string
  from: string
  docNo: string
  why: string
}

function StartForm({ onClose }: { onClose: () => void }) {
  const me = useMe()
  return (
    <CommandDrawer<Values>
      title="登记启用日期"
      hint="该组织连同下级自这一天起在本系统记事；以前已经结束的月份、季度不再列为应办事项，换届和有时限的事项不受影响。填错的再登记一次，以最后一次为准。"
      submitLabel="登记"
      initialValues={{ from: me.data?.today ?? '' }}
      onClose={onClose}
      onDone={() => refresh('obligation')}
      onSubmit={({ why, ...values }) => client.obligation.start({ ...values, reason: why } as never)}
    >
      <Form.Item name="orgId" label="组织" rules={[{ required: true, message: '请选择组织' }]}>
        <OrgPicker />
      </Form.Item>
      <DayItem name="from" label="启用日期" required />
      <Form.Item name="docNo" label="文号" rules={[{ required: true, message: '请填写文号' }]}>
        <Input placeholder="如 青教工委〔2026〕12号" maxLength={60} />
      </Form.Item>
      <Form.Item name="why" label="事由" rules={[{ required: true, min: 4, message: '事由至少写 4 个字' }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  )
}

/** 启用日期: from which day duties are derived, by organisation, the corrected ones too. */
export function Starts({ org }: { org: string | undefined }) {
  const may = useMay()
  const { isPast } = useAsOf()
  const [isRecording, setRecording] = useState(false)
  const list = useQuery(api.obligation.starts.queryOptions({ input: org ? { org } : {} }))
  return (
    <section aria-label="启用日期" style={{ marginTop: 24 }}>
      <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 8 }}>
        <Typography.Title level={5} style={{ margin: 0 }}>
          启用日期
        </Typography.Title>
        {may('excuse.write') && !isPast ? <Button onClick={() => setRecording(true)}>登记启用日期</Button> : null}
      </Flex>
      <Problems error={list.error} />
      <Table<Row>
        size="middle"
        rowKey="id"
        loading={list.isPending}
        dataSource={list.data?.rows ?? []}
        scroll={{ x: 860 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        locale={{ emptyText: '没有登记启用日期，应办事项自各组织成立之日起推导' }}
        columns={[
          { title: '组织', dataIndex: 'orgName', width: 200 },
          {
            title: '启用日期',
            width: 170,
            render: (_, row) => (
              <>
                {row.from} {row.isInForce ? null : <Tag>已更正</Tag>}
              </>
            ),
          },
          { title: '事由', dataIndex: 'reason' },
          { title: '文号', width: 160, render: (_, row) => row.docNo ?? '—' },
          { title: '录入', width: 150, render: (_, row) => `${row.recordedBy ?? '首次设置'} ${dayAt(row.recordedAt)}` },
        ]}
      />
      {isRecording ? <StartForm onClose={() => setRecording(false)} /> : null}
    </section>
  )
}
