// The one list of scheduled jobs.
import type { Services } from '../platform/http/context.ts'

export interface Job {
  /** capability-verb, the name of its queue. */
  name: string
  /** What it does, for the administrators' page. */
  label: string
  /** In Asia/Shanghai. */
  cron: string
  /** Idempotent by rule. */
  run: (services: Services) => Promise<void>
}

export const jobs: readonly Job[] = []
