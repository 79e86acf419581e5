import { CheckCircleTwoTone, CloseCircleTwoTone, ExclamationCircleTwoTone, InfoCircleTwoTone } from '@ant-design/icons'
import { Descriptions, Flex, Typography } from 'antd'
import type { RailStep } from './case-data.ts'

const ICONS = {
  block: <CloseCircleTwoTone twoToneColor="#cf1322" aria-label="不能办理" />,
  warn: <ExclamationCircleTwoTone twoToneColor="#d48806" aria-label="需要说明" />,
  info: <InfoCircleTwoTone aria-label="提示" />,
}
const RANK = { block: 0, warn: 1, info: 2 }

/** What speaks against a record: in words, with article and remedy; what blocks first. */
export function FindingList({ findings, clear }: { findings: RailStep['findings']; clear?: string | undefined }) {
  if (findings.length === 0)
    return clear ? (
      <Flex gap={8}>
        <CheckCircleTwoTone twoToneColor="#389e0d" />
        <span>{clear}</span>
      </Flex>
    ) : null
  const isLacking = ({ code }: RailStep['findings'][number]) => code === 'case.missing'
  const lacking = findings.filter(isLacking)
  return (
    <Flex vertical gap={8} role="list">
      {lacking.length > 0 ? (
        <Flex gap={8} align="start" role="listitem">
          {ICONS[lacking.some((found) => found.severity === 'block') ? 'block' : 'warn']}
          <div>{lacking.map((found) => found.message).join('、')}</div>
        </Flex>
      ) : null}
      {findings
        .filter((found) => !isLacking(found))
        .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
        .map((found) => (
          <Flex gap={8} align="start" role="listitem" key={`${found.code}${found.field ?? ''}${found.message}`}>
            {ICONS[found.severity]}
            <div>
              <div>{found.message}</div>
              <Typography.Text type="secondary">
                {[found.rule ? `${found.rule}${found.cite?.article ? ` ${found.cite.article}` : ''}` : '', found.remedy]
                  .filter(Boolean)
                  .join('；')}
              </Typography.Text>
            </div>
          </Flex>
        ))}
    </Flex>
  )
}

/** The verdict with its arithmetic, line by line. */
export function VerdictList({ verdict }: { verdict: RailStep['verdict'] }) {
  if (verdict.length === 0) return null
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={verdict.map((line, index) => ({ key: index, label: line.label, children: line.value }))}
    />
  )
}
