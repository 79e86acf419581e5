import { useRouter, useRouterState } from '@tanstack/react-router'

/** Filters in the address: read as text, changed by name; an empty value leaves the address. */
export function useSearchState() {
  const router = useRouter()
  const text = useRouterState({ select: (state) => state.location.searchStr })
  const path = useRouterState({ select: (state) => state.location.pathname })
  const search = new URLSearchParams(text)
  const get = (name: string) => search.get(name)?.replaceAll('"', '') || undefined
  const set = (patch: Record<string, string | undefined>) => {
    const next = new URLSearchParams(text)
    for (const [name, value] of Object.entries(patch))
      if (value) next.set(name, value)
      else next.delete(name)
    if (!('page' in patch)) next.delete('page')
    router.history.push(next.size > 0 ? `${path}?${next}` : path)
  }
  return { get, set }
}
