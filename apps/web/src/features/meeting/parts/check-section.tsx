import { reasonKey } from '@hongzhu/contract/meeting-sheet'
import type { Refusal } from '@hongzhu/domain'
import { Alert, Button, Flex, Input, Typography } from 'antd'
import { Basis, goTo } from './findings.tsx'
import { Section } from './section.tsx'
import type { Desk } from './use-sheet.ts'

/** The same finding about many persons is one line. */
function gathered(refusals: readonly Refusal[]): { refusal: Refusal; count: number }[] {
  const found = new Map<string, { refusal: Refusal; count: number }>()
  for (const refusal of refusals) {
    const known = found.get(refusal.code)
    if (known) known.count += 1
    else found.set(refusal.code, { refusal, count: 1 })
  }
  return [...found.values()]
}

function Line({ refusal, count = 1 }: { refusal: Refusal; count?: number }) {
  const text = count > 1 ? `${refusal.message}等，共 ${count} 处` : refusal.message
  return (
    <div>
      {refusal.field ? (
        <Button
          type="link"
          style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
          onClick={() => goTo(refusal.field ?? '')}
        >
          {text}
        </Button>
      ) : (
        text
      )}
      {refusal.remedy ? <span>　{refusal.remedy}</span> : null} <Basis refusal={refusal} />
    </div>
  )
}

/** A warning with the place for its reason. */
function Warning({ refusal, desk, isAsked }: { refusal: Refusal; desk: Desk; isAsked: boolean }) {
  const key = reasonKey(refusal)
  const isOpen = isAsked && !desk.local.reasons[key]?.trim()
  return (
    <div>
      <Line refusal={refusal} />
      <Input
        id={`sheet-reason-${key}`}
        aria-label={`原因：${refusal.message}`}
        placeholder="照办即可，不能照办的写明原因，留存并报上级可见"
        maxLength={500}
        {...(isOpen ? { status: 'warning' as const } : {})}
        value={desk.local.reasons[key] ?? ''}
        onChange={(event) => desk.setReason(key, event.target.value)}
        style={{ marginTop: 4, maxWidth: 640 }}
      />
    </div>
  )
}

interface Props {
  desk: Desk
  refusals: readonly Refusal[]
  isAsked: boolean
  ask: () => void
}

/** 8 核对与归档：还缺什么、哪些提醒要写明原因。 */
export function CheckSection({ desk, refusals, isAsked, ask }: Props) {
  const of = (severity: Refusal['severity']) => refusals.filter((refusal) => refusal.severity === severity)
  const [blocks, warnings, infos] = [of('block'), of('warn'), of('info')]
  const isQuiet = blocks.length > 0 && !isAsked
  return (
    <Section number={8} title="核对与归档">
      {desk.context ? null : <Typography.Text type="secondary">名册取到之后才能核对；已填写的内容都在。</Typography.Text>}
      {desk.context && isQuiet ? (
        <Flex gap={12} align="center" wrap>
          <Typography.Text type="secondary">还有 {blocks.length} 处没有填写或须改正。</Typography.Text>
          <Button onClick={ask}>逐项核对</Button>
        </Flex>
      ) : null}
      {desk.context && !isQuiet ? (
        <Flex vertical gap={12}>
          {blocks.length > 0 ? (
            <Alert
              type="error"
              showIcon
              title={`不能归档：还有 ${blocks.length} 处`}
              description={gathered(blocks).map(({ refusal, count }) => (
                <Line key={refusal.code} refusal={refusal} count={count} />
              ))}
            />
          ) : (
            <Alert
              type="success"
              showIcon
              title={warnings.length > 0 ? '必填内容齐全；下面的提醒照办或者写明原因后可以归档' : '内容齐全，可以归档'}
            />
          )}
          {warnings.map((refusal) => (
            <Warning key={reasonKey(refusal)} refusal={refusal} desk={desk} isAsked={isAsked} />
          ))}
          {infos.map((refusal) => (
            <Typography.Text key={reasonKey(refusal)} type="secondary">
              提示：{refusal.message}
              {refusal.remedy ? `。${refusal.remedy}` : ''}
            </Typography.Text>
          ))}
        </Flex>
      ) : null}
    </Section>
  )
}
