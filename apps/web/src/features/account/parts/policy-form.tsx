import { type AccountPolicy, POLICY_BOUNDS } from '@hongzhu/domain/access'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Skeleton } from 'antd'
import { api, client, refresh } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Problems } from '../../../ui/problems.tsx'

const FIELDS = Object.keys(POLICY_BOUNDS) as (keyof AccountPolicy)[]

/** The numbers the 安全管理员 may set: stricter, never looser (SEC-03, SEC-06, SEC-11). */
export function PolicyForm() {
  const policy = useQuery(api.account.policy.queryOptions({ input: {} }))
  const may = useMay()
  const { isPast } = useAsOf()
  const canChange = may('grant.decide') && !isPast
  const [form] = Form.useForm<AccountPolicy & { reason: string }>()
  const change = useMutation({
    mutationFn: (values: AccountPolicy & { reason: string }) => client.account.changePolicy(values),
    onSuccess: async () => {
      form.resetFields(['reason'])
      await refresh('account')
    },
  })
  if (!policy.data) return policy.error ? <Problems error={policy.error} /> : <Skeleton active />
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={policy.data}
      disabled={!canChange}
      onFinish={(values) => change.mutate(values)}
      style={{ maxWidth: 420 }}
    >
      <Problems error={change.error} />
      {FIELDS.map((field) => {
        const { label, unit, min, max, orZero } = POLICY_BOUNDS[field]
        return (
          <Form.Item key={field} name={field} label={`${label}（${unit}）`} extra={`${orZero ? '0，或 ' : ''}${min} 到 ${max}`}>
            <NumberField min={orZero ? 0 : min} max={max} precision={0} style={{ width: 160 }} />
          </Form.Item>
        )
      })}
      {canChange ? (
        <>
          <Form.Item name="reason" label="事由" rules={[{ required: true, whitespace: true, message: '请填写事由' }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            保存参数
          </Button>
        </>
      ) : (
        <p>由安全管理员修改。</p>
      )}
    </Form>
  )
}
