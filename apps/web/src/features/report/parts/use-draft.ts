import type { PlainDate } from '@hongzhu/domain'
import type { ReportBody } from '@hongzhu/domain/report'
import { useCallback, useEffect, useRef, useState } from 'react'
import { client, problemOf } from '../../../app/api.ts'

export interface Draft {
  title: string
  asOf: string
  body: ReportBody
}

/** What the other one saved meanwhile. */
export interface Conflict extends Draft {
  version: number
  changedBy: string | null
  changedAt: string
}

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }

const PAUSE = 1200

/** Saves by itself after a pause in typing; a version someone else saved is shown beside ours, never overwritten unseen. */
export function useDraft(reportId: string, initial: Draft & { version: number; changedAt: string }, isReadOnly: boolean) {
  const [draft, setDraft] = useState<Draft>(() => ({ title: initial.title, asOf: initial.asOf, body: initial.body }))
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: initial.changedAt })
  const [conflict, setConflict] = useState<Conflict>()
  const [revision, setRevision] = useState(0)
  const version = useRef(initial.version)
  const latest = useRef<Draft>(draft)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const busy = useRef<Promise<void>>(undefined)
  const isDirty = useRef(false)

  const write = useCallback(async () => {
    clearTimeout(timer.current)
    timer.current = undefined
    await busy.current
    const sent = latest.current
    setState({ kind: 'saving' })
    busy.current = (async () => {
      try {
        const saved = await client.report.save({ reportId, version: version.current, ...sent, asOf: sent.asOf as PlainDate })
        version.current = saved.version
        if (latest.current !== sent) return
        isDirty.current = false
        setState({ kind: 'saved', at: saved.changedAt })
      } catch (error) {
        setState({ kind: 'failed', error })
        if (problemOf(error).status !== 409) return
        const { body, title, asOf, version: theirs, changedBy, changedAt } = await client.report.get({ reportId })
        setConflict({ body, title, asOf, version: theirs, changedBy, changedAt })
      }
    })()
    await busy.current
  }, [reportId])

  const change = useCallback(
    (next: Partial<Draft>) => {
      if (isReadOnly) return
      latest.current = { ...latest.current, ...next }
      isDirty.current = true
      setDraft(latest.current)
      setState({ kind: 'typing' })
      clearTimeout(timer.current)
      timer.current = setTimeout(write, PAUSE)
    },
    [isReadOnly, write],
  )

  /** Keeps our text over the other's, or takes the other's. */
  const settle = useCallback(
    (keep: 'ours' | 'theirs') => {
      if (!conflict) return
      version.current = conflict.version
      setConflict(undefined)
      if (keep === 'ours') return void write()
      latest.current = { title: conflict.title, asOf: conflict.asOf, body: conflict.body }
      setDraft(latest.current)
      isDirty.current = false
      setRevision((count) => count + 1)
      setState({ kind: 'saved', at: conflict.changedAt })
    },
    [conflict, write],
  )

  /** Saves what is left; fails when it could not be saved, so that nothing is frozen or printed unseen. */
  const flush = useCallback(async () => {
    await busy.current
    if (isDirty.current) await write()
    if (isDirty.current) throw new Error('unsaved')
  }, [write])

  const hasUnsaved = state.kind === 'typing' || state.kind === 'saving'
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (hasUnsaved) window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hasUnsaved])
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current)
    },
    [],
  )
  return { draft, state, revision, conflict, change, settle, flush, version: () => version.current }
}
