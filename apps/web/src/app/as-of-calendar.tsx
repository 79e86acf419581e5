import { Button, Calendar } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'

interface Props {
  value: string
  today: string
  onChoose: (day: string) => void
}

/** A small calendar up to today. */
export function AsOfCalendar({ value, today, onChoose }: Props) {
  // Turning to another month or year shows it; only a day is chosen.
  const [shown, setShown] = useState(() => dayjs(value))
  return (
    <div style={{ width: 300 }}>
      <Calendar
        fullscreen={false}
        value={shown}
        disabledDate={(day) => day.format('YYYY-MM-DD') > today}
        onSelect={(day, { source }) => (source === 'date' ? onChoose(day.format('YYYY-MM-DD')) : setShown(day))}
      />
      <Button type="link" onClick={() => onChoose(today)}>
        回到今天
      </Button>
    </div>
  )
}
