import { Link, createLazyRoute, getRouteApi, useRouter } from '@tanstack/react-router'
import { Building2, KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import type { Step } from '#domain/accounts/contract.sign-in.ts'
import { call, forgetWhoAsked, useCall } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { CodeStep } from './CodeStep.tsx'
import { Forgotten } from './Forgotten.tsx'
import { canAskPasskeys, NotAnswered, passkeyAnswer } from './passkeys.ts'
import { SetUpStep } from './SetUpStep.tsx'
import { StaffFrame } from './StaffFrame.tsx'
import { Suggested } from './Suggested.tsx'
import { ownAddress } from './own-address.ts'
import { useDoing } from './useDoing.ts'
import type { Doing } from './useDoing.ts'
import css from './staff.module.css'

export const staffSignInRoute = createLazyRoute('/staff/sign-in')({ component: SignIn })
const route = getRouteApi('/staff/sign-in')

type Stage = 'first' | 'code' | 'set_up' | 'suggested' | 'forgotten'

/** Sign-in for staff, one step after the other. */
function SignIn() {
  const router = useRouter()
  const { to, step } = route.useSearch()
  const [stage, setStage] = useState<Stage>(step ?? 'first')
  const [email, setEmail] = useState('')
  const ways = useCall(signInRoutes.waysIn, {}, { staleTime: 300_000 }).data
  const goTo = (address: string) => {
    void forgetWhoAsked()
    router.history.push(address)
  }
  const onStep = (next: Step) => {
    if (next.next !== 'in') setStage(next.next)
    else if (next.suggested) setStage('suggested')
    else goTo(ownAddress(to))
  }
  const onBack = () => setStage('first')
  if (stage === 'code') return <CodeStep onStep={onStep} onBack={onBack} />
  if (stage === 'set_up') return <SetUpStep onIn={() => goTo(ownAddress(to))} onBack={onBack} />
  if (stage === 'suggested') return <Suggested goTo={goTo} to={ownAddress(to)} />
  if (stage === 'forgotten') return <Forgotten byMail={ways?.mail === true} email={email} onBack={onBack} />
  return (
    <First
      email={email}
      setEmail={setEmail}
      onStep={onStep}
      onForgotten={() => setStage('forgotten')}
      to={to}
      ways={ways}
    />
  )
}

type Ways = { readonly passkeys: boolean; readonly provider: { readonly name: string } | null }

function First(props: {
  readonly email: string
  readonly setEmail: (email: string) => void
  readonly onStep: (step: Step) => void
  readonly onForgotten: () => void
  readonly to: string | undefined
  readonly ways: Ways | undefined
}) {
  const { email, setEmail, onStep, onForgotten, to, ways } = props
  const t = useT()
  const doing = useDoing()
  return (
    <StaffFrame title={t('staff.signIn.title')} lead={t('staff.signIn.lead')}>
      <PasswordForm email={email} setEmail={setEmail} onStep={onStep} doing={doing} />
      <Others doing={doing} onStep={onStep} to={to} ways={ways} />
      <p className={css['other']}>
        <button type="button" className={css['link']} onClick={onForgotten}>
          {t('staff.signIn.forgotten')}
        </button>
      </p>
      <p className={css['other']}>
        <Link to="/">{t('staff.signIn.client')}</Link>
      </p>
    </StaffFrame>
  )
}

function PasswordForm(props: {
  readonly email: string
  readonly setEmail: (email: string) => void
  readonly onStep: (step: Step) => void
  readonly doing: Doing
}) {
  const { email, setEmail, onStep, doing } = props
  const t = useT()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = !email.trim() || !password
    setMissing(isMissing)
    if (isMissing) return
    void doing.run(async () =>
      onStep(await call(signInRoutes.signIn, { body: { email: email.trim(), password } })),
    )
  }
  return (
    <form noValidate className={css['form']} onSubmit={go}>
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
      {doing.error instanceof NotAnswered ? (
        <Notice tone="info">
          <p>{t('staff.passkey.not')}</p>
        </Notice>
      ) : (
        <ProblemNotice error={doing.error} />
      )}
      <Button type="submit" variant="primary" size="l" busy={doing.busy}>
        {t('staff.signIn.go')}
      </Button>
    </form>
  )
}

/** Ways without a password: a passkey, the organisation’s own sign-in. */
function Others(props: {
  readonly doing: Doing
  readonly onStep: (step: Step) => void
  readonly to: string | undefined
  readonly ways: Ways | undefined
}) {
  const { doing, onStep, to, ways } = props
  const t = useT()
  const byPasskey = async () =>
    onStep(await call(signInRoutes.signInPasskey, { body: { answer: await passkeyAnswer() } }))
  const byProvider = async () => {
    const { address } = await call(signInRoutes.beginProvider, { body: { to: ownAddress(to) } })
    window.location.assign(address)
  }
  const withPasskeys = ways?.passkeys === true && canAskPasskeys()
  if (!withPasskeys && !ways?.provider) return null
  return (
    <div className={css['others']}>
      {withPasskeys && (
        <Button
          size="l"
          icon={<KeyRound size={20} aria-hidden="true" />}
          isDisabled={doing.busy}
          onPress={() => void doing.run(byPasskey)}
        >
          {t('staff.passkey.go')}
        </Button>
      )}
      {ways?.provider && (
        <Button
          size="l"
          icon={<Building2 size={20} aria-hidden="true" />}
          isDisabled={doing.busy}
          onPress={() => void doing.run(byProvider)}
        >
          {ways.provider.name
            ? t('staff.provider.go', { name: ways.provider.name })
            : t('staff.provider.go_unnamed')}
        </Button>
      )}
    </div>
  )
}
