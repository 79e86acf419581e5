import { momentAt } from '@hongzhu/domain'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Empty, Table } from 'antd'
import { useState } from 'react'
import { api, client } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useAddress } from './address.ts'
import type { Account } from './labels.ts'
import { ReasonDialog } from './reason-dialog.tsx'

type Surplus = Account & { whyLabel: string; lastUsedOn: string }
const PAGE_SIZE = 20

/** Accounts nobody seems to need, looked through once a quarter (SEC-11). */
export function SurplusList() {
  const [address, set] = useAddress()
  const page = address.page ?? 1
  const [closing, setClosing] = useState<Surplus>()
  const [isConfirming, setConfirming] = useState(false)
  const may = useMay()
  const { isPast } = useAsOf()
  const canWrite = may('account.write') && !isPast
  const list = useQuery(api.account.surplus.queryOptions({ input: { page, pageSize: PAGE_SIZE } as never }))
  const { quarter, confirmedBy, confirmedAt } = list.data ?? {}
  return (
    <>
      <Problems error={list.error} />
      {quarter ? (
        <Alert
          type={confirmedBy ? 'info' : 'warning'}
          showIcon
          style={{ marginBottom: 12 }}
          title={
            confirmedBy && confirmedAt
              ? `${quarter}已由${confirmedBy}于 ${momentAt(confirmedAt)} 确认`
              : `${quarter}的清单还没有确认`
          }
          description="长期不用、人已离开、没有授权的账号应停用。超过 90 天未登录的，系统每晚自动停用。"
          action={canWrite && !confirmedBy ? <Button onClick={() => setConfirming(true)}>确认本季度清单</Button> : undefined}
        />
      ) : null}
      <Table<Surplus>
        size="middle"
        rowKey="id"
        loading={list.isFetching}
        dataSource={(list.data?.rows ?? []) as Surplus[]}
        scroll={{ x: 760 }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有多余的账号" /> }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          onChange: (next) => set({ page: next }),
        }}
        columns={[
          { title: '姓名', key: 'name', width: 130, render: (_, row) => <a href={`/accounts/${row.id}`}>{row.name}</a> },
          { title: '登录名', dataIndex: 'login', width: 140 },
          { title: '所在组织', dataIndex: 'orgName' },
          { title: '原因', dataIndex: 'whyLabel', width: 150 },
          { title: '最近使用', dataIndex: 'lastUsedOn', width: 120 },
          ...(canWrite
            ? [
                {
                  title: '办理',
                  key: 'act',
                  width: 90,
                  render: (_: unknown, row: Surplus) => (
                    <Button size="small" onClick={() => setClosing(row)}>
                      停用
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {closing ? (
        <ReasonDialog
          title={`停用账号：${closing.name}`}
          okText="停用"
          isDangerous
          run={(reason) => client.account.disable({ accountId: closing.id, reason })}
          onClose={() => setClosing(undefined)}
        />
      ) : null}
      {isConfirming ? (
        <ReasonDialog
          title={`确认${quarter}多余账号清单`}
          label="核对情况"
          okText="确认"
          run={(note) => client.account.confirmSurplus({ note })}
          onClose={() => setConfirming(false)}
        />
      ) : null}
    </>
  )
}
