import type { PlainDate } from '@hongzhu/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Flex, Segmented } from 'antd'
import { api } from '../../../app/api.ts'
import { useAsOf, useMay } from '../../../app/session.tsx'
import { ExportButton } from '../../../ui/export-button.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Problems } from '../../../ui/problems.tsx'
import { DecisionList } from '../parts/decision-list.tsx'
import { useSearchState } from '../parts/search-state.ts'

const PAGE_SIZE = 20

export function Page() {
  const may = useMay()
  const { on, isPast } = useAsOf()
  const { get, set } = useSearchState()
  const page = Number(get('page') ?? 1)
  const isOpen = get('open') !== 'false'
  const org = get('org')
  const list = useQuery({
    ...api.meeting.decisions.queryOptions({
      input: {
        page,
        pageSize: PAGE_SIZE,
        open: String(isOpen) as never,
        ...(org ? { orgId: org } : {}),
        ...(on ? { on: on as PlainDate } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame title="决定事项" actions={<ExportButton path="/exports/decisions" filters={{ orgId: org, open: isOpen }} />}>
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <div style={{ width: 280, maxWidth: '100%' }}>
          <OrgPicker value={org} onChange={(next) => set({ org: next })} allowClear placeholder="组织（含下级）" />
        </div>
        <Segmented
          value={isOpen ? 'true' : 'false'}
          onChange={(value) => set({ open: value === 'true' ? undefined : 'false' })}
          options={[
            { value: 'true', label: '未完成' },
            { value: 'false', label: '已完成' },
          ]}
        />
      </Flex>
      <Problems error={list.error} />
      <DecisionList
        rows={list.data?.rows ?? []}
        mayWrite={may('meeting.write') && !isPast && isOpen}
        isWithMeeting
        empty={isOpen ? '没有未完成的决定事项' : '没有已完成的决定事项'}
        paging={{ total: list.data?.total ?? 0, page, pageSize: PAGE_SIZE, onChange: (next) => set({ page: String(next) }) }}
      />
    </PageFrame>
  )
}
