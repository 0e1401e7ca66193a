import { useT } from '../messages/Messages.tsx'
import { TextField } from '../ui/TextField.tsx'

/** A code of the app; where `recovery` is, also a recovery code. */
export function CodeField(props: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly recovery?: boolean
  readonly autoFocus?: boolean
  readonly error?: string | undefined
}) {
  const { value, onChange, recovery = false, autoFocus = true, error } = props
  const t = useT()
  return (
    <TextField
      label={t('staff.code.label')}
      help={t(recovery ? 'staff.code.help_recovery' : 'staff.code.help')}
      name="one-time-code"
      autoComplete="one-time-code"
      inputMode={recovery ? 'text' : 'numeric'}
      autoFocus={autoFocus}
      value={value}
      onChange={onChange}
      {...(error && { error })}
    />
  )
}
