import type { Permission } from './permissions.ts'

/** 数据标签：公开、内部、敏感 (SEC-17). */
export type DataLabel = 'public' | 'internal' | 'sensitive'
export const DATA_LABELS: Record<DataLabel, string> = { public: '公开', internal: '内部', sensitive: '敏感' }

/**
 * What a label means, for lists, records, exports, imports and events alike (SEC-16, SEC-17): whether others than the person
 * see the value masked, and what opens a file of this label beyond the reading of its record.
 */
export const LABEL_POLICY: Record<DataLabel, { isMasked: boolean; fileNeeds?: Permission }> = {
  public: { isMasked: false },
  internal: { isMasked: false },
  sensitive: { isMasked: true, fileNeeds: 'member.unmask' },
}
