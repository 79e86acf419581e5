import type { PlainDate } from '@hongzhu/domain'
import { MEETING_KIND_LABELS, type MeetingKind } from '@hongzhu/domain/meeting'
import { OBLIGATION_STATE_LABELS, type ObligationState } from '@hongzhu/domain/obligation'
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Flex, Select, Table, Tag, Tooltip, Typography } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { useSearchState } from '../parts/search-state.ts'

const COLOURS: Record<ObligationState, string> = {
  met: 'green',
  late: 'red',
  open: 'orange',
  excused: 'default',
  undetermined: 'default',
}
const labelOf = (kind: MeetingKind | 'secretaryClass') => (kind === 'secretaryClass' ? '书记讲党课' : MEETING_KIND_LABELS[kind])

/** 「第四季度」 of 「2026年第四季度党课」, 「全年」 of 「2026年度组织生活会」. */
const periodOf = (title: string, kind: MeetingKind | 'secretaryClass', year: number) =>
  title.replace(labelOf(kind), '').replace(`${year}年度`, '').replace(`${year}年`, '') || '全年'

/** One organisation, one year: what is owed in each period and which meetings met it. */
export function Page() {
  const me = useMe()
  const may = useMay()
  const { on, isPast } = useAsOf()
  const { get, set } = useSearchState()
  const today = on ?? me.data?.today ?? ''
  const orgId = get('org') ?? me.data?.grant?.orgId
  const year = Number(get('year') ?? today.slice(0, 4))
  const calendar = useQuery({
    ...api.meeting.calendar.queryOptions({
      input: { orgId: orgId ?? '0', year, ...(on ? { on: on as PlainDate } : {}) },
    }),
    enabled: orgId !== undefined && today !== '',
  })
  const rows = calendar.data?.rows ?? []
  const kinds = [...new Set(rows.map((row) => row.kind))]
  const years = Array.from({ length: 5 }, (_, index) => Number(today.slice(0, 4)) - index)
  return (
    <PageFrame title="年度对照">
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <div style={{ width: 320, maxWidth: '100%' }}>
          <OrgPicker value={orgId} onChange={(org) => set({ org })} />
        </div>
        <Select
          aria-label="年度"
          value={year}
          style={{ width: 110 }}
          options={years.map((value) => ({ value, label: `${value} 年` }))}
          onChange={(value: number) => set({ year: String(value) })}
        />
      </Flex>
      <Problems error={calendar.error} />
      <Table
        size="middle"
        rowKey="kind"
        loading={calendar.isFetching && rows.length === 0}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{
          emptyText: (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description="该组织这一年没有组织生活的次数要求；请选一个党支部或者党小组"
            />
          ),
        }}
        dataSource={kinds.map((kind) => ({ kind, duties: rows.filter((row) => row.kind === kind) }))}
        columns={[
          { title: '组织生活', width: 150, render: (_, row) => labelOf(row.kind) },
          { title: '应开', width: 70, align: 'right', render: (_, row) => row.duties.length },
          {
            title: '已完成',
            width: 80,
            align: 'right',
            render: (_, row) => row.duties.filter((duty) => duty.state === 'met').length,
          },
          {
            title: '各期情况',
            render: (_, row) => (
              <Flex gap={4} wrap>
                {row.duties.map((duty) => {
                  const state = duty.state as ObligationState
                  const tag = (
                    <Tag color={COLOURS[state]} style={{ marginInlineEnd: 0 }}>
                      {periodOf(duty.title, row.kind, year)} {OBLIGATION_STATE_LABELS[state]}
                    </Tag>
                  )
                  const [meeting] = duty.meetings
                  return (
                    <Tooltip key={duty.key} title={`${duty.rule}，最迟 ${duty.due}${duty.missing ? `，${duty.missing}` : ''}`}>
                      {meeting ? <a href={`/meetings/${meeting}`}>{tag}</a> : <span>{tag}</span>}
                    </Tooltip>
                  )
                })}
              </Flex>
            ),
          },
          ...(may('meeting.write') && !isPast
            ? [
                {
                  title: '办理',
                  width: 90,
                  render: (_: unknown, row: { kind: MeetingKind | 'secretaryClass'; duties: typeof rows }) => {
                    const next = row.duties.find((duty) => duty.state === 'late' || duty.state === 'open')
                    if (!next) return null
                    const kind = row.kind === 'secretaryClass' ? 'class' : row.kind
                    return (
                      <Button
                        size="small"
                        href={`/meetings/new?org=${orgId}&kind=${kind}&period=${next.key.split(':')[3] ?? ''}`}
                      >
                        登记
                      </Button>
                    )
                  },
                },
              ]
            : []),
        ]}
      />
      <Typography.Paragraph type="secondary" style={{ marginTop: 12 }}>
        按会议种类和周期计算；一次会议兼作几种的，每种写有记录的都算。草稿和作废的记录不算。
      </Typography.Paragraph>
    </PageFrame>
  )
}
