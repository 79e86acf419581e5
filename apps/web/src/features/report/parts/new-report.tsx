import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { DatePicker, Form, Input, Modal, Radio, Space, Typography } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { api, client, refresh } from '../../../app/api.ts'
import { useMe } from '../../../app/session.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'

interface Fields {
  template: string
  org: string
  asOf: Dayjs
  title?: string
}

/** Chooses template, organisation and as-of day, and opens the new text. */
export function NewReport({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const me = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const templates = useQuery({ ...api.report.templates.queryOptions({ input: {} }), enabled: isOpen })
  const create = useMutation({
    mutationFn: ({ template, org, asOf, title }: Fields) =>
      client.report.create({ orgId: org, template, asOf: asOf.format('YYYY-MM-DD'), ...(title ? { title } : {}) }),
    onSuccess: async ({ id }) => {
      await refresh('report')
      await navigate({ to: `/reports/${id}` as never })
    },
  })
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      title="新建材料"
      okText="建立"
      cancelText="取消"
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <Problems error={create.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ template: 'annual', org: me.data?.grant?.orgId, asOf: dayjs(me.data?.today) }}
        onFinish={(fields) => create.mutate(fields)}
      >
        <Form.Item name="template" label="模板" rules={[{ required: true }]}>
          <Radio.Group>
            <Space direction="vertical">
              {(templates.data?.rows ?? []).map((template) => (
                <Radio key={template.id} value={template.id}>
                  {template.title}
                  <Typography.Text type="secondary" style={{ display: 'block' }}>
                    {template.about}
                    {template.figures > 0 ? `（数据 ${template.figures} 项）` : ''}
                  </Typography.Text>
                </Radio>
              ))}
            </Space>
          </Radio.Group>
        </Form.Item>
        <Form.Item name="org" label="组织" rules={[{ required: true, message: '请选择组织' }]}>
          <OrgPicker />
        </Form.Item>
        <Form.Item
          name="asOf"
          label="截止日"
          extra="全文数据按这一天取数，以后可改。"
          rules={[{ required: true, message: '请选择截止日' }]}
        >
          <DatePicker maxDate={dayjs(me.data?.today)} allowClear={false} />
        </Form.Item>
        <Form.Item name="title" label="标题" extra="不填则按模板生成。">
          <Input maxLength={120} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
