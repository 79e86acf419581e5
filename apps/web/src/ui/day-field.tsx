import { type PlainDate, readDate } from '@hongzhu/domain'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useIsPhone } from './use-is-phone.ts'

interface Props {
  id?: string
  'aria-label'?: string
  /** `YYYY-MM-DD`, never a moment. */
  value?: string | null | undefined
  onChange?: (day: PlainDate | undefined) => void
  /** Latest and earliest day that may be chosen. */
  max?: string | undefined
  min?: string | undefined
  allowClear?: boolean
  width?: number | string
  placeholder?: string
}

/** How a day may be typed; the first is how it is shown. */
const FORMATS = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日']

/** A day: typed in any usual way or chosen; the one control for days, on a phone too, where it is chosen by tapping. */
export function DayField({ value, onChange, max, min, width = '100%', placeholder = '如 2026-11-22', ...rest }: Props) {
  const isPhone = useIsPhone()
  return (
    <DatePicker
      {...rest}
      style={{ width }}
      format={FORMATS}
      placeholder={placeholder}
      inputReadOnly={isPhone}
      value={value ? dayjs(value) : null}
      {...(max ? { maxDate: dayjs(max) } : {})}
      {...(min ? { minDate: dayjs(min) } : {})}
      onChange={(day) => onChange?.(day ? readDate(day.format('YYYY-MM-DD')) : undefined)}
    />
  )
}
