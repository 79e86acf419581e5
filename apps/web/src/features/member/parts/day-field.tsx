import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  id?: string
  value?: string | null | undefined
  onChange?: (day: string | undefined) => void
  /** Latest day that may be chosen. */
  max?: string | undefined
}

/** A day as text, for forms. */
export function DayField({ value, onChange, max, ...rest }: Props) {
  return (
    <DatePicker
      {...rest}
      style={{ width: '100%' }}
      placeholder="如 2026-11-22"
      value={value ? dayjs(value) : null}
      {...(max ? { maxDate: dayjs(max) } : {})}
      onChange={(next) => onChange?.(next ? next.format('YYYY-MM-DD') : undefined)}
    />
  )
}
