import type { MenuProps } from 'antd'
import { Dissolve, Merge, Split } from './adjust-drawers.tsx'
import { Found, Move, Rename, Retype } from './change-drawers.tsx'
import type { Command, DrawerProps, OrgPage } from './org-data.ts'
import { Assign, End } from './post-drawers.tsx'
import { AddTerm, CloseTerm, CompleteTerm, DelayTerm, PrepareTerm, RemindTerm } from './term-drawers.tsx'

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
  ...(org.trail.length > 0 ? [{ key: 'dissolve', label: '撤销', danger: true }] : []),
]

/** The command an address asks for (links from the list of duties), if it can be done here. */
export function commandFrom(act: string | undefined, org: OrgPage, params: Record<string, unknown>): Command | undefined {
  const current = org.terms.find((term) => term.isCurrent)
  switch (act) {
    case 'post.new':
      return { kind: 'post.assign', ...(params.duty ? { duty: String(params.duty) } : {}) }
    case 'term.remind':
      return current ? { kind: 'term.remind', termId: current.id } : undefined
    case 'term.edit':
      if (current?.missing) return { kind: 'term.complete', termId: current.id }
      return { kind: 'term.add' }
    case 'org.dissolve':
      return org.isSuperior ? { kind: 'dissolve' } : undefined
    default:
      return undefined
  }
}

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
