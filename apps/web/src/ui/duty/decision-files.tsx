import { Button, Flex, Upload } from 'antd'
import { useState } from 'react'
import { client, refresh } from '../../app/api.ts'
import { Problems } from '../problems.tsx'

export const DECISION_FILES = '.pdf,.jpg,.jpeg,.png,.docx,.wps,.ofd'

interface Props {
  orgId: string
  excuseId: string
  files: readonly { id: string; name: string }[]
  mayAdd: boolean
}

/** The paper of an excuse: opened by a short-lived link, added by who decided. */
export function DecisionFiles({ orgId, excuseId, files, mayAdd }: Props) {
  const [error, setError] = useState<unknown>()
  const run = (work: () => Promise<unknown>) => work().then(() => setError(undefined), setError)
  const open = (file: { id: string; name: string }) =>
    run(async () => {
      const { url } = await client.file.link({ fileId: file.id })
      const link = document.createElement('a')
      link.href = url
      link.download = file.name
      link.click()
    })
  const add = (file: File) =>
    run(async () => {
      await client.obligation.attachDecision({ orgId, excuseId, file })
      await refresh('obligation')
    })
  return (
    <Flex vertical align="start" gap={2}>
      <Problems error={error} />
      {files.map((file) => (
        <button key={file.id} type="button" className="plain-link" style={{ textAlign: 'start' }} onClick={() => open(file)}>
          {file.name}
        </button>
      ))}
      {mayAdd ? (
        <Upload
          accept={DECISION_FILES}
          showUploadList={false}
          beforeUpload={(file) => {
            void add(file)
            return false
          }}
        >
          <Button size="small">上传文件</Button>
        </Upload>
      ) : null}
      {files.length === 0 && !mayAdd ? '—' : null}
    </Flex>
  )
}
