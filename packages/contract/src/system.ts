import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const system = {
  status: endpoint({
    method: 'GET',
    path: '/system/status',
    summary: '系统运行情况',
    access: { permission: 'job.read' },
    input: z.strictObject({}),
    output: z.object({
      environment: z.string(),
      databaseVersion: z.string(),
      isEmbedded: z.boolean(),
      today: z.string(),
      startedAt: z.string(),
      memoryMegabytes: z.number(),
      derivedFor: z.string().nullable(),
      /** Offsets in milliseconds, reference minus ours (SEC-30). */
      clock: z.object({
        limit: z.number().int(),
        checks: z.array(
          z.object({
            source: z.enum(['ntp', 'database', 'step']),
            label: z.string(),
            reference: z.string(),
            at: z.string(),
            offset: z.number().nullable(),
            delay: z.number().nullable(),
            problem: z.string().nullable(),
            state: z.enum(['right', 'off', 'unknown']),
          }),
        ),
      }),
      jobs: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          schedule: z.string(),
          last: z
            .object({
              startedAt: z.string(),
              finishedAt: z.string().nullable(),
              ok: z.boolean().nullable(),
              note: z.string().nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  }),
}
