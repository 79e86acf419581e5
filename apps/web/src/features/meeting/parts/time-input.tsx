import type { PlainDate } from '@hongzhu/domain'
import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
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

/** 1530, 15:30, 15：30, 9:5 → 15:30, 09:05; undefined when it is no time of day. */
export function readTime(text: string): string | undefined {
  const parts = /^(\d{1,2})[:：.点]?(\d{1,2})?分?$/.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim())
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)]
  if (!parts || hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** A time of day, 24 hours: typed in any usual way. */
export function TimeInput({ id, value, onChange }: Props<string>) {
  const isPhone = useIsPhone()
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  const name = id ? { id } : {}
  if (isPhone)
    return <Input {...name} type="time" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
  const isOdd = text !== '' && readTime(text) === undefined
  const leave = () => {
    if (text === '') onChange(null)
    const time = readTime(text)
    if (time) onChange(time)
    setText(time ?? text)
  }
  return (
    <Input
      {...name}
      placeholder="如 15:30"
      maxLength={6}
      {...(isOdd ? { status: 'error' as const } : {})}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        if (/^\d{2}:\d{2}$/.test(event.target.value) && readTime(event.target.value)) onChange(event.target.value)
      }}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}
