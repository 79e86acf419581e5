import { z } from 'zod'
import { endpoint, fileAnswer } from './endpoint.ts'
import { day, id } from './fields.ts'
import { schoolFilter } from './school-shapes.ts'

const share = z.object({ numerator: z.number().int(), denominator: z.number().int(), percent: z.string().nullable() })
/** One line of the coverage table; its filter opens the list behind it. */
export const coverageLine = z.object({
  key: z.string(),
  label: z.string(),
  units: z.number().int(),
  organisation: share,
  work: share,
  own: z.number().int(),
  joint: z.number().int(),
  attached: z.number().int(),
  /** Without an organisation: with Party work only, and with neither. */
  orgBlank: z.number().int(),
  workOnly: z.number().int(),
  workBlank: z.number().int(),
})

export const coverage = {
  summary: endpoint({
    method: 'GET',
    path: '/coverage',
    summary: '党组织覆盖与党的工作覆盖（截止日）',
    access: { permission: 'school.read' },
    input: z.strictObject({ on: day.optional() }),
    output: z.object({
      on: z.string(),
      /** Whose figures these are: each number opens as one of them. */
      orgId: id.nullable(),
      total: coverageLine,
      byOwnership: z.array(coverageLine),
      byStage: z.array(coverageLine),
      byRegion: z.array(coverageLine),
      /** Uncovered units whose five items are all clear. */
      dossier: share,
      /** Schools opened in the year up to the day, and those whose organisation came at the same time. */
      newSchools: share,
      definition: z.object({ organisation: z.string(), work: z.string(), newSchools: z.string() }),
    }),
  }),
  trend: endpoint({
    method: 'GET',
    path: '/coverage/trend',
    summary: '覆盖率逐季变化',
    access: { permission: 'school.read' },
    input: z.strictObject({ on: day.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          on: z.string(),
          organisation: share,
          work: share,
          orgBlank: z.number().int(),
          workBlank: z.number().int(),
        }),
      ),
    }),
  }),
  export: endpoint({
    method: 'GET',
    path: '/coverage/export',
    summary: '覆盖台账',
    access: { permission: 'export.run' },
    input: z.strictObject(schoolFilter),
    output: fileAnswer,
    sends: 'file',
    isExport: true,
  }),
}
