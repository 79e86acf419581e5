import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api } from '../../../app/api.ts'

const CATEGORY = { full: '正式党员', probationary: '预备党员', none: '非党员' } as const

interface Props {
  orgId: string
  value?: string | string[]
  onChange?: (value: string | string[] | undefined) => void
  mode?: 'multiple'
  /** Only members whose home it is. */
  own?: boolean
  id?: string
}

/** Chooses persons within reach by name or initials; a form field as antd's Select is. */
export function PersonSelect({ orgId, value, onChange, mode, own, id }: Props) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const found = useQuery({
    ...api.post.candidates.queryOptions({ input: { orgId, q, ...(own ? { own: 'true', limit: 500 } : {}) } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Select
      {...(mode ? { mode } : {})}
      {...(id ? { id } : {})}
      allowClear
      placeholder="姓名或拼音首字母"
      value={(value ?? null) as never}
      onChange={(next) => onChange?.(next ?? undefined)}
      showSearch={own ? { optionFilterProp: 'label' } : { filterOption: false, onSearch: setText }}
      notFoundContent={found.isFetching ? '正在查找' : '管理范围内没有这个人'}
      options={(found.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: `${row.name}（${own ? CATEGORY[row.category] : `${CATEGORY[row.category]}，${row.orgName}`}）`,
      }))}
    />
  )
}
