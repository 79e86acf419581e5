import { DatePicker, Form, type FormItemProps } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'

interface Props extends Pick<FormItemProps, 'label' | 'name' | 'required' | 'extra'> {
  /** Latest day that can be chosen. */
  max?: string | undefined
  min?: string | undefined
}

/** A day as a form field; its value is `YYYY-MM-DD`, never a moment. */
export function DayItem({ label, required, max, min, ...rest }: Props) {
  return (
    <Form.Item
      {...rest}
      label={label}
      rules={required ? [{ required: true, message: '请选择日期' }] : []}
      getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: Dayjs | null) => value?.format('YYYY-MM-DD')}
    >
      <DatePicker
        style={{ width: '100%' }}
        placeholder="年-月-日"
        {...(max ? { maxDate: dayjs(max) } : {})}
        {...(min ? { minDate: dayjs(min) } : {})}
      />
    </Form.Item>
  )
}
