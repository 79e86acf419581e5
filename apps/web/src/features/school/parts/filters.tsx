import { COVER_STATE_LABELS, OWNERSHIP_LABELS, STAGE_LABELS } from '@hongzhu/domain/org'
import { useQuery } from '@tanstack/react-query'
import { Input, Select, Space } from 'antd'
import { api } from '../../../app/api.ts'

/** Filters of the list of schools as they stand in the address. */
export interface Filters {
  q?: string | undefined
  region?: string | undefined
  stage?: string | undefined
  ownership?: string | undefined
  state?: string | undefined
  page?: string | undefined
}

/** Filters read from the address, where a code may have been read as a number. */
export function filtersFrom(search: Record<string, unknown>): Filters {
  const found: Filters = {}
  for (const key of ['q', 'region', 'stage', 'ownership', 'state', 'page'] as const)
    if (search[key] !== undefined && search[key] !== '') found[key] = String(search[key])
  return found
}

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const STATES = {
  covered: COVER_STATE_LABELS.covered,
  uncovered: '组织覆盖空白',
  workOnly: COVER_STATE_LABELS.workOnly,
  blank: '工作覆盖空白',
}

/** Text, region, stage, ownership and coverage. */
export function FilterBar({ filters, change }: { filters: Filters; change: (next: Filters) => void }) {
  const regions = useQuery(api.school.regions.queryOptions({ input: {} }))
  const select = (key: keyof Filters, label: string, entries: { value: string; label: string }[], width: number) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      style={{ width }}
      value={filters[key] ?? null}
      options={entries}
      onChange={(value: string | null | undefined) => change({ ...filters, [key]: value ?? undefined, page: undefined })}
    />
  )
  return (
    <Space wrap style={{ marginBottom: 12 }}>
      <Input.Search
        allowClear
        aria-label="查找学校"
        placeholder="名称、拼音首字母或代码"
        style={{ width: 240 }}
        defaultValue={filters.q}
        onSearch={(q) => change({ ...filters, q: q || undefined, page: undefined })}
      />
      {select(
        'region',
        '县（市、区）',
        (regions.data?.rows ?? []).map((region) => ({ value: region.code, label: region.name })),
        140,
      )}
      {select('stage', '学段', options(STAGE_LABELS), 150)}
      {select('ownership', '办学性质', options(OWNERSHIP_LABELS), 110)}
      {select('state', '覆盖情况', options(STATES), 150)}
    </Space>
  )
}
