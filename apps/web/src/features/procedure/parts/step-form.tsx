import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Card, Flex, Form, Input } from 'antd'
import { useEffect, useState } from 'react'
import { api, client, problemOf, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { type CaseRecord, entryOf, type RailStep, type Values } from './case-data.ts'
import { FieldItem, isWide } from './field-item.tsx'
import { FindingList, VerdictList } from './verdict.tsx'

const WAIT = 500

/** A value that settles once typing pauses. */
function useSettled<T>(value: T): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text === undefined ? (undefined as T) : JSON.parse(text)), WAIT)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

interface Props {
  record: CaseRecord
  step: RailStep
  /** Put right what is on record instead of adding to it. */
  isCorrection?: boolean
  onDone: () => void
}

/** The command a form stands for. */
function commandOf({ step, isCorrection }: Props, { on, reason, ...values }: Values) {
  return {
    act: isCorrection ? ('correct' as const) : ('do' as const),
    step: step.id,
    on: String(on ?? ''),
    entry: entryOf(step.fields, values) as never,
    ...(reason ? { reason: String(reason) } : {}),
  }
}

/** The same decision as on submitting, asked while the form is filled in; nothing is written. */
function useTrial(props: Props, values: Values) {
  const { record, isCorrection } = props
  const settled = useSettled(values)
  const command = commandOf(props, { ...settled, ...(isCorrection ? { reason: '更正' } : {}) })
  return useQuery({
    queryKey: [...api.procedure.act.key(), record.id, record.seq, command],
    queryFn: () => client.procedure.act({ caseId: record.id, seq: record.seq, command: command as never, isTrial: true }),
    enabled: Boolean(settled.on),
    retry: false,
    staleTime: 0,
    placeholderData: (previous) => previous,
  })
}

/** Findings and arithmetic beside the form. */
function Verdict({ trial }: { trial: ReturnType<typeof useTrial> }) {
  const { data, error } = trial
  return (
    <Card size="small" title="核对" loading={trial.isPending && trial.isEnabled && !error}>
      {error ? <Problems error={error} /> : null}
      {data && !error ? (
        <Flex vertical gap={12} aria-live="polite">
          <FindingList findings={data.findings} clear="没有发现问题，可以登记" />
          <VerdictList verdict={data.verdict} />
        </Flex>
      ) : null}
      {trial.isEnabled ? null : '填写办理日期后核对'}
    </Card>
  )
}

const initialOf = ({ step, isCorrection }: Props, today: string | undefined): Values =>
  isCorrection && step.entry ? { ...step.entry, on: step.on } : { on: today }

function Fields({ props, hasWarnings, today }: { props: Props; hasWarnings: boolean; today: string | undefined }) {
  const { record, step, isCorrection } = props
  const form = Form.useFormInstance()
  const on = Form.useWatch('on', form) as string | undefined
  const choices = useQuery({
    ...api.procedure.choices.queryOptions({ input: { orgId: record.orgId, on: (on ?? record.begunOn) as never } }),
    placeholderData: (previous) => previous,
  })
  return (
    <>
      <DayItem name="on" label="办理日期" required max={today} />
      {step.fields.map((field) => (
        <div key={field.id} className={isWide(field) ? 'case-wide' : undefined}>
          <FieldItem field={field} choices={choices.data} />
        </div>
      ))}
      {hasWarnings || isCorrection ? (
        <Form.Item
          className="case-wide"
          name="reason"
          label={isCorrection ? '更正原因' : '说明'}
          extra={isCorrection ? '原记录保留，更正另记一条' : '右侧需要说明的事项，写明理由后可以登记'}
          rules={[{ required: true, message: isCorrection ? '请写明更正原因' : '请写明理由' }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      ) : null}
    </>
  )
}

/** The form of a step, made from its fields, with the live verdict beside it. */
export function StepForm(props: Props) {
  const { record, step, isCorrection, onDone } = props
  const today = useMe().data?.today
  const [form] = Form.useForm()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const values = (Form.useWatch([], form) ?? {}) as Values
  const trial = useTrial(props, values)
  const findings = trial.data?.findings ?? []
  const isBlocked = findings.some((found) => found.severity === 'block')
  const submit = async (all: Values) => {
    setBusy(true)
    setError(undefined)
    try {
      await client.procedure.act({ caseId: record.id, seq: record.seq, command: commandOf(props, all) as never })
      await refresh('procedure', 'obligation', 'org', 'post', 'term')
      message.success(isCorrection ? '已更正' : `已登记“${step.title}”`)
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const hasMoved = error ? problemOf(error).code === 'case.moved' : false
  return (
    <div className="case-form">
      <Form form={form} layout="vertical" initialValues={initialOf(props, today)} onFinish={submit} scrollToFirstError>
        {/* What is registered stays on record: with a disabled default button the Enter key in a field registers nothing. */}
        <button type="submit" disabled hidden aria-hidden tabIndex={-1} />
        <div className="case-fields">
          <Fields props={props} today={today} hasWarnings={findings.some((found) => found.severity === 'warn')} />
        </div>
        <Problems error={error} />
        {hasMoved ? (
          <Alert
            type="info"
            style={{ marginBottom: 12 }}
            title="已有新的记录"
            action={
              <Button size="small" onClick={() => void refresh('procedure')}>
                看现在的情况
              </Button>
            }
          />
        ) : null}
        <Button type="primary" loading={isBusy} disabled={isBlocked} onClick={() => form.submit()}>
          {isCorrection ? '登记更正' : '登记这一步'}
        </Button>
      </Form>
      <Verdict trial={trial} />
    </div>
  )
}
