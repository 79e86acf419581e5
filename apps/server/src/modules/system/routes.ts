import { contract } from '@hongzhu/contract'
import { CLOCK_DRIFT_LIMIT, CLOCK_SOURCE_LABELS, clockState } from '@hongzhu/domain/access'
import { type Bound, bind } from '../../platform/http/bind.ts'
import { listClockChecks, listLastRuns, readDatabase } from './queries.ts'

interface Scheduled {
  name: string
  label: string
  cron: string
}

const startedAt = new Date().toISOString()

/** The one page of the system administrator; the list of jobs is handed in because jobs know their modules. */
export const routesFor = (jobs: readonly Scheduled[]): readonly Bound[] => [
  bind(contract.system.status, async (ctx) => {
    const [runs, database, checks] = await Promise.all([listLastRuns(ctx.db), readDatabase(ctx.db), listClockChecks(ctx.db)])
    const { config } = ctx.services
    return {
      environment: config.env,
      databaseVersion: database.version,
      isEmbedded: config.databaseUrl === undefined,
      today: ctx.today,
      startedAt,
      memoryMegabytes: Math.round(process.memoryUsage().rss / 1024 / 1024),
      derivedFor: database.derivedFor,
      clock: {
        limit: CLOCK_DRIFT_LIMIT,
        checks: checks.map((check) => ({ ...check, label: CLOCK_SOURCE_LABELS[check.source], state: clockState(check) })),
      },
      jobs: jobs.map((job) => ({ name: job.name, label: job.label, schedule: job.cron, last: runs.get(job.name) ?? null })),
    }
  }),
]
