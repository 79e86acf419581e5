import {
  type CodeTable,
  choicesOf,
  DEGREE_CODES,
  EDUCATION_CODES,
  ETHNICITY_CODES,
  SEX_CODES,
  WORK_POST_CODES,
} from '@hongzhu/domain/member'
import { Form, Input, Select } from 'antd'
import { DayField } from '../../../ui/day-field.tsx'

function CodeItem({ name, table }: { name: string; table: CodeTable }) {
  return (
    <Form.Item name={name} label={table.title}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={choicesOf(table)}
        placeholder={`选择${table.title}`}
      />
    </Form.Item>
  )
}

/** The fields a branch may change itself (MDS-30); `hint` says what an empty sensitive field means. */
export function PlainFieldItems({ hint }: { hint?: string }) {
  const placeholder = hint ? { placeholder: hint } : {}
  return (
    <>
      <CodeItem name="sex" table={SEX_CODES} />
      <CodeItem name="ethnicity" table={ETHNICITY_CODES} />
      <CodeItem name="education" table={EDUCATION_CODES} />
      <CodeItem name="degree" table={DEGREE_CODES} />
      <CodeItem name="workPost" table={WORK_POST_CODES} />
      <Form.Item name="title" label="专业技术职务">
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="phone" label="联系电话">
        <Input maxLength={30} inputMode="tel" {...placeholder} />
      </Form.Item>
      <Form.Item name="address" label="家庭住址">
        <Input maxLength={200} {...placeholder} />
      </Form.Item>
      <Form.Item name="nativePlace" label="籍贯">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="workedFrom" label="参加工作日期">
        <DayField />
      </Form.Item>
      <Form.Item name="isFrontLine" label="是否教学一线">
        <Select
          allowClear
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      </Form.Item>
      <Form.Item name="birthNote" label="出生日期说明" tooltip="出生日期与公民身份号码不一致时，写明以档案为准的理由">
        <Input maxLength={200} />
      </Form.Item>
    </>
  )
}
