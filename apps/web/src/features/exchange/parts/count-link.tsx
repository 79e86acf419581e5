import type { ImportRowsShown } from '@hongzhu/contract/exchange'
import { Link } from '@tanstack/react-router'

/** A count of an import that opens the rows behind it; nought opens nothing. */
export function CountLink({ batchId, show, count }: { batchId: string; show: ImportRowsShown; count: number }) {
  if (count === 0) return <>0</>
  return (
    <Link
      to={`/import/${batchId}` as '/'}
      search={{ show } as never}
      hash="rows"
      className="figure"
      aria-label={`${count}，查看这些行`}
    >
      {count}
    </Link>
  )
}
