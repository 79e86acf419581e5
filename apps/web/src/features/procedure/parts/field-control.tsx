import { Input, Select } from 'antd'
import { NumberField } from '../../../ui/number-field.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import type { Choices, FieldShape } from './case-data.ts'

const people = (choices: Choices | undefined) =>
  (choices?.people ?? []).map(({ id, name, note }) => ({ value: id, label: note ? `${name}（${note}）` : name }))

/** What one value is typed or chosen with; antd's form gives value and onChange. */
export function FieldControl({
  field,
  choices,
  ...rest
}: {
  field: FieldShape
  choices: Choices | undefined
  'aria-label'?: string
}) {
  switch (field.kind) {
    case 'number':
      return <NumberField min={field.min ?? 0} {...(field.max ? { max: field.max } : {})} precision={0} {...rest} />
    case 'choice':
      return (
        <Select
          allowClear={!field.isRequired}
          placeholder="请选择"
          options={(field.choices ?? []).map(({ id, label }) => ({ value: id, label }))}
          {...rest}
        />
      )
    case 'person':
    case 'people':
      return (
        <Select
          {...(field.kind === 'people' ? { mode: 'multiple' as const } : {})}
          allowClear
          placeholder="从名册中选择"
          showSearch={{ optionFilterProp: 'label' }}
          options={people(choices)}
          notFoundContent="当日名册上没有这个人"
          {...rest}
        />
      )
    case 'meeting':
      return (
        <Select
          allowClear
          placeholder="从会议记录中选择"
          options={(choices?.meetings ?? []).map(({ id, title, heldOn }) => ({ value: id, label: `${heldOn} ${title}` }))}
          notFoundContent="没有已确认、归档的会议"
          {...rest}
        />
      )
    case 'org':
      return <OrgPicker {...rest} />
    case 'text':
      return <Input.TextArea rows={2} maxLength={field.max ?? 500} {...rest} />
    default:
      return <Input maxLength={60} {...rest} />
  }
}
