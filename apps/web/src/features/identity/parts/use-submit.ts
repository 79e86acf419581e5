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
    const form = event.currentTarget
    // Once the answer is on the page: to the first field that has to be mended, which may be out of sight.
    void run(valuesOf(form)).then(() =>
      setTimeout(() => form.querySelector<HTMLInputElement>('input[aria-invalid="true"]')?.focus(), 0),
    )
  }
  return { error, busy, run, onSubmit }
}
