import { Button, Popover, Spin } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAsOf, useMe } from './session.tsx'

const Calendar = lazy(() => import('./as-of-calendar.tsx').then((module) => ({ default: module.AsOfCalendar })))

/** The as-of day of the whole product (截止日); its calendar is loaded when opened. */
export function AsOfPicker() {
  const { on, setOn } = useAsOf()
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const today = me.data?.today ?? ''
  const choose = (day: string) => {
    setOn(day === today ? undefined : day)
    setOpen(false)
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Suspense fallback={<Spin />}>
          <Calendar value={on ?? today} today={today} onChoose={choose} />
        </Suspense>
      }
    >
      <Button type="text" aria-haspopup="dialog">
        截止日 {on ?? '今天'} ▾
      </Button>
    </Popover>
  )
}
