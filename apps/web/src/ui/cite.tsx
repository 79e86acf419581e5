import { type Citation, MARK_LABELS } from '@hongzhu/domain'
import { Space, Tag, Tooltip, Typography } from 'antd'

const COLOURS = { confirmed: 'green', 'from-memory': 'orange', 'product-default': 'default' } as const
const NOTES = {
  confirmed: '已与公开发布的文本核对',
  'from-memory': '条文内容凭记忆写入，条款号待核对',
  'product-default': '法规没有规定，由本系统设定，可由本地规定调整',
} as const

/** How sure the source of a rule is: 已核、凭记忆、产品默认. */
export function SourceMark({ mark }: { mark: Citation['mark'] }) {
  return (
    <Tooltip title={NOTES[mark]}>
      <Tag color={COLOURS[mark]} style={{ marginInlineEnd: 0 }}>
        {MARK_LABELS[mark]}
      </Tag>
    </Tooltip>
  )
}

/** An article with its gist and the mark of its source. */
export function Cite({ cite, lawTitle }: { cite: Citation; lawTitle: string }) {
  return (
    <div style={{ marginBottom: 8 }}>
      <Space wrap size={6}>
        <Typography.Text strong>
          {lawTitle.includes('《') || cite.law === 'practice' || cite.law === 'product-default' ? lawTitle : `《${lawTitle}》`}
          {cite.article}
        </Typography.Text>
        <SourceMark mark={cite.mark} />
      </Space>
      <div>{cite.gist}</div>
      {cite.source ? <Typography.Text type="secondary">核对来源：{cite.source}</Typography.Text> : null}
    </div>
  )
}
