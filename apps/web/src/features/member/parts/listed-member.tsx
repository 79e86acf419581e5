import { CATEGORY_LABELS, EDUCATION_CODES, labelOf, STATUS_LABELS } from '@hongzhu/domain/member'
import { DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import { Link } from '@tanstack/react-router'
import { Flex, Spin, Tag, Typography } from 'antd'
import type { ReactNode } from 'react'
import type { client } from '../../../app/api.ts'

export type ListedMember = Awaited<ReturnType<typeof client.member.list>>['rows'][number]

export const MemberName = ({ row }: { row: ListedMember }) => (
  <Link to={'/members/$personId' as never} params={{ personId: row.personId } as never} style={{ wordBreak: 'break-word' }}>
    {row.name}
  </Link>
)

/** Category, duties, and what is out of the ordinary; always in words. */
export function MemberTags({ row }: { row: ListedMember }) {
  return (
    <Flex gap={4} wrap>
      <Tag color={row.category === 'P' ? 'blue' : 'default'}>{CATEGORY_LABELS[row.category]}</Tag>
      {row.status === 'NORMAL' ? null : <Tag color="orange">{STATUS_LABELS[row.status]}</Tag>}
      {row.duties.map((duty) => (
        <Tag key={duty}>{DUTY_LABELS[duty as Duty] ?? duty}</Tag>
      ))}
      {row.isFloating ? <Tag color="orange">流动</Tag> : null}
      {row.isLost ? <Tag color="red">失联</Tag> : null}
    </Flex>
  )
}

/** The roster on a phone: one card per member. */
export function MemberCards({ rows, isPending, empty }: { rows: readonly ListedMember[]; isPending: boolean; empty: ReactNode }) {
  if (isPending) return <Spin style={{ display: 'block', margin: '48px auto' }} />
  if (rows.length === 0) return empty
  return rows.map((row) => (
    <article
      key={row.personId}
      style={{ background: '#FFFFFF', border: '1px solid #E5E5E1', borderRadius: 4, padding: 12, marginBottom: 8 }}
    >
      <Flex justify="space-between" gap={8} wrap>
        <Typography.Text strong style={{ fontSize: '1.1em' }}>
          <MemberName row={row} />
        </Typography.Text>
        <MemberTags row={row} />
      </Flex>
      <div>{row.orgName}</div>
      <Typography.Text type="secondary">
        {[row.bornYear ? `${row.bornYear} 年生` : '', labelOf(EDUCATION_CODES, row.education), row.phoneMasked ?? '']
          .filter(Boolean)
          .join(' · ')}
      </Typography.Text>
    </article>
  ))
}
