import type { ImportBatch } from '@hongzhu/contract/exchange'
import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import { api } from '../app/api.ts'
import { useMay } from '../app/session.tsx'

/** 来源：导入批次…; nothing for records that were not imported and for those who may not open imports. */
export function ImportSource({ kind, id }: { kind: ImportBatch['kind']; id: string }) {
  const may = useMay()
  const sources = useQuery({
    ...api.exchange.sources.queryOptions({ input: { kind, subjectId: id } }),
    enabled: may('import.run'),
    retry: false,
  })
  const rows = sources.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Typography.Paragraph type="secondary">
      来源：
      {rows.map((row, index) => (
        <span key={row.id}>
          {index > 0 ? '、' : ''}
          <a href={`/import/${row.id}`}>
            导入批次 {row.id}（{row.fileName}，{row.day}）
          </a>
        </span>
      ))}
    </Typography.Paragraph>
  )
}
