import { momentAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { Card, Descriptions, Flex, Skeleton, Table, Tag } from 'antd'
import { api } from '../../../app/api.ts'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Clock } from '../parts/clock.tsx'

const ENVIRONMENTS: Record<string, string> = { demo: '演示', production: '正式', test: '测试' }

/** `5 0 * * *` → 每天 00:05，`7 * * * *` → 每小时第 7 分. */
function scheduleInWords(cron: string): string {
  const [minute = '', hour = ''] = cron.split(' ')
  if (hour === '*') return `每小时第 ${minute} 分`
  return `每天 ${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}

export function Page() {
  const status = useQuery(api.system.status.queryOptions({ input: {} }))
  const data = status.data
  return (
    <PageFrame title="运行情况">
      <Problems error={status.error} />
      {status.isPending ? <Skeleton active /> : null}
      {data ? (
        <Flex vertical gap={16}>
          <Card size="small">
            <Descriptions
              size="small"
              column={{ xs: 1, sm: 2, lg: 3 }}
              items={[
                { key: 'env', label: '运行方式', children: ENVIRONMENTS[data.environment] ?? data.environment },
                {
                  key: 'db',
                  label: '数据库',
                  children: `PostgreSQL ${data.databaseVersion}${data.isEmbedded ? '（自带）' : '（服务器）'}`,
                },
                { key: 'today', label: '系统日期', children: data.today },
                { key: 'up', label: '启动时间', children: momentAt(data.startedAt) },
                { key: 'memory', label: '内存（MB）', children: data.memoryMegabytes },
                { key: 'derived', label: '待办推导到', children: data.derivedFor ?? '还没有' },
              ]}
            />
          </Card>
          <Clock {...data.clock} />
          <Table
            size="middle"
            rowKey="name"
            dataSource={data.jobs}
            pagination={false}
            scroll={{ x: 720 }}
            columns={[
              { title: '后台任务', dataIndex: 'label' },
              { title: '时间', dataIndex: 'schedule', width: 130, render: scheduleInWords },
              { title: '最近一次', width: 190, render: (_, job) => (job.last ? momentAt(job.last.startedAt) : '还没有运行过') },
              {
                title: '结果',
                width: 260,
                render: (_, job) =>
                  job.last === null ? (
                    '—'
                  ) : job.last.ok === null ? (
                    <Tag>进行中</Tag>
                  ) : job.last.ok ? (
                    <Tag color="green">成功</Tag>
                  ) : (
                    <>
                      <Tag color="volcano">失败</Tag>
                      {job.last.note}
                    </>
                  ),
              },
            ]}
          />
        </Flex>
      ) : null}
    </PageFrame>
  )
}
