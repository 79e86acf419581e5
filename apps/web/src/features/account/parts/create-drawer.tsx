import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api, client, problemOf, refresh } from '../../../app/api.ts'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { CodeDialog } from './code-dialog.tsx'

interface Values {
  orgId: string
  kind: 'known' | 'new'
  personId?: string
  name?: string
  phone?: string
  isNamesake?: boolean
  login: string
}

const input = (values: Values) => ({
  orgId: values.orgId,
  login: values.login,
  ...(values.kind === 'known'
    ? { personId: values.personId ?? '' }
    : {
        newPerson: {
          name: values.name ?? '',
          isNamesake: values.isNamesake ?? false,
          ...(values.phone ? { phone: values.phone } : {}),
        },
      }),
})

function PersonField({ orgId, suggest }: { orgId: string | undefined; suggest: (login: string) => void }) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const people = useQuery({
    ...api.account.findPeople.queryOptions({ input: { orgId: orgId ?? '', q } }),
    enabled: orgId !== undefined,
  })
  const rows = people.data?.rows ?? []
  return (
    <Form.Item name="personId" label="人员（还没有账号的）" rules={[{ required: true, message: '请选人' }]}>
      <Select
        disabled={orgId === undefined}
        placeholder={orgId ? '输入姓名或拼音首字母' : '先选组织'}
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={people.isFetching}
        notFoundContent={people.isFetching ? '正在查找' : '没有找到；不在名册里的，选“登记一名工作人员”'}
        options={rows.map((row) => ({ value: row.id, label: `${row.name}（${row.orgName}）` }))}
        onChange={(id) => suggest(rows.find((row) => row.id === id)?.login ?? '')}
      />
    </Form.Item>
  )
}

/** A new account: whose it is, and the login name; the password is theirs to set. */
export function CreateDrawer({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const orgId = Form.useWatch('orgId', form)
  const kind = Form.useWatch('kind', form) ?? 'known'
  const create = useMutation({
    mutationFn: (values: Values) => client.account.create(input(values) as never),
    onSuccess: () => refresh('account'),
    onError: (error) => {
      const field = problemOf(error).refusals?.[0]
      if (field?.field === 'login') form.setFields([{ name: 'login', errors: [field.message] }])
    },
  })
  if (create.data)
    return (
      <CodeDialog
        name={create.data.name}
        login={form.getFieldValue('login')}
        code={create.data.code}
        expiresAt={create.data.expiresAt}
        onClose={onClose}
      />
    )
  return (
    <Drawer
      open
      title="新建账号"
      size={440}
      onClose={onClose}
      footer={
        <Button type="primary" loading={create.isPending} onClick={form.submit}>
          建立账号，取一次性代码
        </Button>
      }
    >
      <Problems error={create.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'known' }}
        onFinish={(values) => create.mutate(values)}
      >
        <Form.Item name="orgId" label="组织" rules={[{ required: true, message: '请选组织' }]}>
          <OrgPicker onChange={() => form.setFieldValue('personId', undefined)} />
        </Form.Item>
        <Form.Item name="kind" label="谁的账号">
          <Radio.Group
            options={[
              { value: 'known', label: '名册里的人' },
              { value: 'new', label: '登记一名工作人员' },
            ]}
          />
        </Form.Item>
        {kind === 'known' ? (
          <PersonField orgId={orgId} suggest={(login) => form.setFieldValue('login', login)} />
        ) : (
          <>
            <Form.Item name="name" label="姓名" rules={[{ required: true, whitespace: true, message: '请填写姓名' }]}>
              <Input maxLength={30} />
            </Form.Item>
            <Form.Item name="phone" label="联系电话（可不填）">
              <Input maxLength={20} inputMode="tel" />
            </Form.Item>
            <Form.Item name="isNamesake" valuePropName="checked">
              <Checkbox>本组织已有同名的人，这是另一人</Checkbox>
            </Form.Item>
          </>
        )}
        <Form.Item
          name="login"
          label="登录名"
          extra="3 到 32 位小写字母、数字、点、横线"
          rules={[
            { required: true, message: '请填写登录名' },
            { pattern: /^[a-z0-9][a-z0-9._-]{2,31}$/, message: '登录名用 3 到 32 位小写字母、数字、点、横线，以字母或数字开头' },
          ]}
        >
          <Input autoComplete="off" maxLength={32} />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
