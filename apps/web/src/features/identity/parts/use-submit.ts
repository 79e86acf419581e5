import { type FormEvent, useState } from 'react'
import { valuesOf } from './field.tsx'

/** A native form that is sent once at a time and keeps what went wrong. */
export function useSubmit(send: (values: Record<string, string>) => Promise<void>) {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const run = async (values: Record<string, string>) => {
    setBusy(true)
    setError(undefined)
    try {
      await send(values)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void run(valuesOf(event.currentTarget))
  }
  return { error, busy, run, onSubmit }
}
