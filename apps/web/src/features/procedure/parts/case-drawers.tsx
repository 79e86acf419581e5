import { CASE_ACT_LABELS, type CaseCommand } from '@hongzhu/domain/procedure'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { api, client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import type { CaseRecord } from './case-data.ts'

/** What may be done with the whole case, besides its steps. */
export type CaseAct = Exclude<CaseCommand['act'], 'do' | 'correct'>
const WORDS: Record<CaseAct, { hint: string; isDanger?: boolean }> = {
  return: { hint: '退回到已经办过的一步重新办理；该步及以后的记录不再计入，历史保留。' },
  suspend: { hint: '中止期间不能办理，也不列入待办；恢复以后继续。' },
  resume: { hint: '恢复办理，从中止时的步骤继续。' },
  withdraw: { hint: '撤回后本事项终止，不能再办；记录保留。', isDanger: true },
  expire: { hint: '按规定已经失效的事项，登记后终止；记录保留。', isDanger: true },
  except: { hint: '这一步不办理须由上级党组织决定，写明文号和事由。' },
}

interface Values {
  on: string
  why?: string
  docNo?: string
  to?: string
  decidedBy?: string
}

function commandOf(act: CaseAct, record: CaseRecord, { on, why = '', docNo = '', to = '', decidedBy = '' }: Values) {
  const base = { on: on as never, reason: why }
  if (act === 'except')
    return { act, step: record.current ?? '', on: on as never, exception: { decidedBy, docNo, reason: why } } as const
  if (act === 'return') return { act, to, ...base } as const
  if (act === 'suspend') return { act, ...base, ...(docNo ? { docNo } : {}) } as const
  if (act === 'resume') return { act, on: on as never, ...(why ? { reason: why } : {}) } as const
  return { act, ...base } as const
}

function Decider({ orgId, on }: { orgId: string; on: string }) {
  const choices = useQuery(api.procedure.choices.queryOptions({ input: { orgId, on: on as never } }))
  return (
    <Form.Item name="decidedBy" label="决定组织" rules={[{ required: true, message: '请选择上级党组织' }]}>
      <Select
        placeholder="上级党组织"
        loading={choices.isPending}
        options={(choices.data?.superiors ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

/** 退回、中止、恢复、撤回、失效、经批准不办: day, document, reason. */
export function CaseDrawer({ act, record, onClose }: { act: CaseAct; record: CaseRecord; onClose: () => void }) {
  const { hint, isDanger } = WORDS[act]
  const title = CASE_ACT_LABELS[act]
  const today = useMe().data?.today ?? ''
  const passed = record.rail.filter((step) => step.on !== null)
  const step = record.rail.find(({ id }) => id === record.current)
  return (
    <CommandDrawer<Values>
      title={act === 'except' && step ? `${title}：${step.title}` : title}
      hint={hint}
      submitLabel={title}
      isDanger={isDanger ?? false}
      initialValues={{ on: today, ...(passed.length > 0 ? { to: passed.at(-1)?.id ?? '' } : {}) }}
      onClose={onClose}
      onDone={() => refresh('procedure', 'obligation')}
      onSubmit={(values) => client.procedure.act({ caseId: record.id, seq: record.seq, command: commandOf(act, record, values) })}
    >
      <DayItem name="on" label="日期" required max={today} />
      {act === 'return' ? (
        <Form.Item name="to" label="退回到" rules={[{ required: true, message: '请选择步骤' }]}>
          <Select options={passed.map((one) => ({ value: one.id, label: one.title }))} />
        </Form.Item>
      ) : null}
      {act === 'except' ? <Decider orgId={record.orgId} on={today} /> : null}
      {act === 'except' || act === 'suspend' ? (
        <Form.Item name="docNo" label="文号" rules={act === 'except' ? [{ required: true, message: '请填写文号' }] : []}>
          <Input maxLength={60} />
        </Form.Item>
      ) : null}
      <Form.Item name="why" label="事由" rules={act === 'resume' ? [] : [{ required: true, message: '请写明事由' }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  )
}
