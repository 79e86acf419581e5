import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Alert, Card, Empty, Flex, Skeleton, Table, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { Cite } from '../../../ui/cite.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { Effect } from '../parts/effect.tsx'
import { Parameters } from '../parts/parameters.tsx'

export function Page() {
  const { ruleId } = useParams({ strict: false }) as { ruleId: string }
  const query = useQuery(api.rule.get.queryOptions({ input: { ruleId } }))
  const rule = query.data
  return (
    <PageFrame
      title={rule ? `${rule.id} ${rule.title}` : ruleId}
      trail={[{ title: '法规与规则', path: '/rules' }]}
      state={rule ? <Effect effect={rule.effect} /> : null}
    >
      <Problems error={query.error} />
      {query.isPending ? <Skeleton active /> : null}
      {rule ? (
        <Flex vertical gap={16}>
          {rule.doubts.length > 0 ? (
            <Alert
              type="warning"
              showIcon
              title="有待与组织部门核对的问题"
              description={rule.doubts.map((doubt) => <div key={doubt}>{doubt}</div>)}
            />
          ) : null}
          {[...rule.versions].reverse().map((version) => (
            <Card
              key={version.since}
              size="small"
              title={`自 ${version.since} 起${version.until ? `，至 ${version.until} 止` : ''}`}
            >
              <Typography.Paragraph>{version.text}</Typography.Paragraph>
              {version.cites.map((cite) => (
                <Cite key={cite.law + cite.article + cite.gist} cite={cite as never} lawTitle={cite.lawTitle} />
              ))}
            </Card>
          ))}
          <Parameters rows={rule.parameters} />
          <Card size="small" title={`例子（${rule.cases.length}）`}>
            <Table
              size="small"
              rowKey={(row) => row.sentence + row.expected}
              dataSource={rule.cases}
              pagination={rule.cases.length > 20 ? { pageSize: 20 } : false}
              scroll={{ x: 600 }}
              columns={[
                { title: '情形', dataIndex: 'sentence' },
                { title: '结论', dataIndex: 'expected' },
              ]}
            />
          </Card>
          <Card
            size="small"
            id="affected"
            title={rule.affectedTotal === null ? '现涉及的组织' : `现涉及的组织（${rule.affectedTotal} 项）`}
          >
            {rule.affected.length === 0 ? (
              <Empty
                image={Empty.PRESENTED_IMAGE_SIMPLE}
                description={rule.affectedTotal === null ? '您当前的身份看不到组织情况' : '目前没有组织不符合这条规则'}
              />
            ) : (
              <Table
                size="small"
                rowKey={(row) => row.orgId + row.message}
                dataSource={rule.affected}
                pagination={{ pageSize: 20 }}
                scroll={{ x: 600 }}
                columns={[
                  {
                    title: '组织',
                    dataIndex: 'orgName',
                    width: 260,
                    render: (name: string, row) => <a href={`/orgs/${row.orgId}`}>{name}</a>,
                  },
                  { title: '情况', dataIndex: 'message' },
                ]}
              />
            )}
          </Card>
        </Flex>
      ) : null}
    </PageFrame>
  )
}
