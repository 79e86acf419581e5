import type { PlainDate } from '@hongzhu/domain'
import { type ReportBody, typedText } from '@hongzhu/domain/report'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, client } from '../../../app/api.ts'

const PAUSE = 700

/** Compares what was typed by hand with the records, a moment after typing stops. */
export function useGuard(orgId: string, asOf: string, body: ReportBody) {
  const text = typedText(body)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const input = { orgId, on: asOf as PlainDate, text: settled }
  const found = useQuery({
    queryKey: api.figure.check.queryKey({ input }),
    queryFn: () => client.figure.check(input),
    placeholderData: keepPreviousData,
    enabled: /\d/.test(settled),
  })
  const hasNumbers = /\d/.test(settled)
  return {
    mentions: hasNumbers ? (found.data?.mentions ?? []) : [],
    shares: hasNumbers ? (found.data?.shares ?? []) : [],
    isChecking: found.isFetching || settled !== text,
  }
}
