import { secondAt } from '@hongzhu/domain'
import { CLOCK_STATE_LABELS, type ClockState, offsetInWords } from '@hongzhu/domain/access'
import { Alert, Card, Descriptions, Flex, Tag } from 'antd'

interface Check {
  source: string
  label: string
  reference: string
  at: string
  offset: number | null
  problem: string | null
  state: ClockState
}

const COLOURS: Record<ClockState, string> = { right: 'green', off: 'volcano', unknown: 'default' }

const resultOf = (check: Check, offset: number) =>
  check.source === 'ntp' ? `与 ${check.reference} 相比${offsetInWords(offset)}` : offsetInWords(offset)

/** How right the server's clock is, on which every record stands (SEC-30). */
export function Clock({ limit, checks }: { limit: number; checks: readonly Check[] }) {
  const off = checks.filter((check) => check.state === 'off')
  return (
    <Card size="small" title="时钟">
      {off.length > 0 ? (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 12 }}
          title={`服务器时钟偏差超过 ${limit / 1000} 秒，审计记录和办理时间会失真（SEC-30）。请在服务器上启用对时服务并校准，下次核对正常后自动解除。`}
        />
      ) : null}
      {checks.length === 0 ? '还没有核对过，启动后一分钟内自动核对。' : null}
      <Descriptions
        size="small"
        column={1}
        items={checks.map((check) => ({
          key: check.source,
          label: check.label,
          children: (
            <Flex gap={8} wrap>
              <Tag color={COLOURS[check.state]}>{CLOCK_STATE_LABELS[check.state]}</Tag>
              <span>
                {check.offset === null ? check.problem : `${resultOf(check, check.offset)}，${secondAt(check.at)} 核对`}
              </span>
            </Flex>
          ),
        }))}
      />
    </Card>
  )
}
