import { AGE_BANDS, CATEGORY_LABELS, EDUCATION_LEVELS, SEX_LABELS, STATUS_LABELS } from '@hongzhu/domain/member'
import { DUTIES, DUTY_LABELS } from '@hongzhu/domain/org'
import { Button, Checkbox, Flex, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import type { ListAddress } from './list-address.ts'

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
const FLAGS = { floating: '流动党员', lost: '失联党员', relieved: '不作硬性要求' }
const MORE = ['sex', 'ageBand', 'education', 'status', 'duty', 'flag', 'sort'] as const

interface Props {
  address: ListAddress
  set: (change: Partial<ListAddress>) => void
}

/** Three fields, the rest behind 更多. */
export function QueryBar({ address, set }: Props) {
  const [isOpen, setOpen] = useState(MORE.some((key) => address[key] !== undefined))
  const [text, setText] = useState(address.text ?? '')
  useEffect(() => setText(address.text ?? ''), [address.text])
  const select = (key: keyof ListAddress, placeholder: string, labels: Record<string, string>, width = 132) => (
    <Select
      aria-label={placeholder}
      placeholder={placeholder}
      allowClear
      style={{ width }}
      value={(address[key] as string | undefined) ?? null}
      onChange={(value: string | null | undefined) => set({ [key]: value ?? undefined })}
      options={options(labels)}
    />
  )
  return (
    <Flex vertical gap={8} style={{ marginBottom: 16 }}>
      <Flex gap={8} wrap align="center">
        <Input.Search
          aria-label="姓名或拼音首字母"
          placeholder="姓名或拼音首字母"
          allowClear
          style={{ width: 220 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onSearch={(value) => set({ text: value.trim() || undefined })}
        />
        <div style={{ width: 260, maxWidth: '100%' }}>
          <OrgPicker allowClear placeholder="所在组织" value={address.orgId} onChange={(orgId) => set({ orgId })} />
        </div>
        {select('category', '党员类别', CATEGORY_LABELS)}
        <Button type="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : '更多'}
        </Button>
        {Object.keys(address).length > 0 ? (
          <Button onClick={() => set(Object.fromEntries(Object.keys(address).map((key) => [key, undefined])))}>清除条件</Button>
        ) : null}
      </Flex>
      {isOpen ? (
        <Flex gap={8} wrap align="center">
          {select('sex', '性别', SEX_LABELS, 96)}
          {select('ageBand', '年龄', Object.fromEntries(AGE_BANDS.map((band) => [band.id, band.label])))}
          {select('education', '学历', EDUCATION_LEVELS)}
          {select('duty', '职务', Object.fromEntries(DUTIES.map((duty) => [duty, DUTY_LABELS[duty]])), 150)}
          {select('status', '党籍状态', STATUS_LABELS)}
          {select('flag', '情况', FLAGS, 150)}
          {select('sort', '排序', { org: '按组织', name: '按姓名' }, 110)}
          <Checkbox
            checked={address.below === false}
            disabled={!address.orgId}
            onChange={(event) => set({ below: event.target.checked ? false : undefined })}
          >
            只看本级
          </Checkbox>
        </Flex>
      ) : null}
    </Flex>
  )
}
