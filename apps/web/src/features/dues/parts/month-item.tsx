import { Form, Select } from 'antd'

interface Props {
  name: string
  label: string
  /** First and last year that can be chosen. */
  from: number
  to: number
}

/** A month as a form field; its value is `YYYY-MM`. */
export function MonthItem({ name, label, from, to }: Props) {
  const months = Array.from({ length: (to - from + 1) * 12 }, (_, index) => {
    const [year, number] = [from + Math.floor(index / 12), (index % 12) + 1]
    return { value: `${year}-${String(number).padStart(2, '0')}`, label: `${year}年${number}月` }
  })
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: '请选择月份' }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={months} />
    </Form.Item>
  )
}
