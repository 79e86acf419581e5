import { z } from 'zod'
import { id } from './fields.ts'

/** An organisation in the tree. */
export const orgNode = z.object({
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  initials: z.string(),
  kind: z.string(),
  parentId: id.nullable(),
  /** Members whose home it is; of a group, those in it. Like all that follows, nothing for who may not read organisations (SEC-14). */
  members: z.number().int().nullable(),
  /** With everything below. */
  below: z.number().int().nullable(),
  secretary: z.string().nullable(),
  /** Whether the beginning of some term is on record. */
  hasTerm: z.boolean().nullable(),
  termState: z.string().nullable(),
  termEnd: z.string().nullable(),
  /** Name of the school it covers; the number when there are several. */
  school: z.string().nullable(),
  schools: z.number().int().nullable(),
})

/** An organisation to choose from. */
export const orgChoice = z.object({
  id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.string(),
  /** Short name of the superior, to tell namesakes apart. */
  parentName: z.string().nullable(),
})
