import { routes } from 'virtual:contract-routes'
import type { contract, Problem } from '@hongzhu/contract'
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'

const link = new OpenAPILink(routes, {
  url: () => `${window.location.origin}/api`,
  headers: { 'x-hongzhu': '1' },
  customErrorResponseBodyDecoder: (body) => {
    const problem = body as Problem
    if (typeof problem?.status !== 'number') return undefined
    return new ORPCError(problem.code, { status: problem.status, message: problem.title, data: problem })
  },
})

/** The typed client: `await client.org.tree({})`. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(link)
/** Query and mutation options per endpoint: `useQuery(api.org.tree.queryOptions({ input: {} }))`. */
export const api = createTanstackQueryUtils(client)

/** The problem document of a failed call; anything else becomes one that says the network is gone. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError && error.data && typeof error.data === 'object' && 'title' in error.data)
    return error.data as Problem
  return {
    type: 'urn:hongzhu:network',
    title: '连不上服务器，请检查网络后再试；已填写的内容还在。',
    status: 0,
    code: 'network',
    requestId: '',
  }
}

const ASK_AGAIN = 5_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => problemOf(error).status === 503 && count < 3,
      // While the server waits for its database the page asks again by itself, so that it is well when the server is.
      refetchInterval: ({ state }) => (state.error && problemOf(state.error).status === 503 ? ASK_AGAIN : false),
      refetchOnWindowFocus: false,
    },
  },
})

/** After a command: everything read from these capabilities is asked for anew. */
export const refresh = (...capabilities: (keyof typeof contract)[]) =>
  Promise.all(capabilities.map((capability) => queries.invalidateQueries({ queryKey: api[capability].key() })))
