import { Button, Calendar } from 'antd'
import dayjs from 'dayjs'

interface Props {
  value: string
  today: string
  onChoose: (day: string) => void
}

/** A small calendar up to today. */
export function AsOfCalendar({ value, today, onChoose }: Props) {
  return (
    <div style={{ width: 300 }}>
      <Calendar
        fullscreen={false}
        value={dayjs(value)}
        disabledDate={(day) => day.format('YYYY-MM-DD') > today}
        onSelect={(day, { source }) => (source === 'date' ? onChoose(day.format('YYYY-MM-DD')) : undefined)}
      />
      <Button type="link" onClick={() => onChoose(today)}>
        回到今天
      </Button>
    </div>
  )
}
