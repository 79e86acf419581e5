import type { FigureRef } from '@hongzhu/domain/indicator'
import { useAsOf, useMay, useMe } from '../../../app/session.tsx'
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

/**
 * How many members the list holds; a number that opens wherever it is a figure. The roster of a past day leaves out who has
 * left for elsewhere since, the figure counts them where they were: that number does not open.
 */
export function RosterTotal({ total, address }: { total: number; address: ListAddress }) {
  const me = useMe()
  const may = useMay()
  const { isPast } = useAsOf()
  const orgId = address.orgId ?? me.data?.grant?.orgId
  const filters = filtersOf(address)
  const text = total.toLocaleString()
  return (
    <span>
      共{' '}
      {filters && orgId && !isPast && may('figure.read') ? (
        <Figure id="member.count" orgId={orgId} filters={filters} value={{ text }} />
      ) : (
        text
      )}{' '}
      人
    </span>
  )
}
