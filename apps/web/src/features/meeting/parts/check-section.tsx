import { reasonKey } from '@hongzhu/contract/meeting-sheet'
import type { Refusal } from '@hongzhu/domain'
import { Alert, Button, Flex, Input, Typography } from 'antd'
import { Basis, goTo } from './findings.tsx'
import { Section } from './section.tsx'
import type { Desk } from './use-sheet.ts'

function Line({ refusal }: { refusal: Refusal }) {
  return (
    <div>
      {refusal.field ? (
        <Button
          type="link"
          style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
          onClick={() => goTo(refusal.field ?? '')}
        >
          {refusal.message}
        </Button>
      ) : (
        refusal.message
      )}
      {refusal.remedy ? <span>　{refusal.remedy}</span> : null} <Basis refusal={refusal} />
    </div>
  )
}

/** 8 核对与归档：还缺什么、哪些提醒要写明原因。 */
export function CheckSection({ desk, refusals, isAsked }: { desk: Desk; refusals: readonly Refusal[]; isAsked: boolean }) {
  const of = (severity: Refusal['severity']) => refusals.filter((refusal) => refusal.severity === severity)
  const [blocks, warnings, infos] = [of('block'), of('warn'), of('info')]
  if (!desk.context)
    return (
      <Section number={8} title="核对与归档">
        <Typography.Text type="secondary">名册取到之后才能核对；已填写的内容都在。</Typography.Text>
      </Section>
    )
  return (
    <Section number={8} title="核对与归档">
      <Flex vertical gap={12}>
        {blocks.length > 0 ? (
          <Alert
            id="sheet-check"
            type={isAsked ? 'error' : 'info'}
            showIcon
            title={`还有 ${blocks.length} 处须填写或改正，才能归档`}
            description={blocks.map((refusal) => <Line key={reasonKey(refusal)} refusal={refusal} />)}
          />
        ) : (
          <Alert
            type="success"
            showIcon
            title={warnings.length > 0 ? '必填内容齐全；下面的提醒写明原因后可以归档' : '内容齐全，可以归档'}
          />
        )}
        {warnings.map((refusal) => {
          const key = reasonKey(refusal)
          const isOpen = isAsked && !desk.local.reasons[key]?.trim()
          return (
            <div key={key}>
              <Line refusal={refusal} />
              <Input
                id={`sheet-reason-${key}`}
                aria-label={`原因：${refusal.message}`}
                placeholder="写明原因，留存并报上级可见"
                maxLength={500}
                {...(isOpen ? { status: 'warning' as const } : {})}
                value={desk.local.reasons[key] ?? ''}
                onChange={(event) => desk.setReason(key, event.target.value)}
                style={{ marginTop: 4, maxWidth: 640 }}
              />
            </div>
          )
        })}
        {infos.map((refusal) => (
          <Typography.Text key={reasonKey(refusal)} type="secondary">
            提示：{refusal.message}
            {refusal.remedy ? `。${refusal.remedy}` : ''}
          </Typography.Text>
        ))}
      </Flex>
    </Section>
  )
}
