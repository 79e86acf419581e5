import { Button, Card, Form, Input, Modal, Space, Table, Typography } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { SourceMark } from '../../../ui/cite.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { EndLocal } from './end-local.tsx'

interface Row {
  id: string
  label: string
  unit: string | null
  isLocal: boolean
  history: { from: string; value: string; cite: { mark: 'confirmed' | 'from-memory' | 'product-default'; gist: string } }[]
  local: {
    id: string
    orgId: string
    mayEnd: boolean
    issuer: string
    value: string
    from: string
    until: string | null
    docNo: string
    gist: string
  }[]
}

interface Values {
  value: string
  from: string
  docNo: string
  article?: string
  gist: string
}

/** A local value: stricter than the law, by a paper of one's own organisation. */
function LocalForm({ row, onClose }: { row: Row; onClose: () => void }) {
  const me = useMe()
  const [error, setError] = useState<unknown>()
  const submit = async (values: Values) => {
    try {
      await client.rule.setLocal({
        orgId: me.data?.grant?.orgId ?? '',
        parameter: row.id,
        ...values,
        article: values.article ?? '',
      })
      await refresh('rule', 'obligation')
      onClose()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Modal open onCancel={onClose} footer={null} title={`本地规定：${row.label}`} destroyOnHidden>
      <Problems error={error} />
      <Form<Values> layout="vertical" onFinish={submit}>
        <Form.Item
          name="value"
          label={`数值${row.unit ? `（${row.unit}）` : ''}`}
          extra={`现行 ${row.history.at(-1)?.value ?? '—'}；本地规定可以更严，不得更宽`}
          rules={[{ required: true, message: '请填写数值' }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="from" label="生效日期" rules={[{ required: true, message: '请填写生效日期' }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="docNo" label="文号" rules={[{ required: true, message: '请填写文号' }]}>
          <Input placeholder="如 云教工委〔2026〕8号" />
        </Form.Item>
        <Form.Item name="article" label="条款">
          <Input placeholder="如 第三条" />
        </Form.Item>
        <Form.Item name="gist" label="要点" rules={[{ required: true, message: '请写明要点' }]}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          登记本地规定
        </Button>
      </Form>
    </Modal>
  )
}

/** The numbers a rule reads: their history, sources, and local values above and below. */
export function Parameters({ rows }: { rows: Row[] }) {
  const may = useMay()
  const { isPast } = useAsOf()
  const [editing, setEditing] = useState<Row>()
  const [ending, setEnding] = useState<{ row: Row; local: Row['local'][number] }>()
  if (rows.length === 0) return null
  return (
    <Card size="small" title="参数">
      <Table<Row>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 700 }}
        columns={[
          {
            title: '参数',
            dataIndex: 'label',
            width: 200,
            render: (label: string, row) => (
              <>
                {label}
                {row.unit ? `（${row.unit}）` : ''}
              </>
            ),
          },
          {
            title: '取值和起始日期',
            render: (_, row) =>
              row.history.map((entry) => (
                <div key={entry.from}>
                  <Space size={6}>
                    {entry.value}
                    <Typography.Text type="secondary">{entry.from} 起</Typography.Text>
                    <SourceMark mark={entry.cite.mark} />
                  </Space>
                </div>
              )),
          },
          {
            title: '本地规定',
            render: (_, row) =>
              row.local.length === 0
                ? '—'
                : row.local.map((one) => (
                    <div key={one.id}>
                      {one.issuer}：{one.value}（{one.docNo}，{one.from} 起{one.until ? `至 ${one.until}` : ''}）
                      {one.mayEnd && !isPast ? (
                        <Button type="link" size="small" onClick={() => setEnding({ row, local: one })}>
                          终止
                        </Button>
                      ) : null}
                    </div>
                  )),
          },
          {
            title: '',
            width: 110,
            render: (_, row) =>
              row.isLocal && may('norm.write') && !isPast ? (
                <Button size="small" onClick={() => setEditing(row)}>
                  登记本地规定
                </Button>
              ) : null,
          },
        ]}
      />
      {ending ? <EndLocal label={ending.row.label} local={ending.local} onClose={() => setEnding(undefined)} /> : null}
      {editing ? <LocalForm row={editing} onClose={() => setEditing(undefined)} /> : null}
    </Card>
  )
}
