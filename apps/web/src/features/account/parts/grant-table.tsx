import { momentAt } from '@hongzhu/domain'
import { type Breakpoint, Button, Empty, Flex, Grid, Table, Tag } from 'antd'
import { useState } from 'react'
import { client } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { type AccountGrant, GRANT_STATES } from './labels.ts'
import { ReachText } from './reach-text.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type Row = AccountGrant & { accountId?: string; name?: string; login?: string }
type Act = 'approve' | 'refuse' | 'end'
const ACTS: Record<Act, { title: string; okText: string; label: string }> = {
  approve: { title: '批准授权', okText: '批准', label: '说明' },
  refuse: { title: '不同意授权', okText: '不同意', label: '理由' },
  end: { title: '终止授权', okText: '立即终止', label: '事由' },
}

const perform = (act: Act, grantId: string, text: string) => {
  if (act === 'approve') return client.account.approveGrant({ grantId, ...(text ? { note: text } : {}) })
  if (act === 'refuse') return client.account.refuseGrant({ grantId, note: text })
  return client.account.endGrant({ grantId, reason: text })
}

function History({ row }: { row: Row }) {
  const lines = [
    `申请：${row.requestedBy ?? '系统'}　${momentAt(row.requestedAt)}　${row.reason}`,
    row.decidedAt
      ? `${row.state === 'refused' ? '不同意' : '批准'}：${row.decidedBy ?? '系统'}　${momentAt(row.decidedAt)}　${row.decisionNote ?? ''}`
      : '',
    row.endedAt ? `终止：${row.endedBy ?? '系统'}　${momentAt(row.endedAt)}　${row.endReason ?? ''}` : '',
  ]
  return (
    <>
      {lines.filter(Boolean).map((text) => (
        <div key={text}>{text}</div>
      ))}
    </>
  )
}

const SM: Breakpoint[] = ['sm']

interface Props {
  rows: readonly Row[]
  loading: boolean
  /** Of many accounts: whose it is comes first. */
  isMixed?: boolean
  empty: string
  pagination?: { current: number; pageSize: number; total: number; onChange: (page: number) => void }
}

/** Grants with who asked, who decided and who ended them; the next step at the end of the line. */
export function GrantTable({ rows, loading, isMixed = false, empty, pagination }: Props) {
  const [asked, setAsked] = useState<{ act: Act; row: Row }>()
  const may = useMay()
  const isWide = Grid.useBreakpoint().sm !== false
  const me = useMe()
  const { isPast } = useAsOf()
  const canDecide = (row: Row) =>
    may('grant.decide') && row.state === 'requested' && row.requestedBy !== me.data?.name && row.accountId !== me.data?.accountId
  const actions = (row: Row) => (
    <Flex gap={4} wrap>
      {canDecide(row) ? (
        <>
          <Button size="small" type="primary" onClick={() => setAsked({ act: 'approve', row })}>
            批准
          </Button>
          <Button size="small" onClick={() => setAsked({ act: 'refuse', row })}>
            不同意
          </Button>
        </>
      ) : null}
      {row.state === 'active' ? (
        <Button size="small" onClick={() => setAsked({ act: 'end', row })}>
          终止
        </Button>
      ) : null}
    </Flex>
  )
  const owner = (row: Row) => <a href={`/accounts/${row.accountId}`}>{row.name}</a>
  const state = (row: Row) => <Tag color={GRANT_STATES[row.state].colour}>{GRANT_STATES[row.state].text}</Tag>
  // On a phone the whole grant stands in one column.
  const onPhone = (row: Row) => (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8}>
        <span>
          {isMixed ? <>{owner(row)}　</> : null}
          {row.roleLabel}
        </span>
        {state(row)}
      </Flex>
      <ReachText grant={row} />
      <History row={row} />
      {isPast ? null : actions(row)}
    </Flex>
  )
  return (
    <>
      <Table
        size="middle"
        rowKey="id"
        loading={loading}
        dataSource={[...rows]}
        scroll={isWide ? { x: 900 } : {}}
        pagination={pagination ? { ...pagination, showSizeChanger: false, showTotal: (total) => `共 ${total} 项` } : false}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
        columns={[
          { title: '授权', key: 'phone', responsive: ['xs'], render: (_, row) => onPhone(row) },
          ...(isMixed
            ? [{ title: '账号', key: 'owner', width: 130, responsive: SM, render: (_: unknown, row: Row) => owner(row) }]
            : []),
          { title: '身份', dataIndex: 'roleLabel', width: 160, responsive: SM },
          { title: '范围', key: 'reach', width: 250, responsive: SM, render: (_, row) => <ReachText grant={row} /> },
          { title: '情况', key: 'state', width: 90, responsive: SM, render: (_, row) => state(row) },
          { title: '经过', key: 'history', responsive: SM, render: (_, row) => <History row={row} /> },
          ...(isPast
            ? []
            : [{ title: '办理', key: 'act', width: 150, responsive: SM, render: (_: unknown, row: Row) => actions(row) }]),
        ]}
      />
      {asked ? (
        <ReasonDialog
          {...ACTS[asked.act]}
          isOptional={asked.act === 'approve'}
          isDangerous={asked.act === 'end'}
          about={<p>{`${asked.row.roleLabel} · ${asked.row.orgName}`}</p>}
          run={(text) => perform(asked.act, asked.row.id, text)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </>
  )
}
