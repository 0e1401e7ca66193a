import { createLazyRoute, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { accountRoutes } from '#domain/accounts/contract.ts'
import { forgetWhoAsked, useCommand } from '../client.ts'
import { useT } from '../messages/Messages.tsx'
import { Button } from '../ui/Button.tsx'
import { Row } from '../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import css from './My.module.css'

export const mySignInRoute = createLazyRoute('/clients/my/sign-in')({ component: SignIn })

/** A one-time code instead of a password: to a way of reaching the client that we know. */
function SignIn() {
  const t = useT()
  const [to, setTo] = useState('')
  const [sent, setSent] = useState(false)
  return (
    <div className={css['page']}>
      <title>{t('my.code.title')}</title>
      <div className={css['title']}>
        <h1>{t('my.code.title')}</h1>
        <p className={css['lead']}>{t('my.code.lead')}</p>
      </div>
      {sent ? (
        <UseCode to={to} onOther={() => setSent(false)} />
      ) : (
        <AskCode to={to} onTo={setTo} onSent={() => setSent(true)} />
      )}
      <p className={css['small']}>{t('my.code.else')}</p>
    </div>
  )
}

function AskCode({
  to,
  onTo,
  onSent,
}: {
  readonly to: string
  readonly onTo: (to: string) => void
  readonly onSent: () => void
}) {
  const t = useT()
  const [tried, setTried] = useState(false)
  const ask = useCommand(accountRoutes.askCode, { onSuccess: onSent })
  return (
    <form
      noValidate
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (to.trim()) ask.mutate({ body: { to: to.trim() } })
      }}
    >
      <TextField
        label={t('my.code.to')}
        value={to}
        onChange={onTo}
        autoComplete="email"
        autoFocus
        {...(tried && !to.trim() && { error: t('my.code.to.needed') })}
      />
      <ProblemNotice error={ask.error} />
      <Button type="submit" variant="primary" size="l" busy={ask.isPending}>
        {t('my.code.ask')}
      </Button>
    </form>
  )
}

function UseCode({ to, onOther }: { readonly to: string; readonly onOther: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useCommand(accountRoutes.askCode)
  const use = useCommand(accountRoutes.useCode, {
    onSuccess: async () => {
      void forgetWhoAsked()
      await navigate({ to: '/my' })
    },
  })
  const digits = code.replace(/\D/g, '')
  return (
    <form
      noValidate
      className={css['form']}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (digits.length === 6) use.mutate({ body: { to: to.trim(), code: digits } })
      }}
    >
      <Notice tone="good" title={t('my.code.sent.title')}>
        <p>{t('my.code.sent', { to: to.trim() })}</p>
      </Notice>
      <TextField
        label={t('my.code.code')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        big
        {...(tried && digits.length !== 6 && { error: t('my.code.code.needed') })}
      />
      <ProblemNotice error={use.error ?? ask.error} />
      <Button type="submit" variant="primary" size="l" busy={use.isPending}>
        {t('my.code.use')}
      </Button>
      <Row>
        <Button variant="quiet" busy={ask.isPending} onPress={() => ask.mutate({ body: { to: to.trim() } })}>
          {t('my.code.again')}
        </Button>
        <Button variant="quiet" onPress={onOther}>
          {t('my.code.other')}
        </Button>
      </Row>
    </form>
  )
}
