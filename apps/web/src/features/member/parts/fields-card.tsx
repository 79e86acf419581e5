import { DATA_LABELS } from '@hongzhu/domain/access'
import { Button, Descriptions, Flex, Form, Input, Modal, Space, Tag, Typography } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { client } from '../../../app/api.ts'
import { useMay } from '../../../app/session.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useIsPhone } from '../../../ui/use-is-phone.ts'
import type { MemberRecord } from './record-type.ts'

const COLOURS = { public: 'default', internal: 'blue', sensitive: 'orange' } as const

/** Room for an identity number on one line of a phone. */
const ON_PHONE = { label: { width: 150, padding: '8px 10px' }, content: { padding: '8px 10px' } }

/** All fields with their labels; `shown` replaces masked values for as long as they may be seen. */
export function FieldsTable({ record, shown = {} }: { record: MemberRecord; shown?: Record<string, string | null> }) {
  const isPhone = useIsPhone()
  return (
    <Descriptions
      bordered
      size="small"
      styles={isPhone ? ON_PHONE : { label: { width: 236 } }}
      column={{ xs: 1, sm: 1, md: 2 }}
      items={record.fields.map((field) => ({
        key: field.key,
        label: (
          <Flex justify="space-between" align="center" gap={8}>
            {field.title}
            <Tag color={COLOURS[field.label]} style={{ marginInlineEnd: 0 }}>
              {DATA_LABELS[field.label]}
            </Tag>
          </Flex>
        ),
        children: value(shown[field.key] ?? field.value),
      }))}
    />
  )
}

const value = (text: string | null): ReactNode =>
  text ? <span style={{ wordBreak: 'break-word' }}>{text}</span> : <Typography.Text type="secondary">未登记</Typography.Text>

/** The fields, and looking at full numbers: a reason each time, sixty seconds, recorded (SEC-75). */
export function FieldsCard({ record }: { record: MemberRecord }) {
  const may = useMay()
  const isPhone = useIsPhone()
  const [form] = Form.useForm<{ reason: string }>()
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>()
  const [full, setFull] = useState<Record<string, string | null>>()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) {
      setFull(undefined)
      return
    }
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  const look = async ({ reason }: { reason: string }) => {
    setError(undefined)
    try {
      const { seconds, fields } = await client.member.unmask({ personId: record.personId, reason })
      setFull(fields)
      setLeft(seconds)
      setAsking(false)
      form.resetFields()
    } catch (problem) {
      setError(problem)
    }
  }
  const canLook = may('member.unmask') && !isPhone && record.fields.some((field) => field.isMasked)
  return (
    <>
      {canLook ? (
        <Flex justify="end" align="center" gap={8} style={{ marginBottom: 8 }}>
          {full ? (
            <Space>
              <Typography.Text type="secondary">{left} 秒后隐去</Typography.Text>
              <Button size="small" onClick={() => setLeft(0)}>
                现在隐去
              </Button>
            </Space>
          ) : (
            <Button size="small" onClick={() => setAsking(true)}>
              查看完整号码
            </Button>
          )}
        </Flex>
      ) : null}
      <FieldsTable record={record} shown={full ?? {}} />
      <Modal
        title="查看敏感信息全文"
        open={isAsking}
        okText="查看"
        cancelText="取消"
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
      >
        <Problems error={error} />
        <Typography.Paragraph type="secondary">显示 60 秒。查看的人、时间和事由会记录，本人可以看到。</Typography.Paragraph>
        <Form form={form} layout="vertical" onFinish={look}>
          <Form.Item name="reason" label="事由" rules={[{ required: true, min: 4, message: '请写明事由，不少于 4 个字' }]}>
            <Input maxLength={200} placeholder="如：核对组织关系介绍信" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
