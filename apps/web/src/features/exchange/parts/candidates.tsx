import type { ImportRow } from '@hongzhu/contract/exchange'
import { Button, Flex, Grid, Table, Typography } from 'antd'

interface Props {
  row: ImportRow
  isLocked: boolean
  onChoose: (choice: string | null) => Promise<void>
}

/** The row and the people it may be about, side by side; somebody says which. */
export function Candidates({ row, isLocked, onChoose }: Props) {
  const isPhone = Grid.useBreakpoint().md === false
  const own = (key: string) => row.cells[key]?.will ?? row.cells[key]?.text ?? ''
  const items = row.candidates[0]?.detail ?? []
  const lines = [
    { label: '姓名', own: own('name'), values: row.candidates.map((candidate) => candidate.name) },
    { label: '所在组织', own: own('org'), values: row.candidates.map((candidate) => candidate.orgName) },
    ...items.map(({ key, label }) => ({
      label,
      own: own(key) || '未填',
      values: row.candidates.map((candidate) => candidate.detail.find((entry) => entry.key === key)?.value ?? ''),
    })),
  ]
  const titles = row.candidates.map((candidate) => candidate.title)
  const titleOf = (index: number) => {
    const title = titles[index] ?? ''
    return titles.filter((other) => other === title).length > 1
      ? `${title} ${titles.slice(0, index + 1).filter((other) => other === title).length}`
      : title
  }
  const chosen = (choice: string) => (row.choice === choice ? ('primary' as const) : ('default' as const))
  return (
    <Flex vertical gap={8} style={{ maxWidth: 860 }}>
      <Typography.Text>可能是同一个人，请核对后选择；不选的不写入：</Typography.Text>
      <Table
        size="small"
        bordered
        rowKey="label"
        pagination={false}
        dataSource={lines}
        columns={[
          { title: '', dataIndex: 'label', ...(isPhone ? {} : { width: 110 }) },
          { title: `表中第 ${row.rowNo} 行`, dataIndex: 'own', ...(isPhone ? {} : { width: 220 }) },
          ...row.candidates.map((candidate, index) => ({
            title: titleOf(index),
            key: candidate.choice,
            ...(isPhone ? {} : { width: 220 }),
            render: (_: unknown, line: (typeof lines)[number]) => line.values[index],
          })),
        ]}
      />
      <Flex gap={8} wrap>
        {row.candidates.map((candidate, index) => (
          <Button
            key={candidate.choice}
            size="small"
            type={chosen(candidate.choice)}
            disabled={isLocked || !candidate.mayBeSame}
            onClick={() => onChoose(candidate.choice)}
          >
            {row.candidates.length > 1 ? `与${titleOf(index)}是同一人` : '是同一人'}
          </Button>
        ))}
        <Button size="small" type={chosen('new')} disabled={isLocked} onClick={() => onChoose('new')}>
          不是同一人，新增
        </Button>
        <Button size="small" type={chosen('skip')} disabled={isLocked} onClick={() => onChoose('skip')}>
          这一行不导入
        </Button>
        {row.choice && !isLocked ? (
          <Button size="small" type="link" onClick={() => onChoose(null)}>
            重新选择
          </Button>
        ) : null}
      </Flex>
      {row.candidates.some((candidate) => !candidate.mayBeSame) ? (
        <Typography.Text type="secondary">身份号码不同的不能作为同一人；号码写错的，请改正后重新上传。</Typography.Text>
      ) : null}
    </Flex>
  )
}
