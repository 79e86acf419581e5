import type { Parameter } from '../parameter.ts'
import * as dues from './dues.ts'
import * as items from './dues-items.ts'
import * as election from './election.ts'
import * as life from './life.ts'
import * as org from './org.ts'

export * from './dues.ts'
export * from './dues-items.ts'
export * from './election.ts'
export * from './life.ts'
export * from './org.ts'

/** A parameter whose value type is left open, for lists. */
export type AnyParameter = Omit<Parameter<unknown>, 'isStricter'>

/** Every parameter the rules read: organisation first, then organisational life, then elections and dues. */
export const PARAMETERS: readonly AnyParameter[] = [org, life, election, dues, items]
  .flatMap((module): AnyParameter[] => Object.values(module))
  .filter((member) => typeof member === 'object')

export const parameterById = (id: string): AnyParameter | undefined => PARAMETERS.find((entry) => entry.id === id)
