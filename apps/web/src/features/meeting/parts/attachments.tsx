import type { Attachment } from '@hongzhu/contract/file'
import { Button, Flex, Typography, Upload } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
const ACCEPT = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.wps,.et,.dps,.ofd'

interface Props {
  files: readonly Attachment[]
  /** The meeting they belong to; asked for when the first file is chosen, so that a new sheet is saved before. */
  meetingId: () => Promise<string | undefined>
  mayAdd: boolean
  mayRemove: boolean
}

/** Attachments of a meeting; links are short-lived and fetched when opened. */
export function Attachments({ files, meetingId, mayAdd, mayRemove }: Props) {
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const open = (file: Attachment) =>
    run(async () => {
      const { url } = await client.file.link({ fileId: file.id })
      const link = document.createElement('a')
      link.href = url
      link.download = file.name
      link.click()
    })
  const add = (file: File) =>
    run(async () => {
      const id = await meetingId()
      // Without network the sheet itself is safe on the device; a file cannot be.
      if (!id) throw new TypeError('offline')
      await client.meeting.attach({ meetingId: id, file })
      await refresh('meeting')
    })
  const remove = (file: Attachment) =>
    run(async () => {
      await client.file.remove({ fileId: file.id })
      await refresh('meeting')
    })
  return (
    <>
      <Problems error={error} />
      <Flex vertical gap={4} style={{ marginBottom: files.length > 0 ? 8 : 0 }}>
        {files.map((file) => (
          <Flex key={file.id} gap={8} align="center" wrap>
            <Button
              type="link"
              style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
              onClick={() => open(file)}
            >
              {file.name}
            </Button>
            <Typography.Text type="secondary">
              {size(file.size)}
              {file.recordedBy ? ` · ${file.recordedBy}` : ''}
            </Typography.Text>
            {mayRemove ? (
              <Button type="text" size="small" onClick={() => remove(file)}>
                移除
              </Button>
            ) : null}
          </Flex>
        ))}
        {files.length === 0 && !mayAdd ? <Typography.Text type="secondary">没有附件</Typography.Text> : null}
      </Flex>
      {mayAdd ? (
        <Flex gap={12} align="center" wrap>
          <Upload
            accept={ACCEPT}
            showUploadList={false}
            beforeUpload={(file) => {
              void add(file)
              return false
            }}
          >
            <Button loading={isBusy}>上传附件</Button>
          </Upload>
          <Typography.Text type="secondary">
            PDF、图片、Word、Excel、PPT、WPS、OFD，每个不超过 20 MB；附件不是归档的条件
          </Typography.Text>
        </Flex>
      ) : null}
    </>
  )
}
