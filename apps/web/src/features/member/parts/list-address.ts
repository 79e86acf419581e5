import type { AgeBand } from '@hongzhu/domain/member'
import { useNavigate, useSearch } from '@tanstack/react-router'

/** The filters of the roster as they stand in the address. */
export interface ListAddress {
  orgId?: string | undefined
  below?: boolean | undefined
  category?: 'F' | 'P' | undefined
  sex?: '1' | '2' | undefined
  ageBand?: AgeBand | undefined
  education?: '1' | '2' | '3' | '4' | '6' | '7' | undefined
  status?: 'NORMAL' | 'STOPPED' | 'OUT' | 'DEAD' | 'MOVED' | undefined
  duty?: string | undefined
  flag?: 'floating' | 'lost' | 'relieved' | undefined
  text?: string | undefined
  sort?: 'org' | 'name' | undefined
  page?: number | undefined
}

const TEXTS = ['orgId', 'category', 'sex', 'ageBand', 'education', 'status', 'duty', 'flag', 'text', 'sort'] as const

/** Reads and writes the filters; a change of filter goes back to the first page. */
export function useListAddress(): [ListAddress, (change: Partial<ListAddress>) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const address: ListAddress = Object.fromEntries(
    TEXTS.flatMap((key) => (raw[key] === undefined || raw[key] === '' ? [] : [[key, String(raw[key])]])),
  )
  if (raw.below === false) address.below = false
  if (Number(raw.page) > 1) address.page = Number(raw.page)
  const set = (change: Partial<ListAddress>) => {
    const { page, ...rest } = { ...address, page: undefined, ...change }
    const next = { ...rest, ...(page && page > 1 ? { page } : {}) }
    const clean = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ''))
    navigate({ to: '.', search: clean as never, replace: true })
  }
  return [address, set]
}
