import type { MeetingRecord, Sheet, SheetContext } from '@hongzhu/contract/meeting'
import { saysTheSame } from '@hongzhu/contract/meeting-sheet'
import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { client, problemOf } from '../../../app/api.ts'
import { findSheet, keepSheet, type LocalSheet } from '../offline/store.ts'
import { afterChoosing, afterSending, sendSheet } from '../offline/sync.ts'
import { keepThisPage } from '../offline/worker.ts'
import { withContext } from './start.ts'

const PAUSE = 2_000
const RETRY = 15_000

export type SaveState = 'new' | 'waiting' | 'saving' | 'saved' | 'offline' | 'conflict' | 'failed'

/** A sheet being filled in: every change is on the device at once and goes to the server after a short pause. */
export interface Desk {
  local: LocalSheet
  sheet: Sheet
  context: SheetContext | null
  state: SaveState
  savedAt: string | undefined
  error: unknown
  /** Names that left the roster when the day changed. */
  dropped: readonly string[]
  change: (patch: Partial<Sheet> | ((sheet: Sheet) => Sheet)) => void
  setReason: (key: string, reason: string) => void
  choose: (sheet: Sheet, present: MeetingRecord) => void
  /** Nothing is kept or sent from here on: the sheet is archived or discarded. */
  close: () => void
  /** Sends now; the local sheet as the server has it, or undefined when it could not be sent. */
  flush: () => Promise<LocalSheet | undefined>
}

const isOffline = (error: unknown) => [0, 502, 503, 504].includes(problemOf(error).status)

/** The latest local sheet, kept on the device with every change. */
function useLocal(start: LocalSheet) {
  const [local, setLocal] = useState(start)
  const latest = useRef(start)
  const isClosed = useRef(false)
  const put = useCallback((next: LocalSheet) => {
    if (isClosed.current) return
    latest.current = next
    setLocal(next)
    void keepSheet(next).catch(() => {})
  }, [])
  const close = useCallback(() => {
    isClosed.current = true
    latest.current = { ...latest.current, isUnsent: false }
  }, [])
  return { local, latest, put, close }
}

function useSending(latest: { current: LocalSheet }, put: (next: LocalSheet) => void) {
  const [state, setState] = useState<SaveState>(
    latest.current.conflict ? 'conflict' : latest.current.isUnsent ? 'waiting' : 'saved',
  )
  const [savedAt, setSavedAt] = useState<string>()
  const [error, setError] = useState<unknown>()
  const running = useRef<Promise<unknown>>(Promise.resolve())
  const send = useCallback(async (): Promise<LocalSheet | undefined> => {
    const before = latest.current
    if (before.conflict) return undefined
    if (!before.isUnsent && before.meetingId) return before
    setState('saving')
    const sent = await sendSheet(before)
    const after = afterSending(latest.current, sent)
    put(after)
    setError(sent.kind === 'failed' ? sent.error : undefined)
    if (sent.kind === 'saved') {
      setSavedAt(new Date().toISOString())
      setState(after.isUnsent ? 'waiting' : 'saved')
      return after
    }
    setState(sent.kind === 'failed' ? 'failed' : sent.kind === 'offline' ? 'offline' : 'conflict')
    return undefined
  }, [latest, put])
  // One sending at a time, in order: the next one builds on the version of the last.
  const flush = useCallback(() => {
    const next = running.current.then(send, send)
    running.current = next.catch(() => undefined)
    return next
  }, [send])
  return { state, setState, savedAt, error, flush }
}

