import { CASE_ACT_LABELS, CASE_MODE_LABELS, entryInWords } from '@hongzhu/domain/procedure'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Alert, Button, Card, Col, Descriptions, Dropdown, Row, Skeleton, Tabs, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf } from '../../../app/session.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { type CaseRecord, namesOf } from '../parts/case-data.ts'
import { type CaseAct, CaseDrawer } from '../parts/case-drawers.tsx'
import { CaseHistory } from '../parts/case-history.tsx'
import { Rail } from '../parts/rail.tsx'
import { CaseStatusTag } from '../parts/status-tag.tsx'
import { StepPanel } from '../parts/step-panel.tsx'

/** Acts on the whole case that make sense as it stands and that this person may do. */
function actsOf({ status, rail, current, may }: CaseRecord): CaseAct[] {
  if (!may.own) return []
  if (status === 'suspended') return ['resume', 'withdraw', 'expire']
  if (status !== 'running') return []
  const isSuperiorTurn = rail.find(({ id }) => id === current)?.actor === 'superior'
  const mayReturn = rail.some((step) => step.on !== null) && (!isSuperiorTurn || may.superior)
  return [
    ...(mayReturn ? (['return'] as const) : []),
    ...(may.superior ? (['except'] as const) : []),
    'suspend',
    'withdraw',
    'expire',
  ]
}

function Begun({ record }: { record: CaseRecord }) {
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, sm: 2, lg: 3 }}
      style={{ marginBottom: 12 }}
      items={[
        { key: 'org', label: '组织', children: <a href={`/orgs/${record.orgId}`}>{record.orgName}</a> },
        { key: 'on', label: '开始办理', children: record.begunOn },
        ...entryInWords(record.begin as never, record.begun, namesOf(record)).map((line) => ({
          key: line.id,
          label: line.label,
          children: line.value,
        })),
      ]}
    />
  )
}

function Body({ record, isPast }: { record: CaseRecord; isPast: boolean }) {
  const navigate = useNavigate()
  const { step: wanted } = useSearch({ strict: false }) as { step?: string }
  const [correcting, setCorrecting] = useState<string>()
  const chosen =
    record.rail.find(({ id }) => id === wanted) ?? record.rail.find(({ id }) => id === record.current) ?? record.rail.at(-1)
  const choose = (step: string | undefined) => {
    setCorrecting(undefined)
    void navigate({ to: `/cases/${record.id}` as '/', search: (step ? { step } : {}) as never, replace: true })
  }
  if (!chosen) return null
  const mayAct = !isPast && (chosen.actor === 'superior' ? record.may.superior : record.may.own)
  return (
    <Row gutter={[16, 16]}>
      <Col xs={{ span: 24, order: 2 }} lg={{ span: 7, order: 1 }}>
        <Card size="small" title="步骤">
          <Rail steps={record.rail} chosen={chosen.id} onChoose={choose} />
        </Card>
      </Col>
      <Col xs={{ span: 24, order: 1 }} lg={{ span: 17, order: 2 }}>
        <Card size="small">
          <StepPanel
            record={record}
            step={chosen}
            mayAct={mayAct}
            isCorrecting={correcting === chosen.id}
            onCorrect={(isCorrecting) => setCorrecting(isCorrecting ? chosen.id : undefined)}
            onDone={() => choose(undefined)}
          />
        </Card>
      </Col>
    </Row>
  )
}

/** 一件办理事项: the rail of steps, the form of the one whose turn it is, and what happened. */
export function Page() {
  const { caseId } = useParams({ strict: false }) as { caseId: string }
  const { isPast } = useAsOf()
  const [act, setAct] = useState<CaseAct>()
  const found = useQuery(api.procedure.read.queryOptions({ input: { caseId } }))
  const record = found.data
  const acts = record && !isPast ? actsOf(record) : []
  return (
    <PageFrame
      title={record ? record.name : '办理事项'}
      trail={[
        { title: '办理事项', path: '/cases' },
        ...(record ? [{ title: record.orgName, path: `/orgs/${record.orgId}` }] : []),
      ]}
      state={
        record ? (
          <>
            <CaseStatusTag status={record.status} />
            {record.mode === 'history' ? <Tag>{CASE_MODE_LABELS.history}</Tag> : null}
          </>
        ) : null
      }
      actions={
        acts.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: acts.map((one) => ({ key: one, label: CASE_ACT_LABELS[one] })),
              onClick: ({ key }) => setAct(key as CaseAct),
            }}
          >
            <Button>其他办理</Button>
          </Dropdown>
        ) : null
      }
      strip={record?.missing ? <Alert type="info" showIcon style={{ marginBottom: 12 }} title={`现在${record.missing}`} /> : null}
    >
      <Problems error={found.error} />
      {found.isPending ? <Skeleton active /> : null}
      {record ? (
        <>
          <Begun record={record} />
          <Tabs
            items={[
              { key: 'steps', label: '办理', children: <Body record={record} isPast={isPast} /> },
              { key: 'history', label: `办理记录（${record.history.length}）`, children: <CaseHistory record={record} /> },
            ]}
          />
        </>
      ) : null}
      {record && act ? <CaseDrawer act={act} record={record} onClose={() => setAct(undefined)} /> : null}
    </PageFrame>
  )
}
