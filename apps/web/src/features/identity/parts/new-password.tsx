import { Field, wrongAt } from './field.tsx'
import { PASSWORD_HINT } from './password-rules.tsx'

const again = (name: string) => `${name}.again`

/** Whether a new password was typed twice alike. */
export const isTypedAlike = (values: Record<string, string>, name: string): boolean => values[name] === values[again(name)]

interface Props {
  name: string
  label: string
  error: unknown
  /** The two were found different when the form was sent. */
  isDifferent: boolean
}

/** A new password, typed twice: nobody sees it, a slip would lock its owner out. */
export function NewPassword({ name, label, error, isDifferent }: Props) {
  const hint = wrongAt(error, name).length > 0 ? '' : PASSWORD_HINT
  return (
    <>
      <Field name={name} label={label} type="password" autoComplete="new-password" hint={hint} error={error} />
      <Field
        name={again(name)}
        label="再输一次"
        type="password"
        autoComplete="new-password"
        {...(isDifferent ? { wrong: '两次输入的口令不一样，请重新输入。' } : {})}
      />
    </>
  )
}
