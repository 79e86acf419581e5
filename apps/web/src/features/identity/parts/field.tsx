import { Input, type InputProps } from 'antd'
import { problemOf } from '../../../app/api.ts'

/** What the server says about one field, refusals and malformed input alike. */
export function wrongAt(error: unknown, name: string): string[] {
  if (!error) return []
  const problem = problemOf(error)
  return [
    ...(problem.fields ?? []).filter((field) => field.path === name).map((field) => field.message),
    ...(problem.refusals ?? [])
      .filter((refusal) => refusal.field === name)
      .map((refusal) => refusal.message + (refusal.remedy ?? '')),
  ]
}

/** The error unless every part of it is shown at one of these fields. */
export function elsewhere(error: unknown, names: readonly string[]): unknown {
  if (!error) return undefined
  const problem = problemOf(error)
  const parts = [
    ...(problem.fields ?? []).map((field) => field.path),
    ...(problem.refusals ?? []).map((refusal) => refusal.field ?? ''),
  ]
  return parts.length > 0 && parts.every((path) => names.includes(path)) ? undefined : error
}

interface Props extends Omit<InputProps, 'name'> {
  name: string
  label: string
  hint?: string
  error?: unknown
  /** What the page itself finds wrong with it. */
  wrong?: string
}

/** One labelled line of the entrance's forms; small on purpose, the sign-in page loads before everything else. */
export function Field({ name, label, hint, error, wrong: own, type, ...rest }: Props) {
  const wrong = [...wrongAt(error, name), ...(own ? [own] : [])]
  const input = {
    name,
    required: true,
    'aria-invalid': wrong.length > 0,
    ...(wrong.length > 0 ? { status: 'error' as const } : {}),
    ...rest,
  }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is antd's input, inside
    <label className="entrance-field">
      <span>{label}</span>
      {type === 'password' ? <Input.Password {...input} /> : <Input {...input} {...(type ? { type } : {})} />}
      {hint ? <span className="entrance-hint">{hint}</span> : null}
      {wrong.map((text) => (
        <span key={text} className="entrance-wrong" role="alert">
          {text}
        </span>
      ))}
    </label>
  )
}

/** The fields of a native form as text. */
export const valuesOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
