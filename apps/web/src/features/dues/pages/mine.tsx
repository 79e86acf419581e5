import {
  CHANGE_REASON_LABELS,
  type ChangeReason,
  PAYER_KIND_LABELS,
  type PayerKind,
  REDUCTION_KIND_LABELS,
} from '@hongzhu/domain/dues'
import { lawById } from '@hongzhu/domain/norms'
import { useQuery } from '@tanstack/react-query'
import { Card, Empty, Flex, Typography } from 'antd'
import { api, type client } from '../../../app/api.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { ReadFailure } from '../../../ui/read-failure.tsx'
import { inYuan } from '../parts/money.ts'

type Own = Awaited<ReturnType<typeof client.dues.mine>>

/** One year: the amount, how it came about, and what was decided inside the year. */
function Year({ year, own }: { year: Own['years'][number]; own: Own }) {
  const within = (from: string, until = from) => Number(from.slice(0, 4)) <= year.year && Number(until.slice(0, 4)) >= year.year
  return (
    <Card size="small" title={`${year.year}年　每月 ${inYuan(year.amountFen)} 元`}>
      <Flex vertical gap={4}>
        <Typography.Text type="secondary">
          {year.orgName} {year.decidedOn} 核定（{year.docNo}），{PAYER_KIND_LABELS[year.kind as PayerKind]}
          {year.confirmedOn ? `，本人 ${year.confirmedOn} 确认` : '，没有本人确认的记录'}
        </Typography.Text>
        {year.trace.map((step) => (
          <div key={step.label + step.value}>
            {step.label}：{step.value}
            {step.cite ? (
              <Typography.Text type="secondary">
                {' '}
                （{lawById(step.cite.law)?.title ?? step.cite.law}
                {step.cite.article}）
              </Typography.Text>
            ) : null}
          </div>
        ))}
        {own.changes
          .filter((one) => within(one.fromMonth))
          .map((one) => (
            <div key={one.id}>
              年内调整：自 {one.fromMonth} 起每月 {inYuan(one.newFen)} 元，{CHANGE_REASON_LABELS[one.cause as ChangeReason]}（
              {one.decidedOn} {one.docNo}）
            </div>
          ))}
        {own.reductions
          .filter((one) => within(one.fromMonth, one.untilMonth))
          .map((one) => (
            <div key={one.id}>
              {REDUCTION_KIND_LABELS[one.kind]}：{one.fromMonth} 至 {one.untilMonth}
              {one.kind === 'reduce' ? `，每月 ${inYuan(one.amountFen)} 元` : ''}
            </div>
          ))}
      </Flex>
    </Card>
  )
}

/** 我的党费: one's own amounts with their reasons; nobody else's. */
export function Page() {
  const found = useQuery(api.dues.mine.queryOptions({ input: {} }))
  const own = found.data
  return (
    <PageFrame title="我的党费">
      <ReadFailure of={found} />
      <Flex vertical gap={12} style={{ maxWidth: 860 }}>
        {own?.years.map((year) => (
          <Year key={`${year.year}${year.orgName}`} year={year} own={own} />
        ))}
        {own && own.years.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="支部还没有登记您的党费核定" />
        ) : null}
      </Flex>
    </PageFrame>
  )
}
