import { dayAt } from '@hongzhu/domain'
import {
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  DOSSIER_LABELS,
  type DossierItem,
  WORK_COVERAGE_LABELS,
  type WorkCoverageForm,
} from '@hongzhu/domain/org'
import { Button, Card, Flex, Progress, Space, Table, Typography } from 'antd'
import { type Command, RESULT_LABELS, type SchoolPage } from './school-data.ts'

export interface CardProps {
  school: SchoolPage
  /** Opens a command; undefined where the post may not or the day is past. */
  run: ((command: Command) => void) | undefined
}

const recorded = (row: { recordedAt: string; recordedBy: string | null }) =>
  `${dayAt(row.recordedAt)} ${row.recordedBy ?? '导入'}`
const ends = (row: { until: string | null }) => row.until ?? '至今'

/** Which organisations cover the school, now and before. */
export function Links({ school, run }: CardProps) {
  const act = school.isManaged ? run : undefined
  return (
    <Card
      size="small"
      title="党组织覆盖"
      extra={
        act ? (
          <Button size="small" type="primary" onClick={() => act({ kind: 'cover' })}>
            登记覆盖
          </Button>
        ) : null
      }
    >
      {school.links.length === 0 ? (
        <Typography.Text type="secondary">没有党组织覆盖</Typography.Text>
      ) : (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 640 }}
          dataSource={[...school.links]}
          columns={[
            {
              title: '党组织',
              dataIndex: 'orgName',
              render: (name: string, row) => (row.inReach ? <a href={`/orgs/${row.orgId}`}>{name}</a> : name),
            },
            { title: '方式', dataIndex: 'form', width: 88, render: (form: CoverageForm) => COVERAGE_FORM_LABELS[form] },
            { title: '起', dataIndex: 'from', width: 104 },
            { title: '止', key: 'until', width: 104, render: (_, row) => ends(row) },
            { title: '文号', dataIndex: 'docNo', width: 150, render: (docNo: string | null) => docNo ?? '' },
            ...(act
              ? [
                  {
                    title: '',
                    key: 'end',
                    width: 64,
                    render: (_: unknown, row: SchoolPage['links'][number]) =>
                      row.until ? null : (
                        <Button type="link" size="small" onClick={() => act({ kind: 'endCover', id: row.id })}>
                          终止
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </Card>
  )
}

/** Party work that reaches the school: a separate matter. */
export function Work({ school, run }: CardProps) {
  const act = school.isManaged ? run : undefined
  return (
    <Card
      size="small"
      title="党的工作覆盖"
      extra={
        act ? (
          <Button size="small" onClick={() => act({ kind: 'work' })}>
            登记工作覆盖
          </Button>
        ) : null
      }
    >
      {school.work.length === 0 ? (
        <Typography.Text type="secondary">没有指导员、联合党组织、群团带动的记录</Typography.Text>
      ) : null}
      {school.work.map((row) => (
        <Flex key={row.id} justify="space-between" gap={8} style={{ padding: '4px 0' }}>
          <span>
            {WORK_COVERAGE_LABELS[row.form as WorkCoverageForm]}：{row.detail}（{row.from} 至{' '}
            {ends(row) === '至今' ? '今' : row.until}）
          </span>
          {act && !row.until ? (
            <Button type="link" size="small" onClick={() => act({ kind: 'endWork', id: row.id })}>
              终止
            </Button>
          ) : null}
        </Flex>
      ))}
    </Card>
  )
}

/** 五个清 with source and day of each, and how complete it is. */
export function DossierCard({ school, run }: CardProps) {
  const items = Object.keys(DOSSIER_LABELS) as DossierItem[]
  const clear = items.length - school.dossierMissing.length
  const latest = new Map(school.dossier.filter((entry) => entry.isLatest).map((entry) => [entry.item, entry]))
  return (
    <Card
      size="small"
      title={
        <Space>
          五个清
          <Progress steps={5} percent={(clear / items.length) * 100} size="small" showInfo={false} />
          <Typography.Text type="secondary">{`${clear}/${items.length}`}</Typography.Text>
        </Space>
      }
      extra={
        run ? (
          <Button size="small" onClick={() => run({ kind: 'note' })}>
            登记一条
          </Button>
        ) : null
      }
    >
      {items.map((item) => {
        const entry = latest.get(item)
        return (
          <div key={item} style={{ padding: '6px 0', borderBottom: '1px solid #F0F0EE' }}>
            <Flex justify="space-between" gap={8} wrap>
              <Typography.Text strong>{DOSSIER_LABELS[item]}</Typography.Text>
              {entry ? (
                <Typography.Text type="secondary">
                  {entry.source}，{entry.knownOn}
                </Typography.Text>
              ) : run ? (
                <Button type="link" size="small" onClick={() => run({ kind: 'note', item })}>
                  补充
                </Button>
              ) : (
                <Typography.Text type="secondary">待补充</Typography.Text>
              )}
            </Flex>
            {entry ? (
              <div style={{ whiteSpace: 'pre-wrap' }}>
                {entry.content}
                {entry.fullMembers === null ? '' : `（正式党员 ${entry.fullMembers} 人）`}
              </div>
            ) : null}
          </div>
        )
      })}
    </Card>
  )
}

/** Establishment cases: opened, proposed by rule, closed with organisation and paper. */
export function Cases({ school, run }: CardProps) {
  const act = school.isManaged ? run : undefined
  const open = school.cases.find((entry) => !entry.closedOn)
  return (
    <Card
      size="small"
      title="组建事项"
      extra={
        act && !open && school.state !== 'covered' ? (
          <Button size="small" onClick={() => act({ kind: 'openCase' })}>
            立组建事项
          </Button>
        ) : null
      }
    >
      {school.proposal ? (
        <Typography.Paragraph>
          按现有人数：{school.proposal.text}。
          {school.proposal.because.map((step) => (step.cite ? `${step.cite.gist}（${step.cite.article || '惯例'}）。` : ''))}
        </Typography.Paragraph>
      ) : null}
      {school.proposalAsk ? (
        <Typography.Paragraph type="secondary">还不能提出组建方式：缺{school.proposalAsk}。</Typography.Paragraph>
      ) : null}
      {school.cases.length === 0 ? <Typography.Text type="secondary">没有组建事项</Typography.Text> : null}
      {school.cases.map((entry) => (
        <div key={entry.id} style={{ padding: '6px 0', borderTop: '1px solid #F0F0EE' }}>
          <div>
            {entry.openedOn} 立项
            {entry.proposedOn ? `；${entry.proposedOn} 提出：${entry.proposal ?? ''}` : ''}
            {entry.closedOn
              ? `；${entry.closedOn} 办结：${RESULT_LABELS[entry.result ?? ''] ?? ''}${entry.orgName ? `，${entry.orgName}` : ''}（${entry.docNo ?? '无文号'}）`
              : ''}
          </div>
          <Space>
            <Typography.Text type="secondary">{recorded(entry)}</Typography.Text>
            {act && !entry.closedOn ? (
              <>
                <Button size="small" onClick={() => act({ kind: 'propose', id: entry.id })}>
                  提出组建方式
                </Button>
                <Button size="small" type="primary" onClick={() => act({ kind: 'closeCase', id: entry.id })}>
                  办结
                </Button>
              </>
            ) : null}
          </Space>
        </div>
      ))}
    </Card>
  )
}
