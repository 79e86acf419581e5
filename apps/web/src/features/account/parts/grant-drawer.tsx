import { REACH_LABELS, type Reach, ROLES, type RoleId, roleOf } from '@hongzhu/domain/access'
import { useMutation } from '@tanstack/react-query'
import { Button, DatePicker, Drawer, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { client, problemOf, refresh } from '../../../app/api.ts'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'

interface Values {
  role: RoleId
  orgId: string
  reach: Reach
  listedOrgIds?: string[]
  untilOn?: Dayjs
  reason: string
}

const REACHES: Reach[] = ['subtree', 'own', 'listed', 'self']

/** First step of a grant: the request; the 安全管理员 decides (SEC-15). */
export function GrantDrawer({ accountId, name, onClose }: { accountId: string; name: string; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const reach = Form.useWatch('reach', form)
  const ask = useMutation({
    mutationFn: (values: Values) =>
      client.account.requestGrant({
        accountId,
        role: values.role,
        orgId: values.orgId,
        reach: values.reach,
        listedOrgIds: values.reach === 'listed' ? (values.listedOrgIds ?? []) : [],
        reason: values.reason,
        ...(values.untilOn ? { untilOn: values.untilOn.format('YYYY-MM-DD') } : {}),
      } as never),
    onSuccess: async () => {
      onClose()
      await refresh('account')
    },
    onError: (error) =>
      form.setFields(
        (problemOf(error).refusals ?? []).flatMap((one) =>
          one.field ? [{ name: one.field as keyof Values, errors: [one.message + (one.remedy ?? '')] }] : [],
        ),
      ),
  })
  return (
    <Drawer
      open
      title={`申请授权：${name}`}
      size={440}
      onClose={onClose}
      footer={
        <Button type="primary" loading={ask.isPending} onClick={form.submit}>
          提交，请安全管理员批准
        </Button>
      }
    >
      <Problems error={ask.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ reach: 'subtree' }}
        onFinish={(values) => ask.mutate(values)}
      >
        <Form.Item name="role" label="身份" rules={[{ required: true, message: '请选身份' }]}>
          <Select
            options={ROLES.map((role) => ({ value: role.id, label: role.label }))}
            onChange={(role: RoleId) => form.setFieldValue('reach', roleOf(role)?.reach)}
          />
        </Form.Item>
        <Form.Item name="orgId" label="组织" rules={[{ required: true, message: '请选组织' }]}>
          <OrgPicker />
        </Form.Item>
        <Form.Item name="reach" label="范围">
          <Select options={REACHES.map((value) => ({ value, label: REACH_LABELS[value] }))} />
        </Form.Item>
        {reach === 'listed' ? <ListedOrgs /> : null}
        <Form.Item name="untilOn" label={reach === 'listed' ? '终止日期（跨组织查看须填）' : '终止日期（可不填）'}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="reason" label="事由" rules={[{ required: true, whitespace: true, message: '请填写事由' }]}>
          <Input.TextArea
            maxLength={200}
            showCount
            autoSize={{ minRows: 2, maxRows: 5 }}
            placeholder="任职文号、分工或督查安排"
          />
        </Form.Item>
      </Form>
    </Drawer>
  )
}

function ListedOrgs() {
  return (
    <Form.List name="listedOrgIds" initialValue={['']}>
      {(fields, { add, remove }) => (
        <Form.Item label="指定的组织">
          {fields.map(({ key, name }) => (
            <div key={key} style={{ display: 'flex', gap: 8, marginBottom: 8 }}>
              <Form.Item name={name} noStyle rules={[{ required: true, message: '请选组织' }]}>
                <OrgPicker />
              </Form.Item>
              {fields.length > 1 ? <Button onClick={() => remove(name)}>移除</Button> : null}
            </div>
          ))}
          <Button type="dashed" block onClick={() => add('')}>
            再加一个组织
          </Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
