import type { FigureRef } from '@hongzhu/domain/indicator'
import { useMay, useMe } from '../../../app/session.tsx'
import { Figure } from '../../../ui/figure.tsx'
import type { ListAddress } from './list-address.ts'

const PARTS = ['category', 'sex', 'ageBand'] as const
const BESIDE: readonly string[] = ['orgId', 'below', 'sort', 'page', ...PARTS]

/** What narrows 党员总数 to the list; undefined where the list asks for more than the figure knows. */
function filtersOf(address: ListAddress): FigureRef['filters'] | undefined {
  const asked = Object.entries(address).filter(([, value]) => value !== undefined)
  if (address.below === false || asked.some(([key]) => !BESIDE.includes(key))) return undefined
  return Object.fromEntries(PARTS.flatMap((key) => (address[key] ? [[key, address[key]]] : [])))
}

/** How many members the list holds; a number that opens wherever it is a figure. */
export function RosterTotal({ total, address }: { total: number; address: ListAddress }) {
  const me = useMe()
  const may = useMay()
  const orgId = address.orgId ?? me.data?.grant?.orgId
  const filters = filtersOf(address)
  const text = total.toLocaleString()
  return (
    <span>
      共 {filters && orgId && may('figure.read') ? <Figure id="member.count" orgId={orgId} filters={filters} value={{ text }} /> : text}{' '}
      人
    </span>
  )
}
