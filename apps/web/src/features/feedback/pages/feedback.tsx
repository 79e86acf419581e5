import { dayAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Button, Card, Checkbox, Empty, Flex, Form, Input, Pagination, Skeleton, Space, Typography } from 'antd'
import { useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useMay } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'

type Item = Awaited<ReturnType<typeof client.feedback.list>>['rows'][number]

function Ask({ page }: { page: string }) {
  const [form] = Form.useForm<{ body: string }>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const send = async ({ body }: { body: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await client.feedback.create({ page, body })
      form.resetFields()
      await refresh('feedback')
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card size="small" title="哪里让您多做了事" style={{ marginBottom: 16 }}>
      <Problems error={error} />
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item
          name="body"
          extra={page ? `随意见记下您刚才所在的页面：${page}` : undefined}
          label="意见"
          rules={[{ required: true, min: 2, message: '请写明是哪件事、多在哪里' }]}
        >
          <Input.TextArea
            maxLength={1000}
            showCount
            autoSize={{ minRows: 3 }}
            placeholder="如：会议地点每次都要重填；同一个数报了两遍"
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          提出意见
        </Button>
      </Form>
    </Card>
  )
}

function AnswerForm({ id }: { id: string }) {
  const [error, setError] = useState<unknown>()
  const send = async ({ answer }: { answer: string }) => {
    setError(undefined)
    try {
      await client.feedback.answer({ feedbackId: id, answer })
      await refresh('feedback')
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <Form layout="vertical" onFinish={send} style={{ marginTop: 8 }}>
      <Problems error={error} />
      <Form.Item name="answer" label="答复（公开）" rules={[{ required: true, message: '请写明答复' }]}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Button htmlType="submit">答复</Button>
    </Form>
  )
}

function One({ item }: { item: Item }) {
  return (
    <Card size="small" style={{ marginBottom: 8 }}>
      <Flex justify="space-between" gap={8} wrap>
        <Typography.Text type="secondary">
          {[item.isMine ? '我提的' : (item.askedBy ?? ''), dayAt(item.recordedAt), item.page].filter(Boolean).join(' · ')}
        </Typography.Text>
        <Typography.Text type={item.answer ? 'secondary' : 'warning'}>{item.answer ? '已答复' : '待答复'}</Typography.Text>
      </Flex>
      <Typography.Paragraph style={{ margin: '4px 0', whiteSpace: 'pre-wrap' }}>{item.body}</Typography.Paragraph>
      {item.answer ? (
        <div style={{ borderInlineStart: '3px solid #E5E5E1', paddingInlineStart: 12, whiteSpace: 'pre-wrap' }}>
          {item.answer}
          <div>
            <Typography.Text type="secondary">
              {item.answeredBy} {item.answeredAt ? dayAt(item.answeredAt) : ''}
            </Typography.Text>
          </div>
        </div>
      ) : item.mayAnswer ? (
        <AnswerForm id={item.id} />
      ) : null}
    </Card>
  )
}

/** 减负意见: what makes needless work, and what came of it; answers are public. */
export function Page() {
  const may = useMay()
  const { from } = useSearch({ strict: false }) as { from?: string }
  const [mine, setMine] = useState(false)
  const [open, setOpen] = useState(false)
  const [page, setPage] = useState(1)
  const list = useQuery(api.feedback.list.queryOptions({ input: { mine, open, page, pageSize: 20 } as never }))
  const rows = list.data?.rows ?? []
  return (
    <PageFrame title="减负意见">
      <div style={{ maxWidth: 860 }}>
        {may('feedback.write') ? <Ask page={from ?? ''} /> : null}
        <Space style={{ marginBottom: 8 }} wrap>
          <Checkbox checked={mine} onChange={(event) => setMine(event.target.checked)}>
            只看我提的
          </Checkbox>
          <Checkbox checked={open} onChange={(event) => setOpen(event.target.checked)}>
            只看待答复
          </Checkbox>
        </Space>
        <Problems error={list.error} />
        {list.isPending ? <Skeleton active /> : null}
        {list.data && rows.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有意见；上面写一条，答复会公开在这里" />
        ) : null}
        {rows.map((item) => (
          <One key={item.id} item={item} />
        ))}
        <Pagination
          current={page}
          pageSize={20}
          total={list.data?.total ?? 0}
          onChange={setPage}
          hideOnSinglePage
          showSizeChanger={false}
        />
      </div>
    </PageFrame>
  )
}
