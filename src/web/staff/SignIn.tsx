import { Link, createLazyRoute, getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { OfflineError, newKey, forgetWhoAsked } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import css from './staff.module.css'

export const staffSignInRoute = createLazyRoute('/staff/sign-in')({ component: SignIn })
const route = getRouteApi('/staff/sign-in')

type Outcome = 'in' | 'wrong' | 'many' | OfflineError

/** Sign-in for staff by e-mail and password. */
function SignIn() {
  const t = useT()
  const router = useRouter()
  const { to } = route.useSearch()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const go = async () => {
    setMissing(!email.trim() || !password)
    if (!email.trim() || !password) return
    setBusy(true)
    const next = await signIn(email.trim(), password)
    setBusy(false)
    setOutcome(next)
    if (next !== 'in') return
    void forgetWhoAsked()
    router.history.push(ownAddress(to))
  }
  return (
    <StaffFrame title={t('staff.signIn.title')} lead={t('staff.signIn.lead')}>
      <form
        noValidate
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <TextField
          label={t('staff.signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={t('staff.signIn.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          {...(missing && { error: t('staff.signIn.needed') })}
        />
        {(outcome === 'wrong' || outcome === 'many') && (
          <Notice tone="problem" title={t(`staff.signIn.${outcome}.title`)}>
            <p>{t(`staff.signIn.${outcome}.text`)}</p>
          </Notice>
        )}
        {outcome instanceof OfflineError && <ProblemNotice error={outcome} />}
        <Button type="submit" variant="primary" size="l" busy={busy}>
          {t('staff.signIn.go')}
        </Button>
      </form>
      <p className={css['other']}>
        <Link to="/">{t('staff.signIn.client')}</Link>
      </p>
    </StaffFrame>
  )
}

async function signIn(email: string, password: string): Promise<Outcome> {
  try {
    const response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': newKey() },
      body: JSON.stringify({ email, password }),
    })
    if (response.ok) return 'in'
    if (response.status >= 500) return new OfflineError(response.status)
    return response.status === 429 ? 'many' : 'wrong'
  } catch (error) {
    return new OfflineError(error)
  }
}

/** Where to go afterwards: a page of this site, never an address from elsewhere. */
function ownAddress(to: string | undefined): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/desk'
}
