import { type OrgKind, weakListingRefusals } from '@hongzhu/domain/org'
import type { MenuProps } from 'antd'
import { Dissolve, Merge, Split } from './adjust-drawers.tsx'
import { Found, Move, Rename, Retype } from './change-drawers.tsx'
import type { Command, DrawerProps, OrgPage } from './org-data.ts'
import { Assign, End } from './post-drawers.tsx'
import { AddTerm, CloseTerm, CompleteTerm, DelayTerm, PrepareTerm, RemindTerm } from './term-drawers.tsx'
import { AcceptWeak, CompleteEnd, ListWeak, PlanWeak } from './weak-drawers.tsx'

/** The listing as weak that has not been accepted yet. */
export const openListing = (org: OrgPage) => org.weakListings.find((listing) => listing.acceptedOn === null)
const mayBeWeak = (org: OrgPage) => weakListingRefusals(org.kind as OrgKind).length === 0

/** Changes of the organisation itself, decided by its superior. */
export const changeItems = (org: OrgPage): NonNullable<MenuProps['items']> => [
  { key: 'rename', label: '更名' },
  { key: 'retype', label: '改设类型' },
  ...(org.trail.length > 0 ? [{ key: 'move', label: '改变隶属' }] : []),
  { type: 'divider' },
  ...(org.kind === 'group' || org.trail.length === 0
    ? []
    : [
        { key: 'split', label: '拆分' },
        { key: 'merge', label: '合并' },
      ]),
  ...(mayBeWeak(org) && !openListing(org) ? [{ key: 'weak.list', label: '列入软弱涣散名单' }] : []),
  ...(org.trail.length > 0 ? [{ key: 'dissolve', label: '撤销', danger: true }] : []),
]

/** The command an address asks for (links from the list of duties), if it can be done here. */
export function commandFrom(act: string | undefined, org: OrgPage, params: Record<string, unknown>): Command | undefined {
  const asked = org.terms.find((term) => term.id === String(params.term))
  const term = asked ?? org.terms.find((entry) => entry.isCurrent)
  const listing = openListing(org)
  switch (act) {
    case 'post.new':
      return { kind: 'post.assign', ...(params.duty ? { duty: String(params.duty) } : {}) }
    case 'term.remind':
      return term && org.isSuperior ? { kind: 'term.remind', termId: term.id } : undefined
    case 'term.prepare':
      return term && !term.endedOn ? { kind: 'term.prepare', termId: term.id } : undefined
    case 'term.edit':
      if (term?.missing) return { kind: 'term.complete', termId: term.id }
      return { kind: 'term.add' }
    case 'org.edit':
      return org.kind === 'temporaryBranch' && !org.endsOn ? { kind: 'org.end' } : undefined
    case 'org.weak':
      return listing && !listing.planOn && org.isSuperior ? { kind: 'weak.plan', listingId: listing.id } : undefined
    case 'org.dissolve':
      return org.isSuperior ? { kind: 'dissolve' } : undefined
    default:
      return undefined
  }
}

/** Acts of the list of duties that only the superior can do. */
export const isForSuperior = (act: string | undefined) => act === 'term.remind' || act === 'org.dissolve' || act === 'org.weak'

/** The drawer of the command. */
export function CommandDrawerFor({ command, ...rest }: DrawerProps & { command: Command }) {
  switch (command.kind) {
    case 'found':
      return <Found {...rest} />
    case 'rename':
      return <Rename {...rest} />
    case 'retype':
      return <Retype {...rest} />
    case 'move':
      return <Move {...rest} />
    case 'split':
      return <Split {...rest} />
    case 'merge':
      return <Merge {...rest} />
    case 'dissolve':
      return <Dissolve {...rest} />
    case 'org.end':
      return <CompleteEnd {...rest} />
    case 'weak.list':
      return <ListWeak {...rest} />
    case 'weak.plan':
      return <PlanWeak {...rest} listingId={command.listingId} />
    case 'weak.accept':
      return <AcceptWeak {...rest} listingId={command.listingId} />
    case 'post.assign':
      return <Assign {...rest} duty={command.duty} />
    case 'post.end':
      return <End {...rest} post={command.post} />
    case 'term.add':
      return <AddTerm {...rest} />
    case 'term.complete':
      return <CompleteTerm {...rest} termId={command.termId} />
    case 'term.prepare':
      return <PrepareTerm {...rest} termId={command.termId} />
    case 'term.remind':
      return <RemindTerm {...rest} termId={command.termId} />
    case 'term.delay':
      return <DelayTerm {...rest} termId={command.termId} />
    case 'term.close':
      return <CloseTerm {...rest} termId={command.termId} />
  }
}
