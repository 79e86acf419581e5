import { lawById } from '@hongzhu/domain/norms'
import { useQuery } from '@tanstack/react-query'
import { Button, Descriptions, Drawer, Flex, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../app/api.ts'
import { useAsOf, useMay } from '../../app/session.tsx'
import { Cite } from '../cite.tsx'
import { Problems } from '../problems.tsx'
import { actAddress, actPermission } from './act-address.ts'
import { ExcuseForm } from './excuse-form.tsx'
import { StateTag } from './state-tag.tsx'

const RECORD_LABELS: Record<string, string> = { meeting: '会议记录', case: '办理事项' }
/** Where the record behind a duty is shown. */
function recordAddress({ kind, id }: { kind: string; id: string }, orgId: string): string {
  if (kind === 'meeting') return `/meetings/${id}`
  return kind === 'case' ? `/cases/${id}` : `/orgs/${orgId}?tab=body`
}

interface Props {
  orgId: string
  dutyKey: string
  onClose: () => void
}

/** 依据: what is owed, by which article, the facts used, what is missing, and the act that meets it. */
export function WhyDrawer({ orgId, dutyKey, onClose }: Props) {
  const { on, isPast } = useAsOf()
  const may = useMay()
  const [isExcusing, setExcusing] = useState(false)
  const why = useQuery(api.obligation.why.queryOptions({ input: { orgId, key: dutyKey, ...(on ? { on } : {}) } }))
  const duty = why.data
  const isUndone = duty?.state === 'open' || duty?.state === 'late'
  const act = duty?.act && (isUndone || duty.state === 'undetermined') && may(actPermission(duty.act)) ? duty.act : undefined
  const mayExcuse = isUndone && may('excuse.write')
  return (
    <Drawer open onClose={onClose} size="min(520px, 100vw)" title={duty?.title ?? '依据'}>
      <Problems error={why.error} />
      {why.isPending ? <Skeleton active /> : null}
      {duty ? (
        <Flex vertical gap={16}>
          <Flex gap={8} align="center" wrap>
            <StateTag state={duty.state} />
            <span>期限 {duty.due < '9999' ? duty.due : '未写明'}</span>
            {duty.metOn ? <span>办结 {duty.metOn}</span> : null}
            {duty.missing ? <Typography.Text strong>{duty.missing}</Typography.Text> : null}
          </Flex>
          {(act || mayExcuse) && !isPast ? (
            <Flex gap={8}>
              {act ? (
                <Button type="primary" href={actAddress(act)}>
                  {act.label}
                </Button>
              ) : null}
              {mayExcuse ? <Button onClick={() => setExcusing(true)}>登记免办决定</Button> : null}
            </Flex>
          ) : null}
          {isExcusing ? <ExcuseForm orgId={orgId} dutyKey={dutyKey} onDone={onClose} /> : null}
          <section>
            <Typography.Title level={5}>怎样得出</Typography.Title>
            <Descriptions
              column={1}
              size="small"
              bordered
              items={duty.because.map((step, index) => ({ key: index, label: step.label, children: step.value }))}
            />
          </section>
          <section>
            <Typography.Title level={5}>
              规则 <a href={`/rules/${duty.rule}`}>{duty.rule}</a> {duty.ruleTitle}
            </Typography.Title>
            <Typography.Paragraph>{duty.ruleText}</Typography.Paragraph>
            {duty.cites.map((cite) => (
              <Cite
                key={cite.law + cite.article + cite.gist}
                cite={cite as never}
                lawTitle={lawById(cite.law)?.title ?? cite.law}
              />
            ))}
          </section>
          {duty.evidence.length > 0 ? (
            <section>
              <Typography.Title level={5}>记录</Typography.Title>
              {duty.evidence.map((record) => (
                <div key={record.kind + record.id}>
                  <a href={recordAddress(record, orgId)}>{RECORD_LABELS[record.kind] ?? '届期记录'}</a>
                </div>
              ))}
            </section>
          ) : null}
        </Flex>
      ) : null}
    </Drawer>
  )
}
