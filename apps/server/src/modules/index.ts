// The one list of modules. Order is the order of their routes in the OpenAPI document.
import type { Bound } from '../platform/http/bind.ts'
import * as identity from './identity/index.ts'
import * as org from './org/index.ts'

export { identify } from './identity/index.ts'

export const routes: readonly Bound[] = [...identity.routes, ...org.routes]
