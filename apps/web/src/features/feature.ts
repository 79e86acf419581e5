import type { Permission, RoleId } from '@hongzhu/domain/access'
import type { ComponentType, ReactNode } from 'react'

/** A page: its address (TanStack Router pattern such as `/orgs/$orgId`), loaded when first opened. */
export interface PageDefinition {
  path: string
  load: () => Promise<{ Page: ComponentType }>
}

export interface MenuEntry {
  label: string
  path: string
  icon: ReactNode
  permission?: Permission
  /** Roles that may read what is there but have no work with it: not in their menu. */
  notFor?: readonly RoleId[]
  order: number
  onPhone?: boolean
  group?: string
}

/** What a feature adds to the product. */
export interface Feature {
  pages: readonly PageDefinition[]
  /** Menu entries; shown only with the permission, in order of `order`. Entries of one `group` share a menu line and show as tabs. */
  menu?: readonly MenuEntry[]
}
