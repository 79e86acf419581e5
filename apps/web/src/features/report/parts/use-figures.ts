import { inWords, type PlainDate } from '@hongzhu/domain'
import { isNone } from '@hongzhu/domain/indicator'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../../app/api.ts'
import type { ShownFigure, ShownFigures } from './shown-figures.tsx'

interface Sealed {
  sealId: string
  ref: string
  title: string
  text: string
  unit: string
  value: number | null
  denominator: number | null
  filters: { title: string; label: string }[]
}

/** What the figures of a text say: live for its day, or as sealed. */
export function useFigures(
  report: { id: string; orgId: string; state: string; figures: readonly Sealed[] },
  asOf: string,
  refs: readonly string[],
): ShownFigures {
  const isFrozen = report.state === 'frozen'
  const live = useQuery({
    ...api.figure.values.queryOptions({ input: { orgId: report.orgId, on: asOf as PlainDate, refs: refs.join(',') } }),
    enabled: !isFrozen && refs.length > 0,
    placeholderData: keepPreviousData,
  })
  return useMemo(() => {
    const byRef = new Map<string, ShownFigure>()
    if (isFrozen)
      for (const figure of report.figures)
        byRef.set(figure.ref, {
          ...figure,
          isNone: isNone(figure),
          source: { kind: 'sealed', reportId: report.id, sealId: figure.sealId },
        })
    else
      for (const figure of live.data?.rows ?? [])
        byRef.set(figure.ref, {
          ...figure,
          isNone: isNone(figure),
          source: { kind: 'live', orgId: figure.orgId, ref: figure.ref.replace(/@\d+/, ''), on: figure.on },
        })
    return { byRef, day: inWords(asOf as PlainDate), isLoading: live.isFetching }
  }, [isFrozen, report, live.data, live.isFetching, asOf])
}
