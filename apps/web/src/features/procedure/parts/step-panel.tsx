import { type CaseStatus, entryInWords, RAIL_LABELS } from '@hongzhu/domain/procedure'
import { Alert, Button, Descriptions, Flex, Space, Table, Tag, Typography } from 'antd'
import { type CaseRecord, type FieldShape, namesOf, type RailStep } from './case-data.ts'
import { CitesButton } from './cites-button.tsx'
import { StepForm } from './step-form.tsx'
import { FindingList, VerdictList } from './verdict.tsx'

interface Props {
  record: CaseRecord
  step: RailStep
  isCorrecting: boolean
  /** Whether this person may act in this step today. */
  mayAct: boolean
  onCorrect: (isCorrecting: boolean) => void
  onDone: () => void
}

function Rows({ record, step, field }: { record: CaseRecord; step: RailStep; field: FieldShape }) {
  const names = namesOf(record)
  const columns = field.columns ?? []
  const rows = (step.entry?.[field.id] ?? []) as readonly Record<string, string | number | boolean>[]
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={(row) => JSON.stringify(row)}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      columns={columns.map((column) => ({
        title: column.label,
        key: column.id,
        ...(column.kind === 'number' ? { align: 'right' as const } : {}),
        render: (_: unknown, row: (typeof rows)[number]) =>
          entryInWords([{ ...column, onlyWhen: undefined } as never], row, names)[0]?.value ?? '',
      }))}
    />
  )
}

/** What is on record of a step, in the order of its form; tables as tables. */
function Recorded({ record, step }: { record: CaseRecord; step: RailStep }) {
  const lines = entryInWords(step.fields as never, step.entry ?? {}, namesOf(record))
  const tables = step.fields.filter((field) => field.kind === 'rows' && lines.some((line) => line.id === field.id))
  const plain = lines.filter((line) => !tables.some((field) => field.id === line.id))
  const exception = step.exception
  return (
    <Flex vertical gap={12}>
      <Descriptions
        size="small"
        bordered
        column={1}
        items={[
          { key: 'on', label: '办理日期', children: step.on },
          ...plain.map((line) => ({ key: line.id, label: line.label, children: line.value })),
          ...(exception
            ? [
                { key: 'by', label: '决定组织', children: exception.decidedBy },
                { key: 'no', label: '文号', children: exception.docNo },
                { key: 'why', label: '事由', children: exception.reason },
              ]
            : []),
          ...(step.reason ? [{ key: 'reason', label: '说明', children: step.reason }] : []),
        ]}
      />
      {tables.map((field) => (
        <div key={field.id}>
          <Typography.Text strong>{field.label}</Typography.Text>
          <Rows record={record} step={step} field={field} />
        </div>
      ))}
      <FindingList findings={step.findings} />
      <VerdictList verdict={step.verdict} />
    </Flex>
  )
}

function Days({ step }: { step: RailStep }) {
  const items = [
    step.earliest ? { key: 'earliest', label: '最早', children: step.earliest.trace.at(-1)?.value ?? step.earliest.day } : null,
    step.latest
      ? { key: 'latest', label: '最迟', children: step.latest.trace.map((line) => `${line.label} ${line.value}`).join('；') }
      : null,
    { key: 'papers', label: '材料', children: step.papers.join('、') },
  ].flatMap((item) => item ?? [])
  return <Descriptions size="small" column={1} items={items} />
}

function waitingFor(status: CaseStatus, step: RailStep): string {
  if (status !== 'running') return '这件事项现在不能办理'
  if (step.state === 'later') return '还没有轮到这一步；前面的步骤办完后办理'
  return step.actor === 'superior' ? '这一步由上级党组织办理' : '您当前的身份不能办理这一步'
}

/** One step: what is to be done, by which article, between which days; its form when it is its turn, else its record. */
export function StepPanel({ record, step, isCorrecting, mayAct, onCorrect, onDone }: Props) {
  const isTurn = step.state === 'current' && record.status === 'running'
  const mayCorrect = step.state === 'done' && mayAct && (record.status === 'running' || record.status === 'ended')
  const hasForm = (isTurn && mayAct) || (isCorrecting && mayCorrect)
  return (
    <Flex vertical gap={12}>
      <Flex justify="space-between" align="start" wrap gap={8}>
        <Space wrap>
          <Typography.Title level={4} style={{ margin: 0 }}>
            {step.title}
          </Typography.Title>
          <Tag>{RAIL_LABELS[step.state]}</Tag>
          {step.isLate ? <Tag color="red">逾期</Tag> : null}
        </Space>
        {mayCorrect ? <Button onClick={() => onCorrect(!isCorrecting)}>{isCorrecting ? '不更正' : '更正'}</Button> : null}
      </Flex>
      <div>{step.task}</div>
      <CitesButton title={step.title} cites={step.cites} />
      <Days step={step} />
      {record.returned && isTurn ? (
        <Alert type="warning" showIcon title={`${record.returned.on} 退回：${record.returned.reason}`} />
      ) : null}
      {hasForm ? (
        <StepForm key={`${step.id}${record.seq}`} record={record} step={step} isCorrection={isCorrecting} onDone={onDone} />
      ) : null}
      {!hasForm && step.on ? <Recorded record={record} step={step} /> : null}
      {!hasForm && !step.on ? <Alert type="info" title={waitingFor(record.status, step)} /> : null}
    </Flex>
  )
}
