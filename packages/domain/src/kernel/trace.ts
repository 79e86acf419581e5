import type { Citation } from './cite.ts'

/** One line of a why: what was looked at, its value, and the article if there is one. */
export interface TraceStep {
  label: string
  value: string
  cite?: Citation
}

/** The why of a conclusion, in the order a person would read it. */
export type Trace = readonly TraceStep[]

export const step = (label: string, value: string | number, cite?: Citation): TraceStep => ({
  label,
  value: String(value),
  ...(cite ? { cite } : {}),
})
