import { PgBoss } from 'pg-boss'
import { jobs } from './modules/jobs.ts'
import { runRecorded } from './modules/system/index.ts'
import type { Services } from './platform/http/context.ts'

/** Starts the schedules. Slots have names, so two processes never run one twice and a missed night runs once. */
export async function startJobs(services: Services): Promise<{ stop: () => Promise<void> }> {
  if (services.config.env === 'test') return { stop: async () => {} }
  const boss = new PgBoss({
    connectionString: services.ownerUrl,
    schema: 'hongzhu_jobs',
    max: 2,
    application_name: 'hongzhu-jobs',
  })
  boss.on('error', (error) => console.error(`后台任务：${error.message}`))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true })
    await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
    await boss.work(job.name, async () => {
      await runRecorded(services, job, () => job.run(services))
    })
    if (job.isRunAtStart) await boss.send(job.name, {}, { singletonKey: job.name })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}
