import { type PlainDate, readDate } from '@hongzhu/domain'
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useMemo } from 'react'
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
  // The same moment for the same text, so that a redrawn form takes nothing from whoever is typing.
  const moment = useMemo(() => (value ? dayjs(value) : null), [value])
  const range = useMemo(() => ({ ...(max ? { maxDate: dayjs(max) } : {}), ...(min ? { minDate: dayjs(min) } : {}) }), [max, min])
  return (
    <DatePicker
      {...rest}
      style={{ width }}
      format={FORMATS}
      placeholder={placeholder}
      inputReadOnly={isPhone}
      {...range}
      value={moment}
      onChange={(day) => onChange?.(day ? readDate(day.format('YYYY-MM-DD')) : undefined)}
    />
  )
}
