import { dayAt } from '@hongzhu/domain'
import {
  COVERAGE_FORM_LABELS,
  type CoverageForm,
  ORG_EVENT_LABELS,
  ORG_KIND_LABELS,
  type OrgEventKind,
  type OrgKind,
  type SchoolStage,
  STAGE_LABELS,
} from '@hongzhu/domain/org'
import { Card, Col, Flex, List, Row, Table, Timeline, Typography } from 'antd'
import { CasesCard } from './cases-card.tsx'
import { Findings } from './findings.tsx'
import type { Command, OrgPage } from './org-data.ts'
import { WeakCard } from './weak-card.tsx'

/** Dated facts with who recorded them when. */
function Events({ org }: { org: OrgPage }) {
  const events = org.events.slice(0, 12)
  const founding = { id: 'founded', kind: 'found', on: org.foundedOn, docNo: org.foundedDocNo, text: '成立', reason: null }
  const rows = org.events.some((event) => event.kind === 'found')
    ? events
    : [...events, { ...founding, recordedAt: '', recordedBy: null }]
  return (
    <Timeline
      items={rows.map((event) => ({
        key: event.id,
        content: (
          <>
            <div>
              {[event.on, event.id === 'founded' ? null : ORG_EVENT_LABELS[event.kind as OrgEventKind], event.text]
                .filter(Boolean)
                .join(' · ')}
            </div>
            <Typography.Text type="secondary">
              {[
                event.docNo,
                event.reason ? `说明：${event.reason}` : null,
                event.recordedAt ? `${event.recordedBy ?? '导入'}于 ${dayAt(event.recordedAt)} 录入` : null,
              ]
                .filter(Boolean)
                .join('；')}
            </Typography.Text>
          </>
        ),
      }))}
    />
  )
}

function Below({ org }: { org: OrgPage }) {
  if (org.children.length === 0 && org.groups.length === 0)
    return <Typography.Text type="secondary">没有下级组织和党小组</Typography.Text>
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={org.children.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
      dataSource={[
        ...org.children.map((child) => ({ ...child, name: child.shortName, leader: '' })),
        ...org.groups.map((group) => ({
          ...group,
          kind: 'group',
          leader: group.hasLeader ? (group.leaderName ?? '') : '没有组长',
        })),
      ]}
      columns={[
        { title: '组织', dataIndex: 'name', render: (name: string, row) => <a href={`/orgs/${row.id}`}>{name}</a> },
        { title: '类型', dataIndex: 'kind', width: 104, render: (kind: OrgKind) => ORG_KIND_LABELS[kind] },
        { title: '党员（人）', dataIndex: 'members', width: 92, align: 'right' },
        ...(org.groups.length > 0 ? [{ title: '组长', dataIndex: 'leader', width: 96 }] : []),
      ]}
    />
  )
}

/** 概况: what the rules find, what is below, what is covered, what happened. */
export function Overview({ org, run }: { org: OrgPage; run: ((command: Command) => void) | undefined }) {
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={14}>
        <Flex vertical gap={16}>
          <Card size="small" title={`提示事项（${org.findings.length}）`}>
            <Findings findings={org.findings} />
          </Card>
          <CasesCard org={org} canAct={run !== undefined} />
          <WeakCard org={org} run={run} />
          <Card size="small" title="下级组织和党小组">
            <Below org={org} />
          </Card>
        </Flex>
      </Col>
      <Col xs={24} xl={10}>
        <Flex vertical gap={16}>
          <Card size="small" title="大事记">
            <Events org={org} />
          </Card>
          {org.schools.length > 0 ? (
            <Card size="small" title={`覆盖学校（${org.schools.length} 所）`}>
              <List
                size="small"
                dataSource={[...org.schools]}
                renderItem={(school) => (
                  <List.Item key={school.id}>
                    <a href={`/schools/${school.id}`}>{school.name}</a>
                    <Typography.Text type="secondary">
                      {STAGE_LABELS[school.stage as SchoolStage]}，{COVERAGE_FORM_LABELS[school.form as CoverageForm]}，
                      {school.from} 起
                    </Typography.Text>
                  </List.Item>
                )}
              />
            </Card>
          ) : null}
        </Flex>
      </Col>
    </Row>
  )
}
