import type { ImportRow } from '@hongzhu/contract/exchange'
import { Button, Flex, Table, Typography } from 'antd'

interface Props {
  row: ImportRow
  isLocked: boolean
  onChoose: (choice: string | null) => Promise<void>
}

const FIELD_OF: Record<string, string> = {
  公民身份号码: 'idNo',
  出生日期: 'bornOn',
  入党日期: 'joinedOn',
  学历: 'education',
  联系电话: 'phone',
}

/** The row and the people it may be about, side by side; somebody says which. */
export function Candidates({ row, isLocked, onChoose }: Props) {
  const labels = [...new Set(row.candidates.flatMap((candidate) => candidate.detail.map((entry) => entry.label)))]
  const lines = [
    { label: '姓名', own: row.cells.name?.text ?? '', values: row.candidates.map((candidate) => candidate.name) },
    { label: '所在组织', own: row.cells.org?.text ?? '', values: row.candidates.map((candidate) => candidate.orgName) },
    ...labels.map((label) => ({
      label,
      own: row.cells[FIELD_OF[label] ?? '']?.text || '未填',
      values: row.candidates.map((candidate) => candidate.detail.find((entry) => entry.label === label)?.value ?? ''),
    })),
  ]
  const chosen = (choice: string) => (row.choice === choice ? ('primary' as const) : ('default' as const))
  return (
    <Flex vertical gap={8} style={{ maxWidth: 860 }}>
      <Typography.Text>名册中可能已有这个人，请核对后选择：</Typography.Text>
      <Table
        size="small"
        bordered
        rowKey="label"
        pagination={false}
        dataSource={lines}
        columns={[
          { title: '', dataIndex: 'label', width: 110 },
          { title: `表中第 ${row.rowNo} 行`, dataIndex: 'own', width: 220 },
          ...row.candidates.map((candidate, index) => ({
            title: row.candidates.length > 1 ? `现有记录 ${index + 1}` : '现有记录',
            key: candidate.id,
            width: 220,
            render: (_: unknown, line: (typeof lines)[number]) => line.values[index],
          })),
        ]}
      />
      <Flex gap={8} wrap>
        {row.candidates.map((candidate, index) => (
          <Button
            key={candidate.id}
            size="small"
            type={chosen(`same:${candidate.id}`)}
            disabled={isLocked || !candidate.mayBeSame}
            onClick={() => onChoose(`same:${candidate.id}`)}
          >
            {row.candidates.length > 1 ? `与现有记录 ${index + 1} 是同一人` : '是同一人'}
          </Button>
        ))}
        <Button size="small" type={chosen('new')} disabled={isLocked} onClick={() => onChoose('new')}>
          是另一个人，新增
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
