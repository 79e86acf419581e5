import { contract } from '@hongzhu/contract'
import { minifyContractRouter } from '@orpc/contract'
import type { Plugin } from 'vite'

const NAME = 'virtual:contract-routes'

/** Gives the web methods and paths of all endpoints without their schemas: the server checks, the browser need not load zod. */
export function contractRoutes(): Plugin {
  return {
    name: 'contract-routes',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export const routes = ${JSON.stringify(minifyContractRouter(contract))}` : undefined),
  }
}
