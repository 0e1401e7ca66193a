import { createLazyRoute } from '@tanstack/react-router'
import { LogOut } from 'lucide-react'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import { signInRoutes } from '#domain/accounts/contract.sign-in.ts'
import { useCall, useCommand } from '../../client.ts'
import { forgetHere } from '../../forget.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice, ProblemNotice } from '../../ui/Notice.tsx'
import { Page } from '../shell/Page.tsx'
import { useWhen } from '../shell/when.ts'
import { ConfirmDialog, useConfirmed } from './Confirm.tsx'
import { Passkeys } from './Passkeys.tsx'
import { PasswordPart } from './Password.tsx'
import { SecondStepPart } from './SecondStep.tsx'
import { Devices, Sessions } from './Sessions.tsx'
import './account.css'

export const accountRoute = createLazyRoute('/desk/account')({ component: AccountPage })

/** One’s own account: how one signs in, and where one is signed in. */
function AccountPage() {
  const t = useT()
  const when = useWhen()
  const { data: account, error } = useCall(ownAccountRoutes.own, {}, { staleTime: 0 })
  const confirmed = useConfirmed()
  const needed = account?.neededFrom && !account.secondStep
  return (
    <Page title={t('desk.account.title')}>
      <div className="account-head">
        <h1>{t('desk.account.title')}</h1>
        <SignOut />
      </div>
      <ProblemNotice error={error} />
      {!account && !error && <Skeleton />}
      {account && (
        <div className="account">
          <p className="account-soft">{t('desk.account.lead', { email: account.email })}</p>
          {needed && account.neededFrom && (
            <Notice
              tone="warn"
              announced={false}
              title={t('desk.account.needed', { day: when.day(account.neededFrom) })}
            >
              <p>{t('desk.account.needed.text')}</p>
            </Notice>
          )}
          <PasswordPart account={account} />
          <SecondStepPart account={account} confirmed={confirmed} />
          {account.devices.length > 0 && <Devices devices={account.devices} />}
          <Passkeys account={account} confirmed={confirmed} />
          <Sessions sessions={account.sessions} />
          <ConfirmDialog account={account} confirmed={confirmed} />
        </div>
      )}
    </Page>
  )
}

function SignOut() {
  const t = useT()
  const out = useCommand(signInRoutes.signOut, {
    onSuccess: () => {
      forgetHere()
      // A page of its own: nothing of what was read stays in memory.
      location.assign('/sign-in')
    },
  })
  return (
    <>
      <Button
        icon={<LogOut size={18} aria-hidden="true" />}
        busy={out.isPending}
        onPress={() => out.mutate({ body: {} })}
      >
        {t('desk.account.sign_out')}
      </Button>
      <ProblemNotice error={out.error} />
    </>
  )
}
