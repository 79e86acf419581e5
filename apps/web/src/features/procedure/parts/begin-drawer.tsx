import { CASE_MODE_LABELS } from '@hongzhu/domain/procedure'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Form, Radio, Select } from 'antd'
import { useRef, useState } from 'react'
import { api, client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { entryOf, type Values } from './case-data.ts'
import { FieldItem } from './field-item.tsx'

interface Begin extends Values {
  orgId: string
  procedure: string
  on: string
  mode: 'live' | 'history'
}

/** What the chosen procedure asks for at its beginning. */
function BeginFields({ definitions }: { definitions: Awaited<ReturnType<typeof client.procedure.definitions>>['rows'] }) {
  const form = Form.useFormInstance()
  const chosen = Form.useWatch('procedure', form)
  const fields = definitions.find(({ id }) => id === chosen)?.begin ?? []
  return fields.map((field) => <FieldItem key={field.id} field={field} choices={undefined} />)
}

/** 开始办理: which procedure, for which organisation, from which day, with what it asks for. */
export function BeginDrawer({ orgId, onClose }: { orgId: string | undefined; onClose: () => void }) {
  const navigate = useNavigate()
  const today = useMe().data?.today
  const begun = useRef<string>(undefined)
  const [clientKey] = useState(() => crypto.randomUUID())
  const definitions = useQuery(api.procedure.definitions.queryOptions({ input: {} }))
  const rows = definitions.data?.rows ?? []
  const submit = async ({ orgId: org, procedure, on, mode, reason, ...values }: Begin & { reason?: string }) => {
    const fields = rows.find(({ id }) => id === procedure)?.begin ?? []
    const { id } = await client.procedure.begin({
      orgId: org,
      clientKey,
      procedure,
      on: on as never,
      mode,
      entry: entryOf(fields, values) as never,
      ...(reason ? { reason } : {}),
    })
    begun.current = id ?? undefined
  }
  // Closing leads to what was begun, else back to the list.
  const close = () => (begun.current ? void navigate({ to: `/cases/${begun.current}` as '/' }) : onClose())
  if (definitions.isPending) return null
  return (
    <CommandDrawer<Begin>
      title="开始办理"
      submitLabel="开始办理"
      initialValues={{
        ...(orgId ? { orgId } : {}),
        procedure: rows[0]?.id ?? '',
        on: today ?? '',
        mode: 'live',
      }}
      onClose={close}
      onDone={() => refresh('procedure', 'obligation')}
      onSubmit={submit}
    >
      <Form.Item name="orgId" label="办理的组织" rules={[{ required: true, message: '请选择组织' }]}>
        <OrgPicker />
      </Form.Item>
      <Form.Item name="procedure" label="事项" rules={[{ required: true, message: '请选择事项' }]}>
        <Select options={rows.map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
      <Form.Item
        name="mode"
        label="登记方式"
        extra="补录历史：依据旧材料登记以前办过的事项，缺的材料作为提醒，不影响届期、任职等现有记录"
      >
        <Radio.Group options={Object.entries(CASE_MODE_LABELS).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <DayItem name="on" label="开始办理之日" required max={today} />
      <BeginFields definitions={rows} />
    </CommandDrawer>
  )
}
