import type { ImportBatch } from '@hongzhu/contract/exchange'
import { momentAt } from '@hongzhu/domain'
import { Alert, Button, Flex, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Problems } from '../../../ui/problems.tsx'
import { Written } from './counts.tsx'
import { kindOf } from './words.ts'

interface Props {
  batch: ImportBatch
  isLocked: boolean
  onMarked: () => void
  onReverse: (reason: string) => Promise<void>
}

function ReverseDialog({
  isOpen,
  onClose,
  onReverse,
}: {
  isOpen: boolean
  onClose: () => void
  onReverse: (reason: string) => Promise<void>
}) {
  const [form] = Form.useForm<{ reason: string }>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const submit = async ({ reason }: { reason: string }) => {
    setBusy(true)
    setError(undefined)
    try {
      await onReverse(reason)
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={isOpen}
      title="整批撤回"
      okText="撤回"
      cancelText="不撤回"
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Problems error={error} />
      <p>这一批新增的记录将移除，修改的还原。已有会议出勤、账号等用到这些记录的，不能撤回。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="reason"
          label="撤回事由"
          rules={[{ required: true, whitespace: true, message: '请写明事由' }, { max: 200 }]}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** What was written, where to see it, and the way back. */
export function ResultBar({ batch, isLocked, onMarked, onReverse }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { counts } = batch
  const { label, list } = kindOf(batch.kind)
  const left = counts ? counts.error + counts.duplicate + counts.skipped : 0
  if (batch.state === 'reversed')
    return (
      <Alert
        type="info"
        style={{ marginBottom: 16 }}
        title={`已于 ${batch.reversedAt ? momentAt(batch.reversedAt) : ''} 整批撤回：${batch.reversedReason ?? ''}`}
      />
    )
  return (
    <Alert
      type="success"
      showIcon
      style={{ marginBottom: 16 }}
      title={
        counts ? (
          <>
            已导入：
            <Written batch={batch} counts={counts} />。
          </>
        ) : (
          '已导入'
        )
      }
      description={
        <Flex vertical gap={8}>
          {batch.progressNote ? <span>{batch.progressNote}</span> : null}
          <Flex gap={12} wrap>
            <Button type="primary" href={list}>
              查看{label}
            </Button>
            {left > 0 ? <Button onClick={onMarked}>下载未导入的行</Button> : null}
            <Button href="/import">继续导入</Button>
            {isLocked ? null : <Button onClick={() => setOpen(true)}>整批撤回</Button>}
          </Flex>
          <ReverseDialog isOpen={isOpen} onClose={() => setOpen(false)} onReverse={onReverse} />
        </Flex>
      }
    />
  )
}
