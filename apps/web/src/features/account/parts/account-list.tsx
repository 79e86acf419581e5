import { momentAt } from '@hongzhu/domain'
import { ROLES, roleOf } from '@hongzhu/domain/access'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Empty, Flex, Grid, Input, Select, Table, type TableColumnsType, Tag, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { ExportButton } from '../../../ui/export-button.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useAddress } from './address.ts'
import type { Account } from './labels.ts'

const PAGE_SIZE = 20
const STATES = [
  { value: 'active', label: '使用中' },
  { value: 'disabled', label: '已停用' },
  { value: 'locked', label: '已锁定' },
  { value: 'requested', label: '有待批准的授权' },
]

/** What one should know about the account at a glance. */
export function AccountState({ row }: { row: Account }) {
  return (
    <Flex gap={4} wrap>
      {row.state === 'disabled' ? <Tag>已停用</Tag> : null}
      {row.isLocked ? <Tag color="red">已锁定</Tag> : null}
      {row.isWaitingForCode && row.state === 'active' ? <Tag color="orange">待设口令</Tag> : null}
      {row.requested > 0 ? <Tag color="orange">待批准 {row.requested}</Tag> : null}
      {row.state === 'active' && !row.isLocked && !row.isWaitingForCode && row.requested === 0 ? (
        <Tag color="green">使用中</Tag>
      ) : null}
    </Flex>
  )
}

const rolesInWords = (roles: readonly string[]) => roles.map((role) => roleOf(role)?.label ?? role).join('、') || '没有有效授权'
const lastLogin = (at: string | null) => (at ? momentAt(at) : '没有登录过')

/** On a phone the whole account stands in one column. */
const COLUMNS: TableColumnsType<Account> = [
  {
    title: '账号',
    key: 'phone',
    responsive: ['xs'],
    render: (_, row) => (
      <Flex vertical gap={2}>
        <Flex justify="space-between" gap={8}>
          <span>
            <a href={`/accounts/${row.id}`}>{row.name}</a>　{row.login}
          </span>
          <AccountState row={row} />
        </Flex>
        <span>{rolesInWords(row.roles)}</span>
        <Typography.Text type="secondary">
          {row.orgName}　最近登录：{lastLogin(row.lastLoginAt)}
        </Typography.Text>
      </Flex>
    ),
  },
  {
    title: '姓名',
    key: 'name',
    width: 150,
    responsive: ['sm'],
    render: (_, row) => <a href={`/accounts/${row.id}`}>{row.name}</a>,
  },
  { title: '登录名', dataIndex: 'login', width: 150, responsive: ['sm'] },
  { title: '所在组织', dataIndex: 'orgName', responsive: ['sm'] },
  { title: '身份', dataIndex: 'roles', responsive: ['sm'], render: rolesInWords },
  { title: '情况', key: 'state', width: 170, responsive: ['sm'], render: (_, row) => <AccountState row={row} /> },
  { title: '最近登录', dataIndex: 'lastLoginAt', width: 150, responsive: ['sm'], render: lastLogin },
]

/** Accounts in reach; filters stand in the address. */
export function AccountList() {
  const [address, set] = useAddress()
  const isWide = Grid.useBreakpoint().sm !== false
  const { tab: _tab, page = 1, ...filters } = address
  const list = useQuery({
    ...api.account.list.queryOptions({ input: { ...filters, page, pageSize: PAGE_SIZE } as never }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Input.Search
          aria-label="姓名、登录名"
          placeholder="姓名、拼音首字母、登录名"
          defaultValue={address.q ?? ''}
          onSearch={(q) => set({ q })}
          allowClear
          style={{ width: 240 }}
        />
        <div style={{ width: 240 }}>
          <OrgPicker allowClear value={address.orgId} onChange={(orgId) => set({ orgId })} placeholder="组织（含下级）" />
        </div>
        <Select
          aria-label="身份"
          allowClear
          placeholder="身份"
          value={address.role ?? null}
          onChange={(role) => set({ role: role ?? undefined })}
          options={ROLES.map((role) => ({ value: role.id, label: role.label }))}
          style={{ width: 180 }}
        />
        <Select
          aria-label="情况"
          allowClear
          placeholder="情况"
          value={address.state ?? null}
          onChange={(state) => set({ state: state ?? undefined })}
          options={STATES}
          style={{ width: 160 }}
        />
        <ExportButton path="/exports/accounts" filters={filters} permission="account.read" isDated={false} />
      </Flex>
      <Problems error={list.error} />
      <Table
        size="middle"
        rowKey="id"
        loading={list.isFetching}
        dataSource={list.data?.rows ?? []}
        columns={COLUMNS}
        scroll={isWide ? { x: 900 } : {}}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的账号，可以清除条件，或新建账号" />,
        }}
        pagination={{
          current: page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          showSizeChanger: false,
          showTotal: (total) => `共 ${total.toLocaleString()} 个账号`,
          onChange: (next) => set({ page: next }),
        }}
      />
    </>
  )
}
