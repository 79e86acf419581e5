import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import { api } from '../../../app/api.ts'

/** How long records are kept (SEC-28). */
export function Retention() {
  const state = useQuery(api.audit.state.queryOptions({ input: {} }))
  return (
    <Typography.Paragraph type="secondary" style={{ marginTop: 16 }}>
      {state.data?.retention.join('')}
    </Typography.Paragraph>
  )
}
