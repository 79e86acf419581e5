import { Checkbox, Form, Switch } from 'antd'
import { DayItem } from '../../../ui/day-item.tsx'
import type { Choices, FieldShape } from './case-data.ts'
import { FieldControl } from './field-control.tsx'
import { RowsItem } from './rows-item.tsx'

interface Props {
  field: FieldShape
  choices: Choices | undefined
}

/** Values that need the whole width of the form; the others stand side by side. */
export const isWide = ({ kind }: FieldShape) => kind === 'rows' || kind === 'people' || kind === 'text' || kind === 'meeting'

/** One field of a step as a form field; asked for only when its condition holds. */
export function FieldItem({ field, choices }: Props) {
  const { id, label, isRequired, help, onlyWhen } = field
  const form = Form.useFormInstance()
  const other = Form.useWatch(onlyWhen ? [onlyWhen.field] : ['∅'], form)
  if (onlyWhen && !onlyWhen.is.includes(String(other ?? ''))) return null
  const extra = help ? { extra: help } : {}
  if (field.kind === 'rows') return <RowsItem field={field} choices={choices} />
  if (field.kind === 'day') return <DayItem name={id} label={label} required={isRequired} {...extra} />
  if (field.kind === 'flag')
    return isRequired ? (
      <Form.Item name={id} label={label} valuePropName="checked" initialValue={false} {...extra}>
        <Switch checkedChildren="是" unCheckedChildren="否" />
      </Form.Item>
    ) : (
      <Form.Item name={id} valuePropName="checked" {...extra}>
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    )
  return (
    <Form.Item name={id} label={label} required={isRequired} {...extra}>
      <FieldControl field={field} choices={choices} />
    </Form.Item>
  )
}
