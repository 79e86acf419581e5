import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { plainDigits } from '../../../ui/number-field.tsx'

/** 1530, 15:30, 15：30, １５３０, 9:5 → 15:30, 09:05; undefined when it is no time of day. */
export function readTime(text: string): string | undefined {
  const plain = plainDigits(text)
  const parts = /^(\d{1,2})[:.点]?(\d{1,2})?分?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain)
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)]
  if (!parts || hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

interface Props {
  id: string
  value: string | null
  onChange: (value: string | null) => void
}

/** A time of day, 24 hours: typed in any usual way, on a phone with its number keys. */
export function TimeInput({ id, value, onChange }: Props) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  const isOdd = text !== '' && readTime(text) === undefined
  const leave = () => {
    if (text === '') onChange(null)
    const time = readTime(text)
    if (time) onChange(time)
    setText(time ?? text)
  }
  return (
    <Input
      id={id}
      placeholder="如 1530"
      inputMode="numeric"
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
