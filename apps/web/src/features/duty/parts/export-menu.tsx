import type { Bucket } from '@hongzhu/domain/duty'
import { BUCKET_LABELS } from '@hongzhu/domain/duty'
import { Button, Dropdown } from 'antd'
import { useAsOf, useMay } from '../../../app/session.tsx'

const SHEETS: readonly Bucket[] = ['late', 'now', 'next', 'later', 'undetermined', 'done']

/** 导出待办: one workbook for each stand, of today. */
export function ExportMenu({ orgId }: { orgId: string }) {
  const may = useMay()
  const { isPast } = useAsOf()
  if (!may('export.run') || isPast) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: SHEETS.map((bucket) => ({
          key: bucket,
          label: (
            <a href={`/api/obligations/sheet?${new URLSearchParams({ org: orgId, bucket }).toString()}`} download>
              {BUCKET_LABELS[bucket]}
            </a>
          ),
        })),
      }}
    >
      <Button>导出待办</Button>
    </Dropdown>
  )
}
