import type { ImportBatch, ImportCounts, ImportRowsShown } from '@hongzhu/contract/exchange'
import { Tabs } from 'antd'
import { ROW_LABELS, ROW_STATES } from './words.ts'

type Extra = Exclude<ImportRowsShown, (typeof ROW_STATES)[number]>
const EXTRA_LABELS: Record<Extra, string> = { toAdd: '写入新增', toChange: '写入修改', left: '不写入' }
const isExtra = (show: ImportRowsShown | undefined): show is Extra => show !== undefined && show in EXTRA_LABELS
const countOf = (counts: ImportCounts, show: Extra) =>
  show === 'left' ? counts.error + counts.duplicate + counts.skipped : counts[show]

interface Props {
  batch: ImportBatch
  show: ImportRowsShown | undefined
  onShow: (show: ImportRowsShown | undefined) => void
}

/** Which rows are shown: all, those of a state, or those behind a count that was opened. */
export function RowTabs({ batch: { counts }, show, onShow }: Props) {
  const states = ROW_STATES.filter((entry) => (counts?.[entry] ?? 0) > 0 || entry === show)
  const extra = isExtra(show) && counts ? [{ key: show, label: `${EXTRA_LABELS[show]} ${countOf(counts, show)}` }] : []
  return (
    <Tabs
      size="small"
      activeKey={show ?? 'all'}
      onChange={(key) => onShow(key === 'all' ? undefined : (key as ImportRowsShown))}
      items={[
        { key: 'all', label: `全部 ${counts?.total ?? 0}` },
        ...states.map((entry) => ({ key: entry, label: `${ROW_LABELS[entry]} ${counts?.[entry] ?? 0}` })),
        ...extra,
      ]}
      style={{ minWidth: 0, maxWidth: '100%' }}
      tabBarStyle={{ marginBottom: 0 }}
    />
  )
}
