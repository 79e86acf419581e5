import type { FigureRef } from '@hongzhu/domain/indicator'
import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { api } from '../app/api.ts'
import { useAsOf } from '../app/session.tsx'
import { type FigureSource, refOf } from './figure-source.ts'

const TraceDrawer = lazy(async () => ({ default: (await import('./trace-drawer.tsx')).TraceDrawer }))

interface OpenProps {
  source: FigureSource
  /** What is shown: 31, 90.2%. */
  text: string
  unit?: string | undefined
  /** What it counts, for readers of the screen. */
  title?: string | undefined
}

/** A number that opens: dotted underline, the drawer 数据来源 behind it. */
export function OpenFigure({ source, text, unit, title }: OpenProps) {
  const [state, setState] = useState<'closed' | 'open' | 'kept'>('closed')
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button breaks lines as a block and would push punctuation to the next line of running text */}
      <span
        role="button"
        tabIndex={0}
        className="figure"
        aria-haspopup="dialog"
        aria-label={`${title ?? ''}${text}${unit ?? ''}，查看数据来源`}
        onClick={(event) => {
          event.stopPropagation()
          setState('open')
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          setState('open')
        }}
      >
        {text}
      </span>
      {unit}
      {state === 'closed' ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: a click in the drawer is none on the row the number stands in
        <span role="presentation" onClick={(event) => event.stopPropagation()}>
          <Suspense fallback={null}>
            <TraceDrawer source={source} isOpen={state === 'open'} onClose={() => setState('kept')} />
          </Suspense>
        </span>
      )}
    </>
  )
}

interface Props {
  /** Indicator, e.g. member.count. */
  id: string
  orgId: string
  /** Defaults to the as-of day of the product. */
  on?: string | undefined
  filters?: FigureRef['filters'] | undefined
  /** When the number is known already (lists, reports); otherwise it is asked for. */
  value?: { text: string } | undefined
  unit?: string | undefined
}

/** A figure of an organisation, asked for and shown as a number that opens. */
export function Figure({ id, orgId, on, filters, value, unit }: Props) {
  const asOf = useAsOf()
  const day = on ?? asOf.on
  const ref = refOf(id, filters)
  const found = useQuery({
    ...api.figure.value.queryOptions({ input: { orgId, ref, ...(day ? { on: day } : {}) } }),
    enabled: value === undefined,
  })
  const shown = value ?? found.data
  if (found.isError) return <span title="暂时取不到这个数据">——</span>
  if (!shown) return <Spin size="small" aria-label="正在取数" />
  return <OpenFigure source={{ kind: 'live', orgId, ref, on: day }} text={shown.text} unit={unit} title={found.data?.title} />
}
