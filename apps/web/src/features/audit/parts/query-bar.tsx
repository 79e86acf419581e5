import { SUBJECT_LABELS } from '@hongzhu/domain/access'
import { useQuery } from '@tanstack/react-query'
import { Button, DatePicker, Flex, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { api } from '../../../app/api.ts'
import { useAddress } from './address.ts'

interface Kind {
  type: string
  label: string
}

/** The kinds of one group, the whole group first. */
const optionsOf = (group: string, rows: readonly Kind[]) => ({
  label: group,
  options: [
    { value: rows[0]?.type.split('.')[0] ?? '', label: `${group}（全部）` },
    ...rows.map((row) => ({ value: row.type, label: row.label })),
  ],
})

/** Who, what, when, with what result; everything stands in the address. */
export function QueryBar() {
  const [address, set] = useAddress()
  const types = useQuery(api.audit.types.queryOptions({ input: {} }))
  const rows = types.data?.rows ?? []
  const options = [...new Set(rows.map((row) => row.group))].map((group) =>
    optionsOf(
      group,
      rows.filter((row) => row.group === group),
    ),
  )
  const isFiltered = Object.keys(address).some((key) => key !== 'page')
  return (
    <Flex gap={8} wrap style={{ marginBottom: 12 }} key={isFiltered ? 'filtered' : 'all'}>
      <Input.Search
        aria-label="操作人"
        placeholder="操作人"
        defaultValue={address.actor ?? ''}
        onSearch={(actor) => set({ actor })}
        allowClear
        style={{ width: 150 }}
      />
      <Select
        aria-label="事件"
        placeholder="事件"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={address.type ?? null}
        onChange={(type) => set({ type: type ?? undefined })}
        options={options}
        style={{ width: 190 }}
      />
      <DatePicker.RangePicker
        aria-label="日期"
        placeholder={['起', '止']}
        allowEmpty={[true, true]}
        value={[address.from ? dayjs(address.from) : null, address.until ? dayjs(address.until) : null]}
        onChange={(days) => set({ from: days?.[0]?.format('YYYY-MM-DD'), until: days?.[1]?.format('YYYY-MM-DD') })}
        style={{ width: 240 }}
      />
      <Select
        aria-label="结果"
        placeholder="结果"
        allowClear
        value={address.isOk ?? null}
        onChange={(isOk) => set({ isOk: isOk ?? undefined })}
        options={[
          { value: 'true', label: '成功' },
          { value: 'false', label: '失败' },
        ]}
        style={{ width: 100 }}
      />
      <Input.Search
        aria-label="摘要"
        placeholder="摘要里的字"
        defaultValue={address.q ?? ''}
        onSearch={(q) => set({ q })}
        allowClear
        style={{ width: 180 }}
      />
      <Select
        aria-label="保存位置"
        value={address.isArchived ?? 'false'}
        onChange={(isArchived) => set({ isArchived: isArchived === 'true' ? 'true' : undefined })}
        options={[
          { value: 'false', label: '在线记录' },
          { value: 'true', label: '已归档记录' },
        ]}
        style={{ width: 130 }}
      />
      {address.subjectKind ? (
        <Button onClick={() => set({ subjectKind: undefined, subjectId: undefined })}>
          只看对象 {SUBJECT_LABELS[address.subjectKind] ?? ''} {address.subjectId} ×
        </Button>
      ) : null}
    </Flex>
  )
}
