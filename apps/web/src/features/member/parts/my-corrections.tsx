import { momentAt } from '@hongzhu/domain'
import { PERSON_FIELDS } from '@hongzhu/domain/member'
import { Button, Form, Input, Select, Table, Typography } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { ActDrawer } from './act-drawer.tsx'

type Correction = Awaited<ReturnType<typeof client.mine.record>>['corrections'][number]

const STATES = { open: '待支部答复', corrected: '已更正', refused: '不同意' }
const FIELDS = [
  ...Object.entries(PERSON_FIELDS).map(([value, field]) => ({ value, label: field.title })),
  { value: 'other', label: '其他（组织关系、任职、组织生活等）' },
]

/** What I asked to have corrected and what came of it. */
export function MyCorrections({ rows }: { rows: readonly Correction[] }) {
  const [isOpen, setOpen] = useState(false)
  const submit = async (values: { field: string; body: string }) => {
    await client.mine.requestCorrection(values)
    await refresh('mine', 'member')
  }
  return (
    <>
      <Typography.Paragraph>
        登记有误的，写明哪一项、应是什么，支部在十五个工作日内答复；不同意的会说明理由。
        <Button type="link" onClick={() => setOpen(true)}>
          申请更正
        </Button>
      </Typography.Paragraph>
      <Table
        size="small"
        rowKey="id"
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 620 }}
        locale={{ emptyText: '没有申请过更正' }}
        columns={[
          { title: '提出', dataIndex: 'recordedAt', width: 140, render: (at: string) => momentAt(at) },
          { title: '项目', dataIndex: 'fieldTitle', width: 120 },
          { title: '内容', dataIndex: 'body' },
          {
            title: '结果',
            dataIndex: 'state',
            width: 220,
            render: (state: Correction['state'], row: Correction) => (
              <>
                <div>{state === 'open' ? `${STATES.open}，${row.dueOn} 前` : STATES[state]}</div>
                {row.answer ? (
                  <Typography.Text type="secondary">
                    {row.answeredBy}：{row.answer}
                  </Typography.Text>
                ) : null}
              </>
            ),
          },
        ]}
      />
      {isOpen ? (
        <ActDrawer title="申请更正" okText="提交" onClose={() => setOpen(false)} initial={{}} submit={submit as never}>
          <Form.Item name="field" label="哪一项" rules={[{ required: true, message: '请选择项目' }]}>
            <Select options={FIELDS} />
          </Form.Item>
          <Form.Item name="body" label="应是什么、依据是什么" rules={[{ required: true, min: 2, message: '请写明内容' }]}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
          </Form.Item>
        </ActDrawer>
      ) : null}
    </>
  )
}
