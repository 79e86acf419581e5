import { DatePicker, Form, type FormItemProps } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'

interface Range {
  /** Latest day that can be chosen. */
  max?: string | undefined
  min?: string | undefined
}

/** The picker of a day as text; the same moment for the same text, so that a redrawn form takes nothing from whoever is typing. */
function DayControl({
  value,
  onChange,
  max,
  min,
  ...rest
}: Range & { value?: string; onChange?: (day: string | undefined) => void }) {
  const moment = useMemo(() => (value ? dayjs(value) : null), [value])
  const range = useMemo(() => ({ ...(max ? { maxDate: dayjs(max) } : {}), ...(min ? { minDate: dayjs(min) } : {}) }), [max, min])
  return (
    <DatePicker
      {...rest}
      {...range}
      style={{ width: '100%' }}
      placeholder="年-月-日"
      value={moment}
      onChange={(next) => onChange?.(next ? next.format('YYYY-MM-DD') : undefined)}
    />
  )
}

interface Props extends Pick<FormItemProps, 'label' | 'name' | 'required' | 'extra'>, Range {}

/** A day as a form field; its value is `YYYY-MM-DD`, never a moment. */
export function DayItem({ label, required, max, min, ...rest }: Props) {
  return (
    <Form.Item {...rest} label={label} rules={required ? [{ required: true, message: '请选择日期' }] : []}>
      <DayControl max={max} min={min} />
    </Form.Item>
  )
}
