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
