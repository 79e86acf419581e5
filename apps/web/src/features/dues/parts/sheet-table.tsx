import type { DuesSheetLine } from '@hongzhu/contract/dues'
import { PAYER_KIND_LABELS, type PayerKind } from '@hongzhu/domain/dues'
import { lawById } from '@hongzhu/domain/norms'
import { Button, Card, Empty, Flex, Grid, Space, Table, Tag, Typography } from 'antd'
import { inYuan } from './money.ts'

interface Props {
  lines: readonly DuesSheetLine[]
  isLoading: boolean
  /** Opens the pay items of a member; none once the sheet is decided. */
  onEdit: ((line: DuesSheetLine) => void) | undefined
  /** Once it is decided: a change inside the year, and paying less or nothing. */
  onChange: ((line: DuesSheetLine) => void) | undefined
  onReduce: ((line: DuesSheetLine) => void) | undefined
  isDecided: boolean
}

const kindOf = (line: DuesSheetLine) => (line.kind ? PAYER_KIND_LABELS[line.kind as PayerKind] : '')
/** The step that says base times rate, or the flat amount. */
const sumOf = (line: DuesSheetLine) =>
  line.trace.find((step) => ['计算', '定额', '沿用上年', '按原数额调整'].includes(step.label))?.value ?? ''

function Amount({ line }: { line: DuesSheetLine }) {
  if (line.amountFen === null) return <Tag color="orange">未核定</Tag>
  return <>{inYuan(line.amountFen)}</>
}

function Difference({ line }: { line: DuesSheetLine }) {
  if (line.amountFen === null || line.beforeFen === null) return null
  const change = line.amountFen - line.beforeFen
  return <>{change === 0 ? '不变' : `${change > 0 ? '+' : ''}${inYuan(change)}`}</>
}

/** How the amount came about, step by step with its article, and what is still to be settled. */
function Why({ line }: { line: DuesSheetLine }) {
  return (
    <Flex vertical gap={4}>
      {line.items.length > 0 ? (
        <Typography.Text type="secondary">
          {line.month} 工资项目：{line.items.map((item) => `${item.label} ${inYuan(item.amountFen)}`).join('，')}
        </Typography.Text>
      ) : null}
      {line.trace.map((step) => (
        <div key={step.label + step.value}>
          {step.label}：{step.value}
          {step.cite ? (
            <Typography.Text type="secondary">
              {' '}
              （{lawById(step.cite.law)?.title ?? step.cite.law}
              {step.cite.article}）
            </Typography.Text>
          ) : null}
        </div>
      ))}
      {line.findings.map((found) => (
        <Typography.Text key={found.code + found.message} type={found.severity === 'block' ? 'danger' : 'warning'}>
          {found.message}。{found.remedy}
          {found.rule ? `（${found.rule}）` : ''}
        </Typography.Text>
      ))}
      {line.missing ? <Typography.Text type="warning">还缺：{line.missing}</Typography.Text> : null}
    </Flex>
  )
}

type Acting = Pick<Props, 'onEdit' | 'onChange' | 'onReduce'>

function Acts({ line, onEdit, onChange, onReduce }: Acting & { line: DuesSheetLine }) {
  const act = (label: string, run: ((line: DuesSheetLine) => void) | undefined) =>
    run ? (
      <Button type="link" size="small" style={{ padding: 0 }} onClick={() => run(line)}>
        {label}
      </Button>
    ) : null
  return (
    <Space size="middle">
      {act(line.kind ? '更正工资项目' : '填写工资项目', onEdit)}
      {act('调整', onChange)}
      {line.amountFen === null ? null : act('少交、免交', onReduce)}
    </Space>
  )
}

function Cards({ lines, isDecided, ...acting }: Omit<Props, 'isLoading'>) {
  return (
    <Flex vertical gap={8}>
      {lines.map((line) => (
        <Card key={line.personId} size="small">
          <Flex justify="space-between" gap={8}>
            <Space>
              <strong>{line.name}</strong>
              <Typography.Text type="secondary">{kindOf(line)}</Typography.Text>
            </Space>
            <Amount line={line} />
          </Flex>
          {isDecided && line.paysFen !== null && line.paysFen !== line.amountFen ? (
            <div>本月应交 {inYuan(line.paysFen)} 元</div>
          ) : null}
          <Why line={line} />
          <Acts line={line} {...acting} />
        </Card>
      ))}
    </Flex>
  )
}

/** The sheet of a branch and year: one member a line; a line opens to its reasons. */
export function SheetTable({ lines, isLoading, isDecided, ...acting }: Props) {
  const isPhone = Grid.useBreakpoint().md === false
  const empty = <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="当日名册上没有党员" />
  if (isPhone) return lines.length === 0 && !isLoading ? empty : <Cards lines={lines} isDecided={isDecided} {...acting} />
  const isActing = acting.onEdit || acting.onChange || acting.onReduce
  return (
    <Table<DuesSheetLine>
      size="small"
      rowKey="personId"
      loading={isLoading}
      dataSource={[...lines]}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      scroll={{ x: 980 }}
      locale={{ emptyText: empty }}
      expandable={{ expandedRowRender: (line) => <Why line={line} /> }}
      columns={[
        { title: '姓名', dataIndex: 'name', width: 120 },
        { title: '党员类别', width: 120, render: (_, line) => kindOf(line) },
        { title: '基数（元）', width: 100, align: 'right', render: (_, line) => inYuan(line.baseFen) },
        { title: '计算', render: (_, line) => sumOf(line) },
        { title: '核定每月（元）', width: 120, align: 'right', render: (_, line) => <Amount line={line} /> },
        ...(isDecided
          ? [
              {
                title: '本月应交（元）',
                width: 120,
                align: 'right' as const,
                render: (_: unknown, line: DuesSheetLine) => inYuan(line.paysFen),
              },
            ]
          : []),
        { title: '上年（元）', width: 90, align: 'right', render: (_, line) => inYuan(line.beforeFen) },
        { title: '增减', width: 80, align: 'right', render: (_, line) => <Difference line={line} /> },
        ...(isActing
          ? [{ title: '办理', width: 150, render: (_: unknown, line: DuesSheetLine) => <Acts line={line} {...acting} /> }]
          : []),
      ]}
    />
  )
}
