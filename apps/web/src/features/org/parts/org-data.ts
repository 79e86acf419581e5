import type { client } from '../../../app/api.ts'

/** What GET /orgs/{orgId} answers. */
export type OrgPage = Awaited<ReturnType<typeof client.org.page>>
export type Term = OrgPage['terms'][number]
export type Post = OrgPage['body'][number]

/** A command that is being filled in. */
export type Command =
  | { kind: 'found' | 'rename' | 'retype' | 'move' | 'split' | 'merge' | 'dissolve' | 'term.add' | 'org.end' | 'weak.list' }
  | { kind: 'weak.plan' | 'weak.accept'; listingId: string }
  | { kind: 'post.assign'; duty?: string }
  | { kind: 'post.end'; post: Post }
  | { kind: 'term.complete' | 'term.prepare' | 'term.remind' | 'term.delay' | 'term.close'; termId: string }

/** What every command drawer is given. */
export interface DrawerProps {
  org: OrgPage
  onClose: () => void
  onDone: () => Promise<unknown>
}
