import { Breadcrumb, Flex, Space, Typography } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  title: ReactNode
  /** Where we are, from the top, without the page itself. */
  trail?: readonly { title: string; path?: string }[]
  state?: ReactNode
  actions?: ReactNode
  /** At most one strip, only when something must be known. */
  strip?: ReactNode
  children: ReactNode
}

/** Head and body of every page: trail, one title, state, actions, at most one strip. */
export function PageFrame({ title, trail, state, actions, strip, children }: Props) {
  return (
    <>
      {trail && trail.length > 0 ? (
        <Breadcrumb
          style={{ marginBottom: 8 }}
          items={trail.map((part) => ({ title: part.path ? <a href={part.path}>{part.title}</a> : part.title }))}
        />
      ) : null}
      <Flex justify="space-between" align="center" wrap gap={8} style={{ marginBottom: 16 }}>
        <Space wrap>
          <Typography.Title level={1} style={{ margin: 0, fontSize: '1.45em' }}>
            {title}
          </Typography.Title>
          {state}
        </Space>
        <Space wrap>{actions}</Space>
      </Flex>
      {strip}
      {children}
    </>
  )
}
