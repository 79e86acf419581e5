import type { Permission } from '@hongzhu/domain/access'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { api } from './api.ts'

/** Who is signed in, in which post, and what that post may do. */
export const useMe = () => useQuery({ ...api.identity.me.queryOptions({ input: {} }), staleTime: 60_000, retry: false })

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
