import { momentAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import { api } from '../../../app/api.ts'

interface Extent {
  since: string | null
  archived: number
  archivedUntil: string | null
}
function extentInWords({ since, archived, archivedUntil }: Extent): string {
  if (since === null) return ''
  const kept = `现存最早一条为 ${momentAt(since)}；`
  return archivedUntil === null
    ? `${kept}还没有到期归档的记录。`
    : `${kept}已归档 ${archived.toLocaleString()} 条，最晚一条为 ${momentAt(archivedUntil)}。`
}

/** How long records are kept (SEC-28). */
export function Retention() {
  const state = useQuery(api.audit.state.queryOptions({ input: {} }))
  return (
    <Typography.Paragraph type="secondary" style={{ marginTop: 16 }}>
      {state.data?.retention.join('')}
      {state.data ? extentInWords(state.data) : null}
    </Typography.Paragraph>
  )
}
