import type { ImportRow } from '@hongzhu/contract/exchange'
import { Tooltip, Typography } from 'antd'
import { LEVELS } from './words.ts'

type State = ImportRow['cells'][string]

/** What will be written, coloured by state, the text of the file small beside it where they differ; the reason on hover. */
export function Cell({ cell }: { cell: State | undefined }) {
  if (!cell) return null
  const { background, label } = LEVELS[cell.level]
  const shown = cell.will ?? (cell.text || (cell.level === 'error' ? '（空）' : ''))
  const raw =
    cell.will !== undefined && cell.text !== '' ? (
      <Typography.Text type="secondary" style={{ display: 'block', fontSize: 12, overflowWrap: 'anywhere' }}>
        表中：{cell.text}
      </Typography.Text>
    ) : null
  const value = background ? (
    <span style={{ background, padding: '1px 4px', borderRadius: 2, boxDecorationBreak: 'clone' }}>{shown || label}</span>
  ) : (
    <span>{shown}</span>
  )
  if (!cell.message)
    return (
      <>
        {value}
        {raw}
      </>
    )
  const reason = `${label ? `${label}：` : ''}${cell.message}${cell.before ? `（现为 ${cell.before}）` : ''}`
  return (
    <>
      <Tooltip title={reason}>{value}</Tooltip>
      {raw}
    </>
  )
}
