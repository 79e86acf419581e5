import { Button, Flex, Typography } from 'antd'
import { problemOf } from '../app/api.ts'
import { Problems } from './problems.tsx'

interface Read {
  error: unknown
  data: unknown
  isFetching: boolean
  refetch: () => unknown
}

/** A list that could not be read: without network says so, that what stands below is of the last time, and offers to try again. */
export function ReadFailure({ of }: { of: Read }) {
  if (!of.error) return null
  if (problemOf(of.error).status !== 0) return <Problems error={of.error} />
  return (
    <Flex role="alert" gap={8} align="center" wrap style={{ padding: '8px 0' }}>
      <Typography.Text type="warning">
        {of.data ? '连不上服务器，下面是上次读到的内容。' : '连不上服务器，没有读到内容。请检查网络。'}
      </Typography.Text>
      <Button size="small" loading={of.isFetching} onClick={() => void of.refetch()}>
        重新读取
      </Button>
    </Flex>
  )
}
