import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Flex, Select, type SelectProps, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api } from '../app/api.ts'

interface Props extends Pick<SelectProps, 'placeholder' | 'disabled' | 'style' | 'allowClear' | 'id' | 'size' | 'aria-label'> {
  value?: string | undefined
  onChange?: (id: string | undefined) => void
  /** Only these kinds. */
  kinds?: readonly OrgKind[]
  /** Leaves these out, e.g. the organisation itself. */
  without?: readonly string[]
}

/** Chooses an organisation within reach by name, initials or code; a form field as antd's Select is. */
export function OrgPicker({ value, onChange, kinds, without, placeholder = '输入名称、拼音首字母或代码', ...rest }: Props) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const found = useQuery({
    ...api.org.search.queryOptions({
      input: { q, ...(kinds ? { kinds: kinds.join(',') } : {}), ...(value ? { ids: value } : {}) },
    }),
    placeholderData: keepPreviousData,
  })
  const rows = (found.data?.rows ?? []).filter((row) => !without?.includes(row.id))
  return (
    <Select
      {...rest}
      // In a form its label names it; on its own it says itself what it is.
      {...(rest.id || rest['aria-label'] ? {} : { 'aria-label': '组织' })}
      style={{ width: '100%', ...rest.style }}
      placeholder={placeholder}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      value={value ?? null}
      onChange={(next: string | null | undefined) => onChange?.(next ?? undefined)}
      notFoundContent={found.isFetching ? '正在查找' : '管理范围内没有这样的组织'}
      options={rows.map((row) => ({ value: row.id, label: row.name, row }))}
      optionRender={(option) => (
        <Flex vertical>
          <span style={{ whiteSpace: 'normal' }}>{option.data.row.name}</span>
          <Typography.Text type="secondary" style={{ fontSize: '0.85em', whiteSpace: 'normal' }}>
            {[ORG_KIND_LABELS[option.data.row.kind as OrgKind], option.data.row.parentName, option.data.row.code]
              .filter(Boolean)
              .join(' · ')}
          </Typography.Text>
        </Flex>
      )}
    />
  )
}
