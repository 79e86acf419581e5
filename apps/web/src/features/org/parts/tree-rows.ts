import { isBranch, ORG_KINDS, type OrgKind } from '@hongzhu/domain/org'

export interface Node {
  id: string
  parentId: string | null
  name: string
  shortName: string
  initials: string
  code: string
  kind: string
  members: number | null
  below: number | null
  secretary: string | null
  hasTerm: boolean | null
  termState: string | null
  termEnd: string | null
  school: string | null
  schools: number | null
}
export interface TreeNode extends Node {
  children?: TreeNode[]
}

/** Lists that a count elsewhere opens, by the word in the address: exactly the branches it counts. */
export const BRANCH_LISTS = {
  withTerm: { label: '已登记届期的党支部', holds: (row: Node) => row.hasTerm === true },
  withMembers: { label: '有名册的党支部', holds: (row: Node) => (row.members ?? 0) > 0 },
} as const
export type BranchList = keyof typeof BRANCH_LISTS

const isListed = (row: Node, only: BranchList | undefined) =>
  only === undefined || (isBranch(row.kind as OrgKind) && BRANCH_LISTS[only].holds(row))

/** Nodes that match the text and belong to the list, with all their superiors, so that a hit keeps its place in the tree. */
export function matching(
  rows: readonly Node[],
  text: string,
  only?: BranchList,
): { rows: Node[]; hits: Set<string>; open: string[] } {
  const wanted = text.trim().toLowerCase()
  const byId = new Map(rows.map((row) => [row.id, row]))
  if (!wanted && !only) return { rows: [...rows], hits: new Set(), open: [] }
  const hits = new Set<string>()
  const kept = new Set<string>()
  const open = new Set<string>()
  for (const row of rows) {
    const isHit =
      isListed(row, only) &&
      (row.name.toLowerCase().includes(wanted) ||
        row.shortName.includes(wanted) ||
        row.initials.includes(wanted) ||
        row.code.toLowerCase().startsWith(wanted))
    if (!isHit) continue
    hits.add(row.id)
    kept.add(row.id)
    for (let parent = row.parentId; parent && byId.has(parent); parent = byId.get(parent)?.parentId ?? null) {
      kept.add(parent)
      open.add(parent)
    }
  }
  return { rows: rows.filter((row) => kept.has(row.id)), hits, open: [...open] }
}

/** Rows as a tree; a row whose superior is out of reach becomes a root. */
export function treeOf(rows: readonly Node[]): TreeNode[] {
  const nodes = new Map<string, TreeNode>(rows.map((row) => [row.id, { ...row }]))
  const roots: TreeNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId ? nodes.get(node.parentId) : undefined
    if (!parent) roots.push(node)
    else if (parent.children) parent.children.push(node)
    else parent.children = [node]
  }
  return sorted(roots)
}

const byKind = (a: Node, b: Node) =>
  ORG_KINDS.indexOf(a.kind as OrgKind) - ORG_KINDS.indexOf(b.kind as OrgKind) || (a.code < b.code ? -1 : 1)

/** Higher kinds first, then by code, on every level. */
function sorted(nodes: TreeNode[]): TreeNode[] {
  for (const node of nodes) if (node.children) sorted(node.children)
  return nodes.sort(byKind)
}

/** What is open at first: the upper two levels, or everything of a small tree. */
export function firstOpen(rows: readonly Node[]): string[] {
  if (rows.length <= 60) return rows.map((row) => row.id)
  const ids = new Set(rows.map((row) => row.id))
  return rows.filter((row) => !row.parentId || !ids.has(row.parentId)).map((row) => row.id)
}
