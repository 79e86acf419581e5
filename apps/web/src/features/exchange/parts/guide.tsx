import { useQuery } from '@tanstack/react-query'
import { Button, Card, Flex, Steps, Typography } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../../app/api.ts'
import { Figure } from '../../../ui/figure.tsx'
import type { Kind } from './words.ts'

interface Counts {
  orgId: string
  schools: number
  branches: number
  branchesWithTerm: number
  branchesWithMembers: number
  members: number
}

interface Step {
  kind: Kind
  title: string
  isDone: boolean
  content: ReactNode
}

/** A link within a step: it opens the list and does not choose the step. */
const listLink = (href: string, count: number) => (
  <a href={href} className="figure" onClick={(event) => event.stopPropagation()} aria-label={`${count}，查看名单`}>
    {count}
  </a>
)

const stepsOf = ({ orgId, schools, branches, branchesWithTerm, branchesWithMembers, members }: Counts): Step[] => [
  {
    kind: 'school',
    title: '学校',
    isDone: schools > 0,
    content: schools > 0 ? <>已有 {listLink('/schools', schools)} 所</> : '先导入学校名录',
  },
  {
    kind: 'org',
    title: '党组织和届期',
    isDone: branches > 0 && branchesWithTerm === branches,
    content:
      branches > 0 ? (
        <>
          党支部 <Figure id="org.branches" orgId={orgId} value={{ text: String(branches) }} /> 个，已登记届期{' '}
          {listLink('/orgs?only=withTerm', branchesWithTerm)} 个
        </>
      ) : (
        '再导入党组织，连同本届选举日期和职数'
      ),
  },
  {
    kind: 'member',
    title: '党员和任职',
    isDone: branches > 0 && branchesWithMembers === branches,
    content:
      members > 0 ? (
        <>
          党员 <Figure id="member.count" orgId={orgId} value={{ text: String(members) }} /> 名，有名册的党支部{' '}
          {listLink('/orgs?only=withMembers', branchesWithMembers)} 个
        </>
      ) : (
        '最后导入党员，连同党内职务'
      ),
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
        responsive
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
