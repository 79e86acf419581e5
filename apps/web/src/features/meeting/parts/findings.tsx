import type { Refusal } from '@hongzhu/domain'
import { lawById } from '@hongzhu/domain/norms'
import { Form, Tooltip, Typography } from 'antd'
import { createContext, type ReactNode, useContext } from 'react'

/** What the rules say about the sheet as it stands, by field; quiet until the person asks for the check. */
export interface Findings {
  isShown: boolean
  byField: ReadonlyMap<string, readonly Refusal[]>
}
export const FindingsContext = createContext<Findings>({ isShown: false, byField: new Map() })

export const groupByField = (refusals: readonly Refusal[]): Map<string, Refusal[]> => {
  const found = new Map<string, Refusal[]>()
  for (const refusal of refusals) {
    const field = refusal.field ?? ''
    found.set(field, [...(found.get(field) ?? []), refusal])
  }
  return found
}

/** 「《支部工作条例》第十四条」 with the gist on hover. */
export function Basis({ refusal }: { refusal: Pick<Refusal, 'rule' | 'cite'> }) {
  const { cite, rule } = refusal
  if (!cite) return rule ? <Typography.Text type="secondary">{rule}</Typography.Text> : null
  const law = lawById(cite.law)
  // A local notice is no law of the catalogue: it goes by its issuer and number.
  const named = law ? `《${law.title}》${cite.article}` : `${cite.law}${cite.article}`
  const title = cite.mark === 'product-default' ? '' : named
  return (
    <Tooltip title={cite.gist}>
      <Typography.Text type="secondary">{[rule, title].filter(Boolean).join(' ')}</Typography.Text>
    </Tooltip>
  )
}

function Messages({ refusals }: { refusals: readonly Refusal[] }) {
  return refusals.map((refusal) => (
    <div key={refusal.code}>
      {refusal.message}
      {refusal.remedy ? `。${refusal.remedy}` : ''} <Basis refusal={refusal} />
    </div>
  ))
}

const idOf = (field: string) => `at-${field.replaceAll('.', '-')}`

/** The findings of one field, for places that are no form field of their own. */
export function FindingsAt({ field }: { field: string }) {
  const { isShown, byField } = useContext(FindingsContext)
  const refusals = isShown ? (byField.get(field) ?? []) : []
  if (refusals.length === 0) return null
  const isBlocking = refusals.some((refusal) => refusal.severity === 'block')
  return (
    <div id={idOf(field)} style={{ color: isBlocking ? '#C8371B' : '#B45309' }}>
      <Messages refusals={refusals} />
    </div>
  )
}

/** A labelled field of the sheet with what the rules say about it. */
export function Field({
  field,
  label,
  children,
  extra,
}: {
  field: string
  label?: ReactNode
  children: ReactNode
  extra?: ReactNode
}) {
  const { isShown, byField } = useContext(FindingsContext)
  const refusals = isShown ? (byField.get(field) ?? []) : []
  const isBlocking = refusals.some((refusal) => refusal.severity === 'block')
  return (
    <Form.Item
      id={idOf(field)}
      label={label}
      htmlFor={`sheet-${field}`}
      extra={extra}
      style={{ marginBottom: 12 }}
      {...(refusals.length > 0
        ? { validateStatus: isBlocking ? 'error' : 'warning', help: <Messages refusals={refusals} /> }
        : {})}
    >
      {children}
    </Form.Item>
  )
}

/** Brings an element into view, clear of the bar at the foot, and puts the cursor there. */
export function focusOn(elementId: string): void {
  const place = document.getElementById(elementId)
  place?.scrollIntoView({ block: 'center' })
  place?.focus({ preventScroll: true })
}

/** Brings the place of a finding into view and puts the cursor there. */
export function goTo(field: string): void {
  const parts = field.split('.')
  for (let length = parts.length; length > 0; length -= 1) {
    const path = parts.slice(0, length).join('.')
    const place = document.getElementById(`sheet-${path}`) ?? document.getElementById(idOf(path))
    if (!place) continue
    place.scrollIntoView({ block: 'center' })
    const target = place.matches('input,textarea,button,[tabindex]')
      ? place
      : place.querySelector<HTMLElement>('input,textarea,button,[tabindex]')
    target?.focus({ preventScroll: true })
    return
  }
}
