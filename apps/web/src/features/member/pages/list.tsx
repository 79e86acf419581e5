import { EDUCATION_CODES, labelOf, SEX_LABELS, type Sex } from '@hongzhu/domain/member'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Empty, Grid, Pagination, Table } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useListAddress } from '../parts/list-address.ts'
import { type ListedMember, MemberCards, MemberName, MemberTags } from '../parts/listed-member.tsx'
import { QueryBar } from '../parts/query-bar.tsx'
import { RosterTotal } from '../parts/roster-total.tsx'

const PAGE_SIZE = 20

const COLUMNS = [
  { title: '姓名', key: 'name', width: 118, render: (_: unknown, row: ListedMember) => <MemberName row={row} /> },
  { title: '性别', dataIndex: 'sex', width: 52, render: (sex: Sex | null) => (sex ? SEX_LABELS[sex] : '—') },
  { title: '出生年', dataIndex: 'bornYear', width: 70, align: 'right' as const, render: (year: number | null) => year ?? '—' },
  { title: '类别与情况', key: 'tags', width: 168, render: (_: unknown, row: ListedMember) => <MemberTags row={row} /> },
  {
    title: '所在支部',
    dataIndex: 'orgName',
    render: (name: string, row: ListedMember) => <a href={`/orgs/${row.orgId}`}>{name}</a>,
  },
  { title: '学历', dataIndex: 'education', width: 112, render: (code: string | null) => labelOf(EDUCATION_CODES, code) || '—' },
  { title: '入党日期', dataIndex: 'joinedOn', width: 100, render: (day: string | null) => day ?? '—' },
  { title: '公民身份号码', dataIndex: 'idNoMasked', width: 170, render: (text: string | null) => text ?? '—' },
  { title: '电话', dataIndex: 'phoneMasked', width: 110, render: (text: string | null) => text ?? '—' },
]

/** The roster: filters in the address, numbers masked, one page at a time. */
export function Page() {
  const { on, isPast } = useAsOf()
  const may = useMay()
  const isPhone = Grid.useBreakpoint().md === false
  const [address, set] = useListAddress()
  const list = useQuery({
    ...api.member.list.queryOptions({
      input: {
        ...address,
        below: address.below !== false,
        page: address.page ?? 1,
        pageSize: PAGE_SIZE,
        ...(on ? { on } : {}),
      } as never,
    }),
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const hasFilter = Object.keys(address).length > 0
  const empty = (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={hasFilter ? '没有符合条件的党员，可以清除条件再看' : '还没有登记党员，可以逐个登记，也可以导入名册'}
    />
  )
  const pagination = {
    current: address.page ?? 1,
    pageSize: PAGE_SIZE,
    total,
    showSizeChanger: false,
    onChange: (page: number) => set({ ...address, page }),
    showTotal: (count: number) => <RosterTotal total={count} address={address} />,
  }
  return (
    <PageFrame
      title="党员"
      actions={
        <>
          <ExportButton
            path="/exports/members"
            filters={{ q: address.text, category: address.category, under: address.orgId }}
            text="导出名册"
          />
          {may('member.write') ? (
            <>
              <Button href="/members/corrections">更正申请</Button>
              <Button type="primary" href="/members/new" disabled={isPast}>
                登记党员
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <QueryBar address={address} set={set} />
      <Problems error={list.error} />
      {isPhone ? (
        <>
          <MemberCards rows={rows} isPending={list.isPending} empty={empty} />
          <Pagination simple {...pagination} style={{ marginTop: 12 }} />
        </>
      ) : (
        <Table
          size="small"
          rowKey="personId"
          loading={list.isFetching}
          dataSource={rows}
          locale={{ emptyText: list.isPending ? ' ' : empty }}
          scroll={{ x: 1080 }}
          pagination={pagination}
          columns={COLUMNS}
        />
      )}
    </PageFrame>
  )
}
