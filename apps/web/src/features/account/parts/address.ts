import { useNavigate, useSearch } from '@tanstack/react-router'

/** What the page shows, as it stands in the address. */
export interface Address {
  tab?: string
  q?: string
  orgId?: string
  role?: string
  state?: string
  page?: number
}
const TEXTS = ['tab', 'q', 'orgId', 'role', 'state'] as const

/** Reads and writes the filters; any change goes back to the first page. */
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
