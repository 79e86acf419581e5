import {
  GOVERNANCE_LABELS,
  type GovernanceMode,
  OWNERSHIP_LABELS,
  type Ownership,
  type SchoolStage,
  STAGE_LABELS,
} from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Alert, Button, Card, Col, Descriptions, Flex, Row, Skeleton, Space, Tag } from 'antd'
import { useState } from 'react'
import { api, refresh } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { ImportSource } from '../../../ui/import-source.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { SchoolCommand } from '../parts/case-drawers.tsx'
import { Cases, DossierCard, Links, Work } from '../parts/cover-cards.tsx'
import { Campuses, Changes, Numbers } from '../parts/ledger-cards.tsx'
import { type Command, NUMBER_LABELS, type SchoolPage } from '../parts/school-data.ts'
import { StateTag } from '../parts/state-tag.tsx'

function gapInWords(school: SchoolPage): string {
  if (!school.gap) return school.openedOn ? '' : '办学起始日期不详，不能计算'
  if (!school.gap.isClosed) return `开办以来 ${school.gap.days} 天没有党组织`
  return school.gap.isSynchronous ? `同步建立（间隔 ${school.gap.days} 天）` : `开办 ${school.gap.days} 天后建立`
}

/** The facts everyone asks first. */
function Head({ school }: { school: SchoolPage }) {
  const numbers = ['staff', 'teachers', 'pupils'].flatMap((item) => {
    const row = school.numbers.find((entry) => entry.item === item)
    return row ? [`${NUMBER_LABELS[item]} ${row.amount} 人`] : []
  })
  const items = [
    {
      key: 'stage',
      label: '学段和性质',
      children: `${STAGE_LABELS[school.stage as SchoolStage]}，${OWNERSHIP_LABELS[school.ownership as Ownership]}`,
    },
    { key: 'region', label: '县（市、区）', children: school.regionName },
    { key: 'manager', label: '主管', children: school.managerName ?? '没有登记' },
    { key: 'numbers', label: '人数', children: numbers.join('，') || '没有登记' },
    {
      key: 'governance',
      label: '领导体制',
      children: school.governance ? GOVERNANCE_LABELS[school.governance as GovernanceMode] : '没有登记',
    },
    {
      key: 'cover',
      label: '覆盖',
      children: (
        <Space wrap>
          <StateTag state={school.state} />
          {school.basis}
        </Space>
      ),
    },
    { key: 'opened', label: '办学起始', children: school.openedOn ?? '不详' },
    { key: 'gap', label: '党组织建立', children: gapInWords(school) },
    { key: 'legal', label: '法定代表人', children: school.legalRepresentative ?? '没有登记' },
  ]
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Descriptions size="small" column={{ xs: 1, sm: 2, lg: 3 }} items={items} />
    </Card>
  )
}

export function Page() {
  const { schoolId } = useParams({ strict: false }) as { schoolId: string }
  const { on, isPast } = useAsOf()
  const may = useMay()
  const [command, setCommand] = useState<Command>()
  const page = useQuery(api.school.page.queryOptions({ input: { schoolId, ...(on ? { on } : {}) } }))
  const school = page.data
  const run = may('school.write') && !isPast && school && !school.closedOn ? setCommand : undefined
  return (
    <PageFrame
      title={school?.name ?? '学校'}
      trail={[{ title: '学校与覆盖', path: '/schools' }]}
      state={school?.closedOn ? <Tag>{school.closedOn} 停办</Tag> : null}
      actions={
        run && school?.isManaged ? (
          <>
            <Button onClick={() => run({ kind: 'close' })}>停办</Button>
            <Button onClick={() => run({ kind: 'change' })}>变更</Button>
          </>
        ) : null
      }
      strip={
        school && !school.exists ? (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            title={`${school.on} 时这所学校${school.closedOn && school.closedOn <= school.on ? '已经停办' : '还没有开办'}，不在单位名单内。`}
          />
        ) : null
      }
    >
      <Problems error={page.error} />
      {page.isPending ? <Skeleton active /> : null}
      {school ? (
        <>
          <Head school={school} />
          <ImportSource kind="school" id={school.id} />
          <Row gutter={[16, 16]}>
            <Col xs={24} xl={14}>
              <Flex vertical gap={16}>
                <Links school={school} run={run} />
                <Work school={school} run={run} />
                <Cases school={school} run={run} />
                <Numbers school={school} run={run} />
              </Flex>
            </Col>
            <Col xs={24} xl={10}>
              <Flex vertical gap={16}>
                {school.state === 'covered' && school.dossier.length === 0 ? null : <DossierCard school={school} run={run} />}
                <Campuses school={school} run={run} />
                <Changes school={school} />
              </Flex>
            </Col>
          </Row>
        </>
      ) : null}
      {school && command ? (
        <SchoolCommand
          key={command.kind}
          school={school}
          command={command}
          onClose={() => setCommand(undefined)}
          onDone={() => refresh('school', 'coverage', 'org', 'obligation')}
        />
      ) : null}
    </PageFrame>
  )
}
