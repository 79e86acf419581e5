import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Table } from 'antd'
import type { Choices, FieldShape } from './case-data.ts'
import { FieldControl } from './field-control.tsx'

const WIDTHS: Partial<Record<FieldShape['kind'], number>> = { number: 72, choice: 104, person: 124, flag: 56, day: 130 }

/** A small table inside a step: one line a person, cells typed in place. */
export function RowsItem({ field, choices }: { field: FieldShape; choices: Choices | undefined }) {
  const columns = field.columns ?? []
  return (
    <Form.Item label={field.label} required={field.isRequired} {...(field.help ? { extra: field.help } : {})}>
      <Form.List name={field.id}>
        {(lines, { add, remove }) => (
          <>
            {lines.length > 0 ? (
              <Table
                size="small"
                rowKey="key"
                pagination={false}
                dataSource={lines}
                scroll={{ x: columns.reduce((sum, column) => sum + (WIDTHS[column.kind] ?? 150), 40) }}
                columns={[
                  ...columns.map((column) => ({
                    title: column.label,
                    key: column.id,
                    width: WIDTHS[column.kind] ?? 150,
                    render: (_: unknown, line: { name: number }) => (
                      <Form.Item
                        noStyle
                        name={[line.name, column.id]}
                        {...(column.kind === 'flag' ? { valuePropName: 'checked' } : {})}
                      >
                        {column.kind === 'flag' ? (
                          <Checkbox aria-label={column.label} />
                        ) : (
                          <FieldControl field={column} choices={choices} aria-label={`${column.label}，第 ${line.name + 1} 行`} />
                        )}
                      </Form.Item>
                    ),
                  })),
                  {
                    title: '',
                    key: 'remove',
                    width: 40,
                    render: (_: unknown, line: { name: number }) => (
                      <Button
                        type="text"
                        size="small"
                        icon={<DeleteOutlined />}
                        aria-label={`删除第 ${line.name + 1} 行`}
                        onClick={() => remove(line.name)}
                      />
                    ),
                  },
                ]}
              />
            ) : null}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({})} style={{ marginTop: lines.length > 0 ? 8 : 0 }}>
              增加一行
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
