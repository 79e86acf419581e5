import type { ImportBatch, ImportCounts, ImportRow } from '@hongzhu/contract/exchange'

export type Kind = ImportBatch['kind']
export type RowState = ImportRow['state']
export type Level = ImportRow['cells'][string]['level']

export const KINDS: readonly { kind: Kind; label: string; unit: string; list: string }[] = [
  { kind: 'school', label: '学校', unit: '所', list: '/schools' },
  { kind: 'org', label: '党组织', unit: '个', list: '/orgs' },
  { kind: 'member', label: '党员', unit: '名', list: '/members' },
]
export const kindOf = (kind: Kind) => KINDS.find((entry) => entry.kind === kind) ?? { kind, label: kind, unit: '', list: '/' }

export const STATE_LABELS: Record<ImportBatch['state'], string> = {
  reading: '正在读取',
  preview: '待确认',
  confirming: '正在写入',
  confirmed: '已导入',
  reversed: '已撤回',
  failed: '未读成',
}
export const STATE_TAGS: Record<ImportBatch['state'], string> = {
  reading: 'processing',
  preview: 'gold',
  confirming: 'processing',
  confirmed: 'green',
  reversed: 'default',
  failed: 'red',
}

export const ROW_LABELS: Record<RowState, string> = {
  error: '有错误',
  duplicate: '可能重复',
  warning: '有提醒',
  new: '新增',
  changed: '修改',
  same: '与现有一致',
  skipped: '不导入',
}
export const ROW_TAGS: Record<RowState, string> = {
  error: 'red',
  duplicate: 'purple',
  warning: 'gold',
  new: 'green',
  changed: 'blue',
  same: 'default',
  skipped: 'default',
}
/** In the order in which somebody works through them. */
export const ROW_STATES = Object.keys(ROW_LABELS) as RowState[]
export const ACTION_LABELS: Record<ImportRow['action'], string> = { new: '新增', changed: '修改', same: '一致', none: '' }

/** Colour and word of a cell: the colour never stands alone. */
export const LEVELS: Record<Level, { background: string | undefined; label: string }> = {
  ok: { background: undefined, label: '' },
  note: { background: '#F3F4F6', label: '说明' },
  changed: { background: '#E3EEFA', label: '将修改' },
  warning: { background: '#FDF1D8', label: '提醒' },
  error: { background: '#FBE0DC', label: '错误' },
}

/** What a confirmation would do, in a sentence. */
export function inWords(counts: ImportCounts, unit: string): string {
  const left = [
    counts.error ? `有错误 ${counts.error} 行` : '',
    counts.duplicate ? `待选择 ${counts.duplicate} 行` : '',
    counts.skipped ? `选为不导入 ${counts.skipped} 行` : '',
  ].filter(Boolean)
  return `将新增 ${counts.toAdd} ${unit}，修改 ${counts.toChange} ${unit}${left.length > 0 ? `；不写入：${left.join('，')}` : ''}。`
}
