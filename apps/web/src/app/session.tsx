import { readDate } from '@hongzhu/domain'
import type { Permission } from '@hongzhu/domain/access'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useRouterState } from '@tanstack/react-router'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import { api, client, problemOf } from './api.ts'
import { forgetMe, recallMe, rememberMe } from './remembered.ts'

/** Without network the last answer stands in, so that sheets kept on this device still open; the server decides anyway. */
async function whoAmI() {
  try {
    const me = await client.identity.me({})
    rememberMe(me)
    return me
  } catch (error) {
    const { status } = problemOf(error)
    if (status === 401) forgetMe()
    const kept = status === 0 ? recallMe<Awaited<ReturnType<typeof client.identity.me>>>() : undefined
    if (kept) return kept
    throw error
  }
}

/** Who is signed in, in which post, and what that post may do. */
export const useMe = () =>
  useQuery({
    queryKey: api.identity.me.queryKey({ input: {} }),
    queryFn: whoAmI,
    staleTime: 60_000,
    // The frame asks again by itself while it waits.
    retry: false,
    refetchInterval: false,
    networkMode: 'always',
  })

/** Whether the present post carries the permission; the server decides anyway. */
export function useMay(): (permission: Permission) => boolean {
  const me = useMe()
  return (permission) => me.data?.permissions.includes(permission) ?? false
}

/** The as-of day of the whole product (截止日): undefined is today; a past day makes commands unavailable. */
export interface AsOf {
  on: string | undefined
  setOn: (on: string | undefined) => void
  isPast: boolean
}
export const AsOfContext = createContext<AsOf>({ on: undefined, setOn: () => {}, isPast: false })
export const useAsOf = () => useContext(AsOfContext)

const dayIn = (search: string) => readDate(new URLSearchParams(search).get('asOf') ?? '')

/** The as-of day, kept in the address of every page so that what is seen can be sent on; only past days count. */
export function useAsOfInAddress(today: string | undefined): AsOf {
  const router = useRouter()
  const { pathname, searchStr, hash } = useRouterState({ select: (state) => state.location })
  const [asked, setOn] = useState<string | undefined>(() => dayIn(window.location.search))
  const on = asked !== undefined && today !== undefined && asked < today ? asked : undefined
  useEffect(() => {
    if (today === undefined || dayIn(searchStr) === on) return
    const search = new URLSearchParams(searchStr)
    if (on) search.set('asOf', on)
    else search.delete('asOf')
    const query = search.toString()
    router.history.replace(`${pathname}${query ? `?${query}` : ''}${hash ? `#${hash}` : ''}`)
  }, [today, on, pathname, searchStr, hash, router])
  return useMemo(() => ({ on, setOn, isPast: on !== undefined }), [on])
}
