import { useState } from 'react'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import { call } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import { useDoing } from './useDoing.ts'
import css from './staff.module.css'

/** A forgotten password: a link by mail where mail is set up, else whom to ask. */
export function Forgotten(props: {
  readonly byMail: boolean
  readonly email: string
  readonly onBack: () => void
}) {
  const { byMail, onBack } = props
  const t = useT()
  const [email, setEmail] = useState(props.email)
  const [sent, setSent] = useState(false)
  const { busy, error, run } = useDoing()
  const send = () => {
    if (email.trim())
      void run(async () => {
        await call(signInRoutes.forgotten, { body: { email: email.trim() } })
        setSent(true)
      })
  }
  return (
    <StaffFrame
      title={t('staff.forgotten.title')}
      lead={t(byMail ? 'staff.forgotten.mail' : 'staff.forgotten.ask')}
    >
      {byMail && !sent && (
        <form
          noValidate
          className={css['form']}
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <TextField
            label={t('staff.signIn.email')}
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={setEmail}
          />
          <ProblemNotice error={error} />
          <Button type="submit" variant="primary" size="l" busy={busy}>
            {t('staff.forgotten.go')}
          </Button>
        </form>
      )}
      {sent && (
        <Notice tone="good" title={t('staff.forgotten.sent')}>
          <p>{t('staff.forgotten.sent.text')}</p>
        </Notice>
      )}
      <Button variant="quiet" onPress={onBack}>
        {t('staff.code.back')}
      </Button>
    </StaffFrame>
  )
}
