import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { api } from '../../../app/api.ts'
import { Problems } from '../../../ui/problems.tsx'
import { useAddress } from './address.ts'
import { GrantTable } from './grant-table.tsx'

const PAGE_SIZE = 20
const VIEWS = [
  { value: 'requested', label: '待批准' },
  { value: 'ending', label: '30 天内到期' },
  { value: 'active', label: '有效' },
  { value: 'refused', label: '不同意' },
  { value: 'ended', label: '已终止' },
]
const EMPTY: Record<string, string> = { requested: '没有等待批准的授权', ending: '30 天内没有到期的授权' }

/** Grants of all accounts in reach, what waits for a decision first. */
export function GrantList() {
  const [address, set] = useAddress()
  const view = address.state ?? 'requested'
  const page = address.page ?? 1
  const list = useQuery({
    ...api.account.grants.queryOptions({
      input: { ...(view === 'ending' ? { isEnding: 'true' } : { state: view }), page, pageSize: PAGE_SIZE } as never,
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div style={{ overflowX: 'auto', marginBottom: 12 }}>
        <Segmented value={view} options={VIEWS} onChange={(state) => set({ state })} />
      </div>
      <Problems error={list.error} />
      <GrantTable
        isMixed
        rows={list.data?.rows ?? []}
        loading={list.isFetching}
        empty={EMPTY[view] ?? '没有这样的授权'}
        pagination={{ current: page, pageSize: PAGE_SIZE, total: list.data?.total ?? 0, onChange: (next) => set({ page: next }) }}
      />
    </>
  )
}
