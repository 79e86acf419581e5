import { SearchOutlined } from '@ant-design/icons'
import { ORG_KIND_LABELS, type OrgKind } from '@hongzhu/domain/org'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { AutoComplete, Flex, Input, type RefSelectProps, Typography } from 'antd'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { api } from '../app/api.ts'
import { useAsOf, useMay } from '../app/session.tsx'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const line = (title: string, note: string) => (
  <Flex justify="space-between" gap={12} wrap>
    <span style={{ whiteSpace: 'normal' }}>{title}</span>
    <Typography.Text type="secondary" style={{ fontSize: '0.85em', whiteSpace: 'normal' }}>
      {note}
    </Typography.Text>
  </Flex>
)

/** Finds organisations and persons within reach by name, initials or code; `/` puts the cursor here. */
export function SearchBox() {
  const may = useMay()
  const router = useRouter()
  const { on } = useAsOf()
  const [text, setText] = useState('')
  const box = useRef<RefSelectProps>(null)
  const q = useDeferredValue(text.trim())
  const found = useQuery({
    ...api.search.find.queryOptions({ input: { q, ...(on ? { on: on as never } : {}) } }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      box.current?.focus()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])
  if (!may('org.tree')) return null
  const { orgs = [], people = [] } = (q && found.data) || {}
  const open = (address: string) => {
    setText('')
    box.current?.blur()
    router.history.push(address)
  }
  return (
    <AutoComplete
      ref={box}
      aria-label="搜索组织、人员"
      value={text}
      defaultActiveFirstOption
      popupMatchSelectWidth={380}
      style={{ width: 240 }}
      onSearch={setText}
      onSelect={open}
      notFoundContent={q && !found.isFetching ? '管理范围内没有找到' : null}
      options={[
        ...(orgs.length > 0
          ? [
              {
                label: '组织',
                options: orgs.map((row) => ({
                  value: `/orgs/${row.id}`,
                  label: line(row.name, [ORG_KIND_LABELS[row.kind as OrgKind], row.parentName].filter(Boolean).join(' · ')),
                })),
              },
            ]
          : []),
        ...(people.length > 0
          ? [
              {
                label: '人员',
                options: people.map((row) => ({
                  value: `/members/${row.id}`,
                  label: line(row.name, [row.bornYear ? `${row.bornYear} 年生` : '', row.orgName].filter(Boolean).join(' · ')),
                })),
              },
            ]
          : []),
      ]}
    >
      <Input prefix={<SearchOutlined />} placeholder="搜索组织、人员（按 / 键）" allowClear />
    </AutoComplete>
  )
}
