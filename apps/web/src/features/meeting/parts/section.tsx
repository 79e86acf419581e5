import { Card } from 'antd'
import type { ReactNode } from 'react'

/** A numbered part of the sheet. */
export function Section({
  id,
  number,
  title,
  extra,
  children,
}: {
  id?: string
  number: number
  title: string
  extra?: ReactNode
  children: ReactNode
}) {
  return (
    <Card
      {...(id ? { id } : {})}
      size="small"
      title={
        <h2 style={{ margin: 0, fontSize: '1.05em', fontWeight: 600 }}>
          {number}　{title}
        </h2>
      }
      extra={extra}
      style={{ marginBottom: 16 }}
    >
      {children}
    </Card>
  )
}
