import { useDraft } from '../../drafts.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Talk.module.css'

/** The phone and the name, kept from what was told before on this page. */
export function useReach(contactId: string) {
  const [phone, setPhone] = useDraft(`before.${contactId}.phone`)
  const [name, setName] = useDraft(`before.${contactId}.name`)
  const [email, setEmail] = useDraft(`before.${contactId}.email`)
  return { phone, setPhone, name, setName, email, setEmail }
}

/** Phone and name, for a call. */
export function PhoneAndName({
  reach,
  error,
  named,
}: {
  readonly reach: ReturnType<typeof useReach>
  readonly error: string | undefined
  /** The name is known already. */
  readonly named: boolean
}) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('portal.choices.phone')}
        help={t('portal.choices.phone.help')}
        type="tel"
        autoComplete="tel"
        value={reach.phone}
        onChange={reach.setPhone}
        error={error}
      />
      {!named && (
        <TextField
          label={t('portal.choices.name')}
          optional
          autoComplete="name"
          value={reach.name}
          onChange={reach.setName}
        />
      )}
    </>
  )
}

/** What a form sends of phone and name. */
export function reachBody({ phone, name }: { phone: string; name: string }) {
  return { phone: phone.trim(), ...(name.trim() && { name: name.trim() }) }
}

/** A form of a choice: Enter sends, and the page's own words say what is missing. */
export function Form({
  onSubmit,
  children,
}: {
  readonly onSubmit: () => void
  readonly children: React.ReactNode
}) {
  return (
    <form
      noValidate
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
