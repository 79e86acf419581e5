import { useQuery } from '@tanstack/react-query'
import { Button, Card, Flex, Steps, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import type { Kind } from './words.ts'

interface Counts {
  schools: number
  orgs: number
  branches: number
  branchesWithTerm: number
  branchesWithMembers: number
  members: number
}

const stepsOf = (counts: Counts): { kind: Kind; title: string; isDone: boolean; content: string }[] => [
  {
    kind: 'school',
    title: '学校',
    isDone: counts.schools > 0,
    content: counts.schools > 0 ? `已有 ${counts.schools} 所` : '先导入学校名录',
  },
  {
    kind: 'org',
    title: '党组织和届期',
    isDone: counts.branches > 0 && counts.branchesWithTerm === counts.branches,
    content:
      counts.branches > 0
        ? `党支部 ${counts.branches} 个，已登记届期 ${counts.branchesWithTerm} 个`
        : '再导入党组织，连同本届选举日期和职数',
  },
  {
    kind: 'member',
    title: '党员和任职',
    isDone: counts.branches > 0 && counts.branchesWithMembers === counts.branches,
    content:
      counts.members > 0
        ? `党员 ${counts.members} 名，有名册的党支部 ${counts.branchesWithMembers} 个`
        : '最后导入党员，连同党内职务',
  },
]

/** The order of the first filling: schools, organisations, members; then the due list comes by itself. */
export function Guide({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const guide = useQuery(api.exchange.guide.queryOptions({ input: {} }))
  if (!guide.data) return null
  const steps = stepsOf(guide.data)
  const isReady = steps.every((step) => step.isDone)
  return (
    <Card size="small" title={`${guide.data.orgName}的名册`}>
      <Steps
        size="small"
        current={steps.findIndex((step) => step.kind === kind)}
        onChange={(index) => onKind(steps[index]?.kind ?? 'school')}
        items={[
          ...steps.map((step) => ({
            title: step.title,
            content: step.content,
            status: step.isDone ? ('finish' as const) : step.kind === kind ? ('process' as const) : ('wait' as const),
          })),
          {
            title: '待办',
            content: '按届期和规定自动列出',
            status: isReady ? ('finish' as const) : ('wait' as const),
            disabled: true,
          },
        ]}
      />
      <Flex justify="end" gap={8} style={{ marginTop: 4 }}>
        {guide.data.branches > 0 ? (
          <Button type="link" size="small" href="/home">
            看待办
          </Button>
        ) : (
          <Typography.Text type="secondary">从第一步做起；每一步都可以先下载模板。</Typography.Text>
        )}
      </Flex>
    </Card>
  )
}
