import type { ReactNode } from 'react'
import { useMay } from '../../../app/session.tsx'

/** A person of the record: opens the person's page for those who may read it. */
export function PersonName({ id, name }: { id: string | null; name: string | null | undefined }): ReactNode {
  const may = useMay()
  if (!id || !name) return '—'
  return may('member.read') ? <a href={`/members/${id}`}>{name}</a> : name
}

/** The organisation of the record: opens its page for those who may read it. */
export function OrgName({ id, name }: { id: string; name: string }): ReactNode {
  const may = useMay()
  return may('org.read') ? <a href={`/orgs/${id}`}>{name}</a> : name
}
