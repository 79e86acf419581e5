import { RAIL_LABELS } from '@hongzhu/domain/procedure'
import { Steps, Tag, Typography } from 'antd'
import type { RailStep } from './case-data.ts'

const STATUS = { done: 'finish', excepted: 'finish', current: 'process', later: 'wait' } as const

/** The days of a step in one line: done, else between which days. */
export function daysOf(step: RailStep): string {
  if (step.on) return `${step.on} ${RAIL_LABELS[step.state]}`
  const days = [step.earliest ? `最早 ${step.earliest.day}` : '', step.latest ? `最迟 ${step.latest.day}` : '']
  return days.filter(Boolean).join('，')
}

function Line({ step }: { step: RailStep }) {
  // Being late has a mark of its own.
  const isBad = step.findings.some((found) => found.severity !== 'info' && found.code !== 'case.too-late')
  return (
    <Typography.Text type="secondary">
      {daysOf(step)} {step.actor === 'superior' ? <Tag>上级办理</Tag> : null} {step.isLate ? <Tag color="red">逾期</Tag> : null}{' '}
      {isBad ? <Tag color="orange">有提示</Tag> : null}
    </Typography.Text>
  )
}

/** The steps of a case from first to last; choosing one shows its record. */
export function Rail({
  steps,
  chosen,
  onChoose,
}: {
  steps: readonly RailStep[]
  chosen: string | undefined
  onChoose: (id: string) => void
}) {
  return (
    <Steps
      orientation="vertical"
      size="small"
      current={Math.max(
        steps.findIndex(({ id }) => id === chosen),
        0,
      )}
      onChange={(index) => {
        const step = steps[index]
        if (step) onChoose(step.id)
      }}
      items={steps.map((step) => ({
        key: step.id,
        title: step.title,
        status: STATUS[step.state],
        content: <Line step={step} />,
      }))}
    />
  )
}
