import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Col, Empty, Flex, Row, Skeleton, Statistic, Table, Typography } from 'antd'
import type { ReactNode } from 'react'
import { api, type client } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { LineTable, type Place, type Share, ShareFigure } from '../parts/coverage-lines.tsx'
import { SectionTabs } from '../parts/section-tabs.tsx'

type Summary = Awaited<ReturnType<typeof client.coverage.summary>>

function Gauge({ title, share, note, id, place }: { title: string; share: Share; note: ReactNode; id: string; place: Place }) {
  return (
    <Card size="small" style={{ height: '100%' }}>
      <Statistic title={title} valueRender={() => <ShareFigure id={id} share={share} place={place} />} />
      <Typography.Text type="secondary">{note}</Typography.Text>
    </Card>
  )
}

function Gauges({ data, place }: { data: Summary; place: Place }) {
  const count = (id: string, value: number) => (
    <Figure id={id} orgId={place.orgId} on={place.on} value={{ text: String(value) }} unit=" 所" />
  )
  const { total } = data
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} sm={12} lg={6}>
        <Gauge
          id="coverage.org"
          title="党的组织覆盖率"
          share={total.organisation}
          place={place}
          note={<>组织覆盖空白 {count('coverage.blank', total.orgBlank)}</>}
        />
      </Col>
      <Col xs={24} sm={12} lg={6}>
        <Gauge
          id="coverage.work"
          title="党的工作覆盖率"
          share={total.work}
          place={place}
          note={
            <>
              仅有工作覆盖 {count('coverage.workOnly', total.workOnly)}，工作覆盖空白{' '}
              {count('coverage.workBlank', total.workBlank)}
            </>
          }
        />
      </Col>
      <Col xs={24} sm={12} lg={6}>
        <Gauge
          id="dossier.complete"
          title="组织覆盖空白学校“五个清”"
          share={data.dossier}
          place={place}
          note="五项都已查清的学校"
        />
      </Col>
      <Col xs={24} sm={12} lg={6}>
        <Gauge
          id="coverage.newSchools"
          title={`${data.on.slice(0, 4)}年新建学校同步建立`}
          share={data.newSchools}
          place={place}
          note="开办后规定天数内有党组织覆盖"
        />
      </Col>
    </Row>
  )
}

function Trend({ orgId }: { orgId: string }) {
  const { on } = useAsOf()
  const trend = useQuery(api.coverage.trend.queryOptions({ input: on ? { on } : {} }))
  const blank = (key: 'orgBlank' | 'workBlank', title: string, id: string) => ({
    title,
    dataIndex: key,
    width: 116,
    align: 'right' as const,
    render: (value: number, row: { on: string }) => <Figure id={id} orgId={orgId} on={row.on} value={{ text: String(value) }} />,
  })
  return (
    <Card size="small" title="逐季变化（各季末）">
      <Problems error={trend.error} />
      <Table
        size="small"
        rowKey="on"
        loading={trend.isPending}
        pagination={false}
        scroll={{ x: 660 }}
        dataSource={trend.data?.rows ?? []}
        columns={[
          { title: '截止日', dataIndex: 'on', width: 120 },
          ...(['organisation', 'work'] as const).map((key) => ({
            title: key === 'organisation' ? '组织覆盖' : '工作覆盖',
            dataIndex: key,
            align: 'right' as const,
            render: (share: Share, row: { on: string }) => (
              <ShareFigure
                id={key === 'organisation' ? 'coverage.org' : 'coverage.work'}
                share={share}
                place={{ orgId, on: row.on }}
              />
            ),
          })),
          blank('orgBlank', '组织覆盖空白', 'coverage.blank'),
          blank('workBlank', '工作覆盖空白', 'coverage.workBlank'),
        ]}
      />
    </Card>
  )
}

function Body({ data, place }: { data: Summary; place: Place }) {
  const { total } = data
  return (
    <Flex vertical gap={16}>
      <Gauges data={data} place={place} />
      {total.orgBlank > 0 ? (
        <Alert
          type="info"
          title={
            <>
              没有组织覆盖的学校{' '}
              <Figure id="coverage.blank" orgId={place.orgId} on={place.on} value={{ text: String(total.orgBlank) }} /> 所，
              <a href="/schools?state=uncovered">逐校看原因和下一步</a>。
            </>
          }
        />
      ) : null}
      <LineTable label="办学性质" by="ownership" lines={[...data.byOwnership, total]} place={place} />
      <LineTable label="学段" by="stage" lines={data.byStage} place={place} />
      <LineTable label="县（市、区）" by="region" lines={data.byRegion} place={place} />
      <Trend orgId={place.orgId} />
      <Typography.Text type="secondary">
        组织覆盖：{data.definition.organisation}
        <br />
        工作覆盖：{data.definition.work}
        <br />
        同步建立：{data.definition.newSchools}
        <br />
        百分数四舍五入到一位小数，以分子、分母为准；与“数据”页同一口径、同一来源。
      </Typography.Text>
    </Flex>
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
      {data?.orgId ? <Body data={data} place={{ orgId: data.orgId, on: data.on }} /> : null}
      {data && !data.orgId ? <Empty description="当前身份没有管理范围" /> : null}
    </PageFrame>
  )
}