/** Asks the server who is due whenever the day or the kinds change; without network the kept roster stays. */
function useContextOf(latest: { current: LocalSheet }, put: (next: LocalSheet) => void, local: LocalSheet) {
  const [dropped, setDropped] = useState<readonly string[]>([])
  const [error, setError] = useState<unknown>()
  const { heldOn } = local.sheet
  const kinds = local.sheet.kinds.join(',')
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for the organisation, the day and the kinds only
  useEffect(() => {
    let isStale = false
    client.meeting
      .context({ orgId: local.orgId, on: heldOn, kinds })
      .then((context) => {
        if (isStale) return
        const present = latest.current
        const isNew = present.context === null && present.version === 0
        const { sheet, dropped: names } = withContext(present.sheet, context, isNew)
        setDropped(names)
        setError(undefined)
        const isSame = saysTheSame(sheet, present.sheet)
        put({ ...present, sheet, context, isUnsent: present.isUnsent || (!isNew && !isSame) })
      })
      .catch((problem) => {
        if (!isStale && !isOffline(problem)) setError(problem)
      })
    return () => {
      isStale = true
    }
  }, [local.orgId, heldOn, kinds])
  return { dropped, error }
}

/** Pages one comes back to without network, with the sheet's own. */
function useKeptPages(isReady: boolean): void {
  const router = useRouter()
  useEffect(() => {
    if (!isReady) return
    const pages = ['/meetings', '/meetings/new', '/meetings/1']
    void keepThisPage(pages.map((to) => () => router.preloadRoute({ to: to as '/' }))).catch(() => {})
  }, [isReady, router])
}

export function useSheet(start: LocalSheet): Desk {
  const { local, latest, put, close } = useLocal(start)
  const sending = useSending(latest, put)
  const { setState, flush } = sending
  useKeptPages(local.context !== null)
  const asked = useContextOf(latest, put, local)
  const timer = useRef<number>(0)
  const soon = useCallback(() => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void flush(), PAUSE)
  }, [flush])
  const change = useCallback(
    (patch: Partial<Sheet> | ((sheet: Sheet) => Sheet)) => {
      const { current } = latest
      const sheet = typeof patch === 'function' ? patch(current.sheet) : { ...current.sheet, ...patch }
      put({ ...current, sheet, isUnsent: true, changedAt: new Date().toISOString() })
      setState((state) => (state === 'offline' || state === 'conflict' ? state : 'waiting'))
      soon()
    },
    [latest, put, setState, soon],
  )
  useEffect(() => {
    const again = () => {
      if (latest.current.isUnsent && !latest.current.conflict) void flush()
    }
    again()
    const timerId = window.setInterval(again, RETRY)
    window.addEventListener('online', again)
    return () => {
      window.clearInterval(timerId)
      window.removeEventListener('online', again)
      window.clearTimeout(timer.current)
      again()
    }
  }, [latest, flush])
  return {
    local,
    sheet: local.sheet,
    context: local.context,
    state: local.version === 0 && !local.isUnsent && !sending.savedAt ? 'new' : sending.state,
    savedAt: sending.savedAt,
    error: sending.error ?? asked.error,
    dropped: asked.dropped,
    change,
    setReason: (key, reason) => put({ ...latest.current, reasons: { ...latest.current.reasons, [key]: reason } }),
    choose: (sheet, present) => {
      put(afterChoosing(latest.current, sheet, present))
      void flush()
    },
    close,
    flush,
  }
}

/** The local sheet of a server draft: what was typed here and not sent stays, else the server's content is taken. */
export async function openDraft(accountId: string, record: MeetingRecord): Promise<LocalSheet> {
  const known = await findSheet(accountId, record.clientKey).catch(() => undefined)
  if (known?.isUnsent) {
    const isOld = record.version !== known.version
    return isOld ? { ...known, meetingId: record.id, conflict: saysTheSame(known.sheet, record.sheet) ? null : record } : known
  }
  const opened: LocalSheet = {
    key: record.clientKey,
    accountId,
    orgId: record.orgId,
    meetingId: record.id,
    version: record.version,
    sheet: record.sheet,
    base: record.sheet,
    context: known?.context ?? null,
    reasons: known?.reasons ?? {},
    conflict: null,
    isUnsent: false,
    changedAt: record.changedAt,
  }
  await keepSheet(opened).catch(() => {})
  return opened
}
