import { type FigureRef, PARTS, type PartKey } from '@hongzhu/domain/indicator'
import { useQuery } from '@tanstack/react-query'
import { Button, Flex, Form, Select, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { Figure } from '../../../ui/figure.tsx'
import { refOf } from '../../../ui/figure-source.ts'
import { OrgPicker } from '../../../ui/org-picker.tsx'

interface Props {
  orgId: string
  asOf: string
  onInsert: (ref: string) => void
}

/** Chooses an indicator, narrows it, shows its value, and puts it where the cursor stands. */
export function FigurePicker({ orgId, asOf, onInsert }: Props) {
  const [id, setId] = useState<string>()
  const [filters, setFilters] = useState<FigureRef['filters']>({})
  const [other, setOther] = useState<string>()
  const catalogue = useQuery({ ...api.figure.catalogue.queryOptions({ input: {} }), staleTime: Number.POSITIVE_INFINITY })
  const rows = catalogue.data?.rows ?? []
  const meaning = rows.find((row) => row.id === id)
  const groups = [...new Map(rows.map((row) => [row.capability, row.capabilityLabel]))]
  const chooseable = (meaning?.parts ?? []).filter((part) => PARTS[part.key as PartKey]?.values)
  const insert = () => {
    if (!id) return
    const ref = refOf(id, filters)
    const [head = '', ...rest] = ref.split(';')
    onInsert(other && other !== orgId ? [`${head}@${other}`, ...rest].join(';') : ref)
  }
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label="数据">
        <Select
          aria-label="选择数据"
          placeholder="输入名称查找"
          showSearch={{ optionFilterProp: 'label' }}
          value={id ?? null}
          onChange={(next: string | null) => {
            setId(next ?? undefined)
            setFilters({})
          }}
          options={groups.map(([key, label]) => ({
            label,
            options: rows.filter((row) => row.capability === key).map((row) => ({ value: row.id, label: row.title })),
          }))}
        />
      </Form.Item>
      {chooseable.map((part) => (
        <Form.Item key={part.key} label={part.title}>
          <Select
            aria-label={part.title}
            allowClear
            placeholder="不分组"
            value={filters[part.key as PartKey] ?? null}
            onChange={(next: string | null) => {
              const { [part.key as PartKey]: _, ...rest } = filters
              setFilters(next ? { ...rest, [part.key]: next } : rest)
            }}
            options={part.values.map(({ value, label }) => ({ value, label }))}
          />
        </Form.Item>
      ))}
      {meaning ? (
        <Flex vertical gap={8}>
          <Form.Item label="组织" style={{ marginBottom: 0 }}>
            <OrgPicker value={other ?? orgId} onChange={setOther} allowClear={false} />
          </Form.Item>
          <Typography.Text type="secondary">{meaning.definition}</Typography.Text>
          <Flex justify="space-between" align="center">
            <span>
              现值{' '}
              <Figure
                key={refOf(meaning.id, filters) + other}
                id={meaning.id}
                orgId={other ?? orgId}
                on={asOf}
                filters={filters}
                unit={meaning.unit}
              />
            </span>
            <Button type="primary" onClick={insert}>
              插入到光标处
            </Button>
          </Flex>
        </Flex>
      ) : (
        <Typography.Text type="secondary">
          选定数据后可按类别、性别等缩小，再插入到光标处。数据随截止日变动，定稿时固化。
        </Typography.Text>
      )}
    </Form>
  )
}
