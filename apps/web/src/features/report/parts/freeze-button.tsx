import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal, Typography } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

interface Props {
  reportId: string
  asOf: string
  figures: number
  /** Numbers typed by hand that differ from the records. */
  differences: readonly string[]
  flush: () => Promise<void>
  version: () => number
  isDisabled: boolean
}

/** Closes the text and seals its figures, after showing what that means. */
export function FreezeButton({ reportId, asOf, figures, differences, flush, version, isDisabled }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const freeze = useMutation({
    mutationFn: async () => {
      await flush()
      return client.report.freeze({ reportId, version: version(), ...(reason.trim() ? { reason: reason.trim() } : {}) })
    },
    onSuccess: async () => {
      setOpen(false)
      await refresh('report')
    },
  })
  return (
    <>
      <Button type="primary" disabled={isDisabled} onClick={() => setOpen(true)}>
        定稿
      </Button>
      <Modal
        open={isOpen}
        title="定稿"
        okText="确认定稿"
        cancelText="取消"
        confirmLoading={freeze.isPending}
        okButtonProps={{ disabled: differences.length > 0 && reason.trim() === '' }}
        onOk={() => freeze.mutate()}
        onCancel={() => setOpen(false)}
      >
        <Problems error={freeze.error} />
        <Typography.Paragraph>
          定稿后正文不能再改。文中 {figures} 项数据按 {asOf}{' '}
          的台账固化，连同口径和全部记录一并保存，以后数据或者口径变了，也能打开当时的依据。
        </Typography.Paragraph>
        {differences.length > 0 ? (
          <>
            <Typography.Paragraph type="warning">
              还有 {differences.length} 处手写数字与台账不一致，写明理由才能定稿：
            </Typography.Paragraph>
            <ul style={{ paddingInlineStart: 20 }}>
              {differences.map((difference) => (
                <li key={difference}>{difference}</li>
              ))}
            </ul>
            <Input.TextArea
              aria-label="理由"
              placeholder="例如：按上级统计口径"
              maxLength={300}
              rows={2}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        ) : null}
      </Modal>
    </>
  )
}
