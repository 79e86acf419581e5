import { secondAt } from '@hongzhu/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { api, client, refresh } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'

/** Whether the chain is whole, and how long records are kept (SEC-27, SEC-28). */
export function ChainStrip() {
  const state = useQuery(api.audit.state.queryOptions({ input: {} }))
  const verify = useMutation({ mutationFn: () => client.audit.verify({}), onSuccess: () => refresh('audit') })
  const last = state.data?.last
  const title = last
    ? last.isWhole
      ? `审计链完整：${secondAt(last.at)} 校验 ${last.checked.toLocaleString()} 条`
      : `审计链被破坏：第 ${last.brokenAt} 条${last.why}，请立即报告安全负责人`
    : '审计链还没有校验过'
  return (
    <>
      <Problems error={state.error ?? verify.error} />
      {state.data ? (
        <Alert
          type={last && !last.isWhole ? 'error' : 'info'}
          showIcon
          style={{ marginBottom: 12 }}
          title={title}
          action={
            <Button loading={verify.isPending} onClick={() => verify.mutate()}>
              立即校验
            </Button>
          }
        />
      ) : null}
    </>
  )
}
