import type { Bucket } from '@hongzhu/domain/duty'
import { BUCKET_LABELS } from '@hongzhu/domain/duty'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Flex, Pagination, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { STATE_COLOURS } from '../../../app/theme.ts'
import { actAddress, actPermission } from '../../../ui/duty/act-address.ts'
import { ReadFailure } from '../../../ui/read-failure.tsx'

const COLOURS: Partial<Record<Bucket, string>> = {
  late: STATE_COLOURS.late,
  now: STATE_COLOURS.coming,
  undetermined: STATE_COLOURS.undetermined,
  done: STATE_COLOURS.met,
}
const EMPTY: Record<Listed, string> = {
  late: '没有逾期事项',
  now: '本月没有待办事项',
  next: '下月暂无应办事项',
  later: '没有更远的事项',
  undetermined: '资料齐全，没有待补充事项',
  done: '还没有办结事项',
}

/** Where duties are listed; what is not yet of concern has no list. */
export type Listed = Exclude<Bucket, 'distant'>

interface Props {
  bucket: Listed
  orgId: string
  /** Only what the organisation itself must do. */
  isOwn: boolean
  total: number
  pageSize: number
  onOpen: (orgId: string, key: string) => void
}

/** One column of the desk: what, whose, due, why, one button to the right place. */
export function DutyColumn({ bucket, orgId, isOwn, total, pageSize, onOpen }: Props) {
  const { on, isPast } = useAsOf()
  const may = useMay()
  const [page, setPage] = useState(1)
  const list = useQuery({
    ...api.obligation.list.queryOptions({
      input: { org: orgId, bucket, page, pageSize, ...(isOwn ? { own: '1' } : {}), ...(on ? { on } : {}) },
    }),
    networkMode: 'always',
  })
  return (
    <section
      aria-label={BUCKET_LABELS[bucket]}
      style={{ background: '#FFFFFF', border: '1px solid #E5E5E1', borderRadius: 4, minWidth: 0 }}
    >
      <Flex
        justify="space-between"
        style={{ padding: '8px 12px', borderBottom: '1px solid #E5E5E1', borderTop: `3px solid ${COLOURS[bucket] ?? '#9CA3AF'}` }}
      >
        <Typography.Text strong>{BUCKET_LABELS[bucket]}</Typography.Text>
        <Typography.Text style={{ fontVariantNumeric: 'tabular-nums' }}>{total} 项</Typography.Text>
      </Flex>
      <div style={{ padding: '0 12px' }}>
        <ReadFailure of={list} />
        {list.isPending ? <Skeleton active style={{ padding: '12px 0' }} /> : null}
        {list.data?.rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={EMPTY[bucket]} /> : null}
        {list.data?.rows.map((row) => (
          <div key={row.key} style={{ padding: '10px 0', borderBottom: '1px solid #F0F0EE' }}>
            <Flex justify="space-between" gap={8} align="start">
              <button
                type="button"
                className="plain-link"
                onClick={() => onOpen(row.subjectOrgId, row.key)}
                style={{ textAlign: 'start', fontWeight: 500 }}
              >
                {row.title}
              </button>
              {row.act && !isPast && bucket !== 'done' && may(actPermission(row.act)) ? (
                <Button size="small" href={actAddress(row.act)}>
                  {row.act.label}
                </Button>
              ) : null}
            </Flex>
            <Flex gap="0 8px" wrap style={{ color: '#5B5F66' }}>
              <span>{row.subjectName}</span>
              <span style={{ fontVariantNumeric: 'tabular-nums' }}>{row.due < '9999' ? `期限 ${row.due}` : '未写时限'}</span>
              {row.missing ? <span>{row.missing}</span> : null}
              <button type="button" className="plain-link" onClick={() => onOpen(row.subjectOrgId, row.key)}>
                依据：{row.article ?? row.rule}
              </button>
            </Flex>
          </div>
        ))}
        {total > pageSize ? (
          <Pagination
            simple
            size="small"
            current={page}
            pageSize={pageSize}
            total={total}
            onChange={setPage}
            style={{ margin: '10px 0' }}
          />
        ) : null}
      </div>
    </section>
  )
}
