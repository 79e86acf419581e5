import { CATEGORY_LABELS } from '@hongzhu/domain/member'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Flex, Select, type SelectProps, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { api } from '../app/api.ts'

interface Common extends Pick<SelectProps, 'placeholder' | 'disabled' | 'style' | 'allowClear' | 'id' | 'size'> {
  /** Only members whose home is this organisation (or below it). */
  orgId?: string | undefined
  /** Members of this day; today when absent. */
  on?: string | undefined
  /** Leaves these persons out. */
  without?: readonly string[]
}
interface One extends Common {
  mode?: undefined
  value?: string | undefined
  onChange?: (personId: string | undefined) => void
}
interface Many extends Common {
  mode: 'multiple'
  value?: string[] | undefined
  onChange?: (personIds: string[]) => void
}

/** Chooses members within reach by name or initials; a form field as antd's Select is. */
export function PersonPicker(props: One | Many) {
  const { orgId, on, without, placeholder = '输入姓名或拼音首字母', value, onChange, mode, ...rest } = props
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const chosen = [value ?? []].flat()
  const found = useQuery({
    ...api.member.search.queryOptions({
      input: {
        q,
        ...(orgId ? { orgId } : {}),
        ...(on ? { on: on as never } : {}),
        ...(chosen.length > 0 ? { ids: chosen.join(',') as never } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  })
  const rows = (found.data?.rows ?? []).filter((row) => !without?.includes(row.personId))
  const change = (next: string | string[] | null | undefined) =>
    mode === 'multiple'
      ? (onChange as Many['onChange'])?.([next ?? []].flat())
      : (onChange as One['onChange'])?.((next as string | null) ?? undefined)
  return (
    <Select
      {...rest}
      {...(mode ? { mode } : {})}
      style={{ width: '100%', ...rest.style }}
      placeholder={placeholder}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={found.isFetching}
      value={(value ?? (mode ? [] : null)) as never}
      onChange={change as never}
      notFoundContent={found.isFetching ? '正在查找' : '管理范围内没有这样的党员'}
      options={rows.map((row) => ({ value: row.personId, label: row.name, row }))}
      optionRender={(option) => (
        <Flex vertical>
          <span style={{ whiteSpace: 'normal' }}>{option.data.row.name}</span>
          <Typography.Text type="secondary" style={{ fontSize: '0.85em', whiteSpace: 'normal' }}>
            {[
              option.data.row.category ? CATEGORY_LABELS[option.data.row.category] : undefined,
              option.data.row.bornYear ? `${option.data.row.bornYear} 年生` : undefined,
              option.data.row.orgName,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography.Text>
        </Flex>
      )}
    />
  )
}
