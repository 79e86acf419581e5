import { useQuery } from '@tanstack/react-query'
import { Alert, Flex, Segmented, Table } from 'antd'
import { useState } from 'react'
import { api } from '../app/api.ts'
import { Problems } from './problems.tsx'

interface Props {
  orgId: string
  figureRef: string
  on?: string | undefined
  parts: readonly { key: string; title: string }[]
  isShare: boolean
  /** Opens the figure of one part. */
  onOpen: (ref: string) => void
}

/** A figure broken down, with the check that the parts make the whole. */
export function TraceParts({ orgId, figureRef, on, parts, isShare, onOpen }: Props) {
  const [chosen, setChosen] = useState<string>()
  const part = parts.some((entry) => entry.key === chosen) ? chosen : parts[0]?.key
  const found = useQuery({
    ...api.figure.parts.queryOptions({ input: { orgId, ref: figureRef, part: part ?? '', ...(on ? { on } : {}) } }),
    enabled: part !== undefined,
  })
  if (!part) return null
  const columns = isShare
    ? [
        { title: '分子', dataIndex: 'numerator', width: 84, align: 'right' as const },
        { title: '分母', dataIndex: 'denominator', width: 84, align: 'right' as const },
      ]
    : []
  return (
    <Flex vertical gap={8}>
      <Segmented
        aria-label="分组方式"
        value={part}
        onChange={setChosen}
        options={parts.map((entry) => ({ value: entry.key, label: entry.title }))}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Problems error={found.error} />
      <Table
        size="small"
        rowKey="key"
        loading={found.isFetching}
        dataSource={found.data?.parts ?? []}
        pagination={{ pageSize: 15, hideOnSinglePage: true, size: 'small' }}
        scroll={{ x: 320 }}
        locale={{ emptyText: '没有记录，无从分组' }}
        columns={[
          { title: parts.find((entry) => entry.key === part)?.title, dataIndex: 'label' },
          ...columns,
          {
            title: '数值',
            dataIndex: 'text',
            width: 96,
            align: 'right',
            render: (text: string, row) => (
              <button
                type="button"
                className="figure"
                aria-label={`${row.label}${text}，查看数据来源`}
                onClick={() => onOpen(row.ref)}
              >
                {text}
              </button>
            ),
          },
        ]}
      />
      {found.data ? (
        found.data.closed ? (
          <span>
            各组合计与总数一致：
            {found.data.total.denominator === null
              ? found.data.total.text
              : `分子 ${found.data.total.numerator}，分母 ${found.data.total.denominator}`}
            。
          </span>
        ) : (
          <Alert type="warning" showIcon title={`各组合计与总数相差 ${found.data.difference}，请核对记录。`} />
        )
      ) : null}
    </Flex>
  )
}
