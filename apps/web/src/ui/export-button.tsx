import { Button } from 'antd'
import { useAsOf, useMay } from '../app/session.tsx'

interface Props {
  /** Address of the export under /api. */
  path: string
  /** The filters of the list as they stand on the page. */
  filters: Record<string, string | number | boolean | null | undefined>
  /** What else must be held than leave to export rolls and figures. */
  permission?: Parameters<ReturnType<typeof useMay>>[0]
  /** Lists that have no past leave the day of the product out. */
  isDated?: boolean
  text?: string
}

/** The list as it is filtered, as a workbook. */
export function ExportButton({ path, filters, permission = 'export.run', isDated = true, text = '导出' }: Props) {
  const may = useMay()
  const { on } = useAsOf()
  if (!may(permission)) return null
  const query = new URLSearchParams(
    Object.entries({ ...filters, ...(isDated && on ? { on } : {}) }).flatMap(([key, value]) =>
      value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
  return (
    <Button href={`/api${path}${query ? `?${query}` : ''}`} download>
      {text}
    </Button>
  )
}
