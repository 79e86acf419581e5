import { InboxOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { Button, Card, DatePicker, Flex, Form, Radio, Typography, Upload } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { client, refresh } from '../../../app/api.ts'
import { useAsOf, useMe } from '../../../app/session.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { saveFile } from '../../../ui/save-file.ts'
import { KINDS, type Kind, kindOf } from './words.ts'

interface Props {
  kind: Kind
  onKind: (kind: Kind) => void
  defaultOrgId: string
}

const FROM_HELP: Record<Exclude<Kind, 'school'>, string> = {
  member: '组织关系、党小组、职务：表中写有日期的按表；没写的自这一天起，此前不详，不补记。入党、支部成立更晚的，按后者。',
  org: '书记任职、新增的覆盖关系：表中没写日期的自这一天起，此前不详，不补记。',
}

/** Choose what and for whom, take the template, hand in the file. */
export function UploadForm({ kind, onKind, defaultOrgId }: Props) {
  const router = useRouter()
  const { isPast } = useAsOf()
  const today = useMe().data?.today ?? ''
  const [orgId, setOrgId] = useState<string | undefined>(defaultOrgId)
  const [fromOn, setFromOn] = useState<string>()
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  const { label } = kindOf(kind)

  const send = async (file: File) => {
    if (!orgId) return
    setSending(true)
    setError(undefined)
    try {
      const { id } = await client.exchange.upload({ orgId, kind, file, ...(fromOn && kind !== 'school' ? { fromOn } : {}) })
      await refresh('exchange')
      router.navigate({ to: `/import/${id}` as '/' })
    } catch (problem) {
      setError(problem)
    } finally {
      setSending(false)
    }
  }
  const template = async () => {
    try {
      saveFile(await client.exchange.template({ kind }), `${label}导入模板.xlsx`)
    } catch (problem) {
      setError(problem)
    }
  }

  return (
    <Card size="small" title="导入名册" id="upload">
      <Problems error={error} />
      <Form layout="vertical" disabled={isPast || isSending}>
        <Flex gap={24} wrap>
          <Form.Item label="导入什么" style={{ marginBottom: 12 }}>
            <Radio.Group
              value={kind}
              onChange={(event) => onKind(event.target.value as Kind)}
              options={KINDS.map((entry) => ({ value: entry.kind, label: entry.label }))}
              optionType="button"
            />
          </Form.Item>
          <Form.Item
            label="导入到（表中没写组织的，归到这里）"
            style={{ marginBottom: 12, flex: 1, minWidth: 260 }}
            {...(orgId ? {} : { validateStatus: 'error' as const, help: '请选择组织' })}
          >
            <OrgPicker value={orgId} onChange={setOrgId} />
          </Form.Item>
          {kind === 'school' ? null : (
            <Form.Item
              label="表中没写日期的，自哪一天起登记"
              extra={FROM_HELP[kind]}
              style={{ marginBottom: 12, minWidth: 260, maxWidth: 420 }}
            >
              <DatePicker
                style={{ width: 200 }}
                placeholder={`${today}（今天）`}
                maxDate={dayjs(today)}
                value={fromOn ? dayjs(fromOn) : null}
                onChange={(next) => setFromOn(next?.format('YYYY-MM-DD'))}
              />
            </Form.Item>
          )}
          <Form.Item label="没有现成的表" style={{ marginBottom: 12 }}>
            <Button onClick={template}>下载{label}模板</Button>
          </Form.Item>
        </Flex>
      </Form>
      <Upload.Dragger
        accept=".xlsx,.csv"
        multiple={false}
        showUploadList={false}
        disabled={isPast || isSending || !orgId}
        beforeUpload={(file) => {
          void send(file)
          return false
        }}
      >
        <p className="ant-upload-drag-icon" style={{ marginBottom: 4 }}>
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{isSending ? '正在上传' : '把表拖到这里，或者点这里选择文件'}</p>
        <p className="ant-upload-hint">
          .xlsx 或 .csv，不超过 20 MB。现成的表不用改：标题行、合并的单元格、栏目的先后和叫法、日期的写法都认；认不准的会说明。
        </p>
      </Upload.Dragger>
      <Typography.Paragraph type="secondary" style={{ margin: '8px 0 0' }}>
        上传后先看预览，确认以前什么都不写入。本系统为非涉密系统，禁止存储、处理、传输国家秘密和工作秘密。
      </Typography.Paragraph>
    </Card>
  )
}
