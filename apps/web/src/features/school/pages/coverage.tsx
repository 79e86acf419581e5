import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Col, Empty, Flex, Row, Skeleton, Statistic, Table, type TableColumnsType, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import type { CoverageLine } from '../parts/school-data.ts'
import { SectionTabs } from '../parts/section-tabs.tsx'

type Share = CoverageLine['work']
const NONE = '—'

/** A percentage with both numbers beside it; opens the list it counts. */
function ShareCell({ share, href }: { share: Share; href: string }) {
  return (
    <a href={href}>
      {share.percent ?? NONE}
      <Typography.Text type="secondary" style={{ marginInlineStart: 6 }}>
        {share.numerator}/{share.denominator}
      </Typography.Text>
    </a>
  )
}

function Gauge({ title, share, href, note, id }: { title: string; share: Share; href: string; note: string; id?: string }) {
  const me = useMe()
  const { on } = useAsOf()
  const org = me.data?.grant?.orgId
  const text = share.percent ?? NONE
  return (
    <Card size="small" style={{ height: '100%' }}>
      <Statistic
        title={title}
        valueRender={() => (id && org ? <Figure id={id} orgId={org} on={on} value={{ text }} /> : <a href={href}>{text}</a>)}
        suffix={<a href={href} style={{ fontSize: '0.6em' }}>{`${share.numerator} / ${share.denominator} 所`}</a>}
      />
      <Typography.Text type="secondary">{note}</Typography.Text>
    </Card>
  )
}

/** How many schools no organisation covers, as a number that opens. */
function Blank({ count }: { count: number }) {
  const me = useMe()
  const org = me.data?.grant?.orgId
  return org ? <Figure id="coverage.blank" orgId={org} value={{ text: String(count) }} /> : count
}

function columnsFor(filter: string, label: string): TableColumnsType<CoverageLine> {
  const list = (line: CoverageLine, state?: string) =>
    `/schools?${new URLSearchParams({ [filter]: line.key, ...(state ? { state } : {}) })}`
  const count = (title: string, key: 'own' | 'joint' | 'attached') => ({
    title,
    dataIndex: key,
    width: 88,
    align: 'right' as const,
  })
  const open = (title: string, key: 'workOnly' | 'blank', state: string) => ({
    title,
    dataIndex: key,
    width: 110,
    align: 'right' as const,
    render: (value: number, line: CoverageLine) => (value > 0 ? <a href={list(line, state)}>{value}</a> : 0),
  })
  return [
    { title: label, dataIndex: 'label', width: 150 },
    {
      title: '学校（所）',
      dataIndex: 'units',
      width: 96,
      align: 'right',
      render: (units: number, line) => <a href={list(line)}>{units}</a>,
    },
    {
      title: '组织覆盖',
      dataIndex: 'organisation',
      width: 160,
      align: 'right',
      render: (share: Share, line) => <ShareCell share={share} href={list(line, 'covered')} />,
    },
    count('单独', 'own'),
    count('联合', 'joint'),
    count('挂靠', 'attached'),
    {
      title: '工作覆盖',
      dataIndex: 'work',
      width: 160,
      align: 'right',
      render: (share: Share, line) => <ShareCell share={share} href={list(line)} />,
    },
    open('仅有工作覆盖', 'workOnly', 'workOnly'),
    open('空白', 'blank', 'blank'),
  ]
}

function LineTable({ label, filter, lines }: { label: string; filter: string; lines: readonly CoverageLine[] }) {
  return (
    <Card size="small" title={`按${label}`}>
      <Table<CoverageLine>
        size="small"
        rowKey="key"
        pagination={false}
        scroll={{ x: 1040 }}
        dataSource={[...lines]}
        columns={columnsFor(filter, label)}
        locale={{ emptyText: <Empty description="这一天管理范围内没有学校" /> }}
      />
    </Card>
  )
}

function Trend() {
  const { on } = useAsOf()
  const trend = useQuery(api.coverage.trend.queryOptions({ input: on ? { on } : {} }))
  return (
    <Card size="small" title="逐季变化（各季末）">
      <Problems error={trend.error} />
      <Table
        size="small"
        rowKey="on"
        loading={trend.isPending}
        pagination={false}
        scroll={{ x: 560 }}
        dataSource={trend.data?.rows ?? []}
        columns={[
          { title: '截止日', dataIndex: 'on', width: 120 },
          ...(['organisation', 'work'] as const).map((key) => ({
            title: key === 'organisation' ? '组织覆盖' : '工作覆盖',
            dataIndex: key,
            align: 'right' as const,
            render: (share: Share) => `${share.percent ?? NONE}（${share.numerator}/${share.denominator}）`,
          })),
          { title: '空白（所）', dataIndex: 'blank', width: 100, align: 'right' as const },
        ]}
      />
    </Card>
  )
}

export function Page() {
  const { on } = useAsOf()
  const may = useMay()
  const summary = useQuery(api.coverage.summary.queryOptions({ input: on ? { on } : {} }))
  const data = summary.data
  return (
    <PageFrame
      title="学校与覆盖"
      state={data ? <Typography.Text type="secondary">截止 {data.on}</Typography.Text> : null}
      actions={
        may('export.run') ? (
          <Button href={`/api/coverage/export${on ? `?on=${on}` : ''}`} download>
            导出台账
          </Button>
        ) : null
      }
    >
      <SectionTabs current="/coverage" />
      <Problems error={summary.error} />
      {summary.isPending ? <Skeleton active /> : null}
      {data ? (
        <Flex vertical gap={16}>
          <Row gutter={[16, 16]}>
            <Col xs={12} lg={6}>
              <Gauge
                id="coverage.org"
                title="党组织覆盖率"
                share={data.total.organisation}
                href="/schools?state=covered"
                note={`没有组织覆盖 ${data.total.workOnly + data.total.blank} 所`}
              />
            </Col>
            <Col xs={12} lg={6}>
              <Gauge
                id="coverage.work"
                title="党的工作覆盖率"
                share={data.total.work}
                href="/schools"
                note={`仅有工作覆盖 ${data.total.workOnly} 所，空白 ${data.total.blank} 所`}
              />
            </Col>
            <Col xs={12} lg={6}>
              <Gauge
                id="dossier.complete"
                title="未覆盖学校五个清"
                share={data.dossier}
                href="/schools?state=uncovered"
                note="五项都已查清"
              />
            </Col>
            <Col xs={12} lg={6}>
              <Gauge
                title={`${data.on.slice(0, 4)}年新建学校同步建立`}
                share={data.newSchools}
                href="/schools"
                note={data.definition.newSchools}
              />
            </Col>
          </Row>
          {data.total.workOnly + data.total.blank > 0 ? (
            <Alert
              type="info"
              title={
                <>
                  没有组织覆盖的学校 <Blank count={data.total.workOnly + data.total.blank} /> 所，
                  <a href="/schools?state=uncovered">逐校看原因和下一步</a>。
                </>
              }
            />
          ) : null}
          <LineTable label="办学性质" filter="ownership" lines={[...data.byOwnership, { ...data.total, key: '' }]} />
          <LineTable label="学段" filter="stage" lines={data.byStage} />
          <LineTable label="县（市、区）" filter="region" lines={data.byRegion} />
          <Trend />
          <Typography.Text type="secondary">
            组织覆盖：{data.definition.organisation}
            <br />
            工作覆盖：{data.definition.work}百分数四舍五入到一位小数，以分子、分母为准。
          </Typography.Text>
        </Flex>
      ) : null}
    </PageFrame>
  )
}
