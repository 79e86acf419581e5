import { useNavigate, useSearch } from '@tanstack/react-router'

/** The search as it stands in the address. */
export interface Address {
  actor?: string
  type?: string
  q?: string
  from?: string
  until?: string
  isOk?: string
  subjectKind?: string
  subjectId?: string
  isArchived?: string
  page?: number
}
const TEXTS = ['actor', 'type', 'q', 'from', 'until', 'isOk', 'subjectKind', 'subjectId', 'isArchived'] as const

export function useAddress(): [Address, (change: { [K in keyof Address]?: Address[K] | undefined }) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const address: Address = Object.fromEntries(
    TEXTS.flatMap((key) => (raw[key] === undefined || raw[key] === '' ? [] : [[key, String(raw[key])]])),
  )
  if (Number(raw.page) > 1) address.page = Number(raw.page)
  return [
    address,
    (change) => {
      const next = Object.entries({ ...address, page: undefined, ...change }).filter(
        ([key, value]) => value !== undefined && value !== '' && !(key === 'page' && value === 1),
      )
      navigate({ to: '.', search: Object.fromEntries(next) as never, replace: true })
    },
  ]
}
