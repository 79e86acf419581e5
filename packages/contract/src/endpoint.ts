import type { Permission } from '@hongzhu/domain/access'
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Who may call: anyone, whoever is signed in (for what is theirs), or holders of a permission; `org` names the input that must be in reach. */
export type Access = 'public' | 'self' | { permission: Permission; org?: string }

export interface EndpointMeta {
  access: Access
  /** GET with a body-less answer that is not JSON (files) says what it sends. */
  sends?: 'file'
  /** Counted against the daily export limit (SEC-39). */
  isExport?: boolean
  /**
   * How far the second wall is opened. Without it: what the scope reaches; for `public` nothing, for `self` one's own person
   * and the reach of the present grant. `all` says beside it why.
   */
  wall?: 'all'
  /** A GET that is itself an event (SEC-25), so that its transaction may write. */
  isRecorded?: boolean
  /** Open to somebody who still has to change the password (SEC-03). */
  beforePasswordChange?: boolean
}

interface Definition<A extends Access, I extends z.ZodType, O extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `/orgs/{orgId}/meetings`; served under /api. */
  path: `/${string}`
  /** One line in Chinese for the OpenAPI document and the permission matrix. */
  summary: string
  access: A
  input: I
  output: O
  sends?: 'file'
  isExport?: boolean
  beforePasswordChange?: boolean
  wall?: 'all'
  isRecorded?: boolean
}

/** Types an endpoint carries for the server's binding; nothing at run time. */
export interface EndpointTypes<A extends Access, I extends z.ZodType, O extends z.ZodType> {
  readonly __types?: { access: A; input: z.output<I>; output: z.input<O> }
}

/** Declares one endpoint. An endpoint without `access` does not compile. */
export function endpoint<const A extends Access, I extends z.ZodType, O extends z.ZodType>(definition: Definition<A, I, O>) {
  const { method, path, summary, access, input, output, sends, isExport, beforePasswordChange, wall, isRecorded } = definition
  const contract = oc
    .$meta<EndpointMeta>({ access: 'public' })
    .meta({
      access,
      ...(sends ? { sends } : {}),
      ...(isExport ? { isExport } : {}),
      ...(beforePasswordChange ? { beforePasswordChange } : {}),
      ...(wall ? { wall } : {}),
      ...(isRecorded ? { isRecorded } : {}),
    })
    .route({ method, path, summary, tags: [path.split('/')[1] ?? 'root'], inputStructure: 'compact' })
    .input(input)
    .output(output)
  return contract as typeof contract & EndpointTypes<A, I, O>
}

/** A file answer: its name and type; the browser saves it. */
export const fileAnswer = z.instanceof(Blob)
