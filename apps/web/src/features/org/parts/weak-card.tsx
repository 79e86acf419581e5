import { dayAt } from '@hongzhu/domain'
import { Button, Card, Descriptions, Flex, Typography } from 'antd'
import type { Command, OrgPage } from './org-data.ts'

type Listing = OrgPage['weakListings'][number]
const paper = (day: string | null, docNo: string | null, none: string) => (day ? `${day}（${docNo ?? ''}）` : none)

function One({ listing, run }: { listing: Listing; run: ((command: Command) => void) | undefined }) {
  const next = listing.planOn ? 'weak.accept' : 'weak.plan'
  return (
    <div>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'listed', label: '列入', children: `${listing.listedOn}，${listing.decidedBy}（${listing.docNo}）` },
          { key: 'reason', label: '原因', children: listing.reason },
          { key: 'plan', label: '整顿方案', children: paper(listing.planOn, listing.planDocNo, '还没有登记') },
          { key: 'accepted', label: '验收', children: paper(listing.acceptedOn, listing.acceptedDocNo, '整顿中') },
        ]}
      />
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Typography.Text type="secondary">
          {listing.recordedBy ?? '导入'}于 {dayAt(listing.recordedAt)} 录入
        </Typography.Text>
        {run && !listing.acceptedOn ? (
          <Button size="small" onClick={() => run({ kind: next, listingId: listing.id })}>
            {next === 'weak.plan' ? '登记整顿方案' : '登记验收'}
          </Button>
        ) : null}
      </Flex>
    </div>
  )
}

/** 软弱涣散名单: listed, planned, accepted, by the superior (ORG-19). */
export function WeakCard({ org, run }: { org: OrgPage; run: ((command: Command) => void) | undefined }) {
  if (org.weakListings.length === 0) return null
  return (
    <Card size="small" title="软弱涣散基层党组织整顿">
      <Flex vertical gap={16}>
        {org.weakListings.map((listing) => (
          <One key={listing.id} listing={listing} run={org.isSuperior ? run : undefined} />
        ))}
      </Flex>
    </Card>
  )
}
