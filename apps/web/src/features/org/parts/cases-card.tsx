import { CASE_STATUS_LABELS } from '@hongzhu/domain/procedure'
import { useQuery } from '@tanstack/react-query'
import { Button, Card, Flex, Tag, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useMay } from '../../../app/session.tsx'
import { Problems } from '../../../ui/problems.tsx'
import type { OrgPage } from './org-data.ts'

const SHOWN = 6

/** 办理事项: what is under way here and below, and the way to begin. */
export function CasesCard({ org, canAct }: { org: OrgPage; canAct: boolean }) {
  const may = useMay()
  const list = useQuery({
    ...api.procedure.list.queryOptions({ input: { orgId: org.id, status: 'running', pageSize: SHOWN } }),
    enabled: may('case.read'),
  })
  if (!may('case.read')) return null
  const { rows = [], total = 0 } = list.data ?? {}
  return (
    <Card
      size="small"
      title={`办理事项（${total}）`}
      extra={
        canAct && may('case.write') ? (
          <Button size="small" href={`/cases?org=${org.id}&begin=1`}>
            开始办理
          </Button>
        ) : null
      }
    >
      <Problems error={list.error} />
      <Flex vertical gap={6}>
        {rows.map((row) => (
          <div key={row.id}>
            <a href={`/cases/${row.id}`}>{row.name}</a> {row.orgId === org.id ? null : row.orgName}
            <Typography.Text type="secondary">
              {' '}
              {row.step ?? CASE_STATUS_LABELS[row.status]}
              {row.due ? `，最迟 ${row.due}` : ''}
            </Typography.Text>{' '}
            {row.isLate ? <Tag color="red">逾期</Tag> : null}
          </div>
        ))}
        {rows.length === 0 && !list.isPending ? <Typography.Text type="secondary">没有正在办理的事项</Typography.Text> : null}
        {total > 0 ? <a href={`/cases?org=${org.id}`}>全部办理事项</a> : null}
      </Flex>
    </Card>
  )
}
