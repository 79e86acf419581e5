import type { PlainDate } from '@hongzhu/domain'
import { DatePicker, Input, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useIsPhone } from './use-is-phone.ts'

interface Props<T extends string> {
  id?: string
  label?: string
  value: T | null
  onChange: (value: T | null) => void
  allowClear?: boolean
  width?: number | string
}

/** A day: typed as 2026-11-22 or chosen; the phone's own picker on a phone. */
export function DayInput({ id, label, value, onChange, allowClear = true, width = '100%' }: Props<PlainDate>) {
  const isPhone = useIsPhone()
  const name = { ...(id ? { id } : {}), ...(label ? { 'aria-label': label } : {}) }
  if (isPhone)
    return (
      <Input
        {...name}
        type="date"
        value={value ?? ''}
        onChange={(event) => (event.target.value || allowClear) && onChange((event.target.value || null) as PlainDate | null)}
      />
    )
  return (
    <DatePicker
      {...name}
      style={{ width }}
      allowClear={allowClear}
      placeholder={label ?? '年-月-日'}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? (day.format('YYYY-MM-DD') as PlainDate) : null)}
    />
  )
}

/** A time of day, 24 hours. */
export function TimeInput({ id, value, onChange }: Props<string>) {
  const isPhone = useIsPhone()
  const name = id ? { id } : {}
  if (isPhone)
    return <Input {...name} type="time" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
  return (
    <TimePicker
      {...name}
      style={{ width: '100%' }}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      placeholder="时:分"
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      onChange={(time) => onChange(time ? time.format('HH:mm') : null)}
    />
  )
}
