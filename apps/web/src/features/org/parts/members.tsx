import { CATEGORY_LABELS, EDUCATION_CODES, labelOf, type MemberCategory } from '@hongzhu/domain/member'
import { DUTY_LABELS, type Duty } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { Empty, Flex, Table, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { Problems } from '../../../ui/problems.tsx'
import type { OrgPage } from './org-data.ts'

const SHOWN = 20

/** 党员: the first of the roll of the organisation and below, and the way to all of them. */
export function Members({ org }: { org: OrgPage }) {
  const { on } = useAsOf()
  const may = useMay()
  const list = useQuery({
    ...api.member.list.queryOptions({
      input: { orgId: org.id, below: true, page: 1, pageSize: SHOWN, ...(on ? { on } : {}) } as never,
    }),
    enabled: may('member.read'),
  })
  const total = list.data?.total ?? 0
  if (!may('member.read')) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="当前身份不能查看党员名册" />
  return (
    <>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBottom: 8 }}>
        <span>
          正式党员 <Figure id="member.full" orgId={org.id} unit=" 人" />
          ，预备党员 <Figure id="member.probationary" orgId={org.id} unit=" 人" />
          <Typography.Text type="secondary">（含下级）</Typography.Text>
        </span>
        <Flex gap={12} align="center" wrap>
          <a href={`/members?orgId=${org.id}`}>{total > SHOWN ? `全部 ${total} 人` : '在党员名册中查看'}</a>
          <ExportButton path="/exports/members" filters={{ under: org.id }} text="导出名册" />
        </Flex>
      </Flex>
      <Problems error={list.error} />
      <Table
        size="small"
        rowKey="personId"
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 820 }}
        dataSource={list.data?.rows ?? []}
        locale={{ emptyText: list.isPending ? ' ' : <Empty description="还没有登记党员，可以逐个登记，也可以导入名册" /> }}
        columns={[
          {
            title: '姓名',
            dataIndex: 'name',
            width: 120,
            render: (name: string, row) => <a href={`/members/${row.personId}`}>{name}</a>,
          },
          { title: '类别', dataIndex: 'category', width: 96, render: (value: MemberCategory) => CATEGORY_LABELS[value] },
          {
            title: '职务',
            dataIndex: 'duties',
            width: 150,
            render: (duties: readonly string[]) => duties.map((duty) => DUTY_LABELS[duty as Duty] ?? duty).join('、'),
          },
          { title: '所在支部', dataIndex: 'orgName', render: (name: string, row) => <a href={`/orgs/${row.orgId}`}>{name}</a> },
          {
            title: '学历',
            dataIndex: 'education',
            width: 112,
            render: (code: string | null) => labelOf(EDUCATION_CODES, code) || '—',
          },
          { title: '入党日期', dataIndex: 'joinedOn', width: 110, render: (day: string | null) => day ?? '—' },
        ]}
      />
    </>
  )
}
