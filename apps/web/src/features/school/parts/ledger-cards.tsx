import { dayAt } from '@hongzhu/domain'
import { Button, Card, Flex, Table, Timeline, Typography } from 'antd'
import type { CardProps } from './cover-cards.tsx'
import { NUMBER_LABELS } from './school-data.ts'

/** Numbers by day, newest first; the latest of each item stands on top. */
export function Numbers({ school, run }: CardProps) {
  return (
    <Card
      size="small"
      title="人数"
      extra={
        run ? (
          <Button size="small" onClick={() => run({ kind: 'number' })}>
            登记人数
          </Button>
        ) : null
      }
    >
      <Table
        size="small"
        rowKey={(row) => `${row.item}${row.on}`}
        scroll={{ x: 456 }}
        pagination={school.numbers.length > 8 ? { pageSize: 8, size: 'small', showSizeChanger: false } : false}
        dataSource={[...school.numbers]}
        locale={{ emptyText: '没有登记过人数' }}
        columns={[
          { title: '项目', dataIndex: 'item', width: 104, render: (item: string) => NUMBER_LABELS[item] },
          { title: '人数（人）', dataIndex: 'amount', width: 88, align: 'right' },
          { title: '统计日期', dataIndex: 'on', width: 104 },
          { title: '来源', dataIndex: 'source', width: 160 },
        ]}
      />
    </Card>
  )
}

/** Campuses in use. */
export function Campuses({ school, run }: CardProps) {
  return (
    <Card
      size="small"
      title="校区"
      extra={
        run ? (
          <Button size="small" onClick={() => run({ kind: 'campus' })}>
            启用校区
          </Button>
        ) : null
      }
    >
      {school.campuses.length === 0 ? <Typography.Text type="secondary">只有一个校区，或者没有登记</Typography.Text> : null}
      {school.campuses.map((campus) => (
        <Flex key={campus.id} justify="space-between" gap={8}>
          <span>
            {campus.name}
            {campus.address ? `，${campus.address}` : ''}（{campus.from} 起{campus.until ? `，${campus.until} 停用` : ''}）
          </span>
          {run && !campus.until ? (
            <Button type="link" size="small" onClick={() => run({ kind: 'closeCampus', id: campus.id })}>
              停用
            </Button>
          ) : null}
        </Flex>
      ))}
    </Card>
  )
}

/** Changes with who recorded them when. */
export function Changes({ school }: Pick<CardProps, 'school'>) {
  return (
    <Card size="small" title="变动记录">
      {school.events.length === 0 ? <Typography.Text type="secondary">没有登记过变动</Typography.Text> : null}
      <Timeline
        items={school.events.map((event) => ({
          key: event.id,
          content: (
            <>
              <div>{`${event.on} · ${event.text}`}</div>
              <Typography.Text type="secondary">
                {[event.docNo, `${event.recordedBy ?? '导入'}于 ${dayAt(event.recordedAt)} 录入`].filter(Boolean).join('；')}
              </Typography.Text>
            </>
          ),
        }))}
      />
    </Card>
  )
}
