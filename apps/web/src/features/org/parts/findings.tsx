import type { Refusal } from '@hongzhu/domain'
import { MARK_LABELS } from '@hongzhu/domain'
import { Flex, Tag, Tooltip, Typography } from 'antd'
import type { OrgPage } from './org-data.ts'

const SEVERITY: Record<Refusal['severity'], { colour: string; label: string }> = {
  block: { colour: 'red', label: '须改正' },
  warn: { colour: 'orange', label: '提醒' },
  info: { colour: 'blue', label: '提示' },
}

/** What the rules find on the day: what, by which article, what to do. */
export function Findings({ findings }: { findings: OrgPage['findings'] }) {
  if (findings.length === 0) return <Typography.Text type="secondary">组织设置、班子、届期没有需要提醒的事项</Typography.Text>
  return (
    <div>
      {findings.map((finding) => (
        <div key={`${finding.code}${finding.message}`} style={{ padding: '8px 0', borderBottom: '1px solid #F0F0EE' }}>
          <Flex gap={8} align="flex-start">
            <Tag color={SEVERITY[finding.severity].colour}>{SEVERITY[finding.severity].label}</Tag>
            <div>
              <div>{finding.message}</div>
              {finding.remedy ? <Typography.Text type="secondary">办法：{finding.remedy}。</Typography.Text> : null}
              {finding.rule ? (
                <Tooltip title={finding.cite ? `${finding.cite.gist}（${MARK_LABELS[finding.cite.mark]}）` : undefined}>
                  <a href={`/rules/${finding.rule}`} style={{ marginInlineStart: 4, textDecoration: 'underline' }}>
                    {finding.rule}
                    {finding.cite?.article ? ` ${finding.cite.article}` : ''}
                  </a>
                </Tooltip>
              ) : null}
            </div>
          </Flex>
        </div>
      ))}
    </div>
  )
}
