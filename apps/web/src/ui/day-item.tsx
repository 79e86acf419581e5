import { Form, type FormItemProps } from 'antd'
import { DayField } from './day-field.tsx'

interface Props extends Pick<FormItemProps, 'label' | 'name' | 'required' | 'extra'> {
  /** Latest day that can be chosen. */
  max?: string | undefined
  min?: string | undefined
}

/** A day as a form field; its value is `YYYY-MM-DD`, never a moment. */
export function DayItem({ label, required, max, min, ...rest }: Props) {
  return (
    <Form.Item {...rest} label={label} rules={required ? [{ required: true, message: '请选择日期' }] : []}>
      <DayField max={max} min={min} />
    </Form.Item>
  )
}
