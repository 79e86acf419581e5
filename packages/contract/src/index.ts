// The one list of endpoints, by capability.
import { identity } from './identity.ts'
import { org } from './org.ts'

export * from './endpoint.ts'
export * from './fields.ts'

export const contract = { identity, org }
