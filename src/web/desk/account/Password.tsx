import { useState } from 'react'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import type { OwnAccount } from '#domain/accounts/contract.account.ts'
import { Weakness } from '#domain/accounts/contract.sign-in.ts'
import { ProblemError, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { Part } from './Part.tsx'

/** The password: whether there is one, and how to choose another. */
export function PasswordPart({ account }: { readonly account: OwnAccount }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const action = t(account.password ? 'desk.account.password.change' : 'desk.account.password.choose')
  return (
    <Part title={t('desk.account.password')}>
      <p>{t(account.password ? 'desk.account.password.there' : 'desk.account.password.none')}</p>
      <div className="account-actions">
        <Button onPress={() => setOpen(true)}>{action}</Button>
      </div>
      {isOpen && <PasswordDialog account={account} title={action} onClose={() => setOpen(false)} />}
    </Part>
  )
}

function weaknessIn(error: Error | null): Weakness | undefined {
  if (!(error instanceof ProblemError) || error.code !== 'password_plain') return undefined
  return Weakness.options.find((one) => one === error.details['weakness'])
}

function PasswordDialog(props: {
  readonly account: OwnAccount
  readonly title: string
  readonly onClose: () => void
}) {
  const { account, title, onClose } = props
  const t = useT()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [endOthers, setEndOthers] = useState(true)
  const change = useCommand(ownAccountRoutes.changePassword, {
    refreshes: [ownAccountRoutes.own],
    onSuccess: () => {
      toast({ text: t('desk.account.password.done') })
      onClose()
    },
  })
  const weakness = weaknessIn(change.error)
  const asksPresent = !account.passwordFree
  return (
    <FormDialog
      title={title}
      lead={account.passwordFree && account.password ? t('desk.account.password.free') : undefined}
      action={title}
      onClose={onClose}
      onSubmit={() => change.mutate({ body: { next, endOthers, ...(asksPresent && { present }) } })}
      isReady={next !== '' && (!asksPresent || present !== '')}
      isBusy={change.isPending}
      error={weakness ? null : change.error}
    >
      {/* For keepers of passwords: whose it is. */}
      <input type="text" autoComplete="username" value={account.email} readOnly hidden />
      {asksPresent && (
        <TextField
          label={t('desk.account.password.present')}
          type="password"
          autoComplete="current-password"
          value={present}
          onChange={setPresent}
        />
      )}
      <TextField
        label={t('desk.account.password.next')}
        help={t('desk.account.password.help')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
        {...(weakness && { error: t(`desk.account.password.${weakness}`) })}
      />
      <Checkbox isSelected={endOthers} onChange={setEndOthers}>
        {t('desk.account.password.others')}
      </Checkbox>
    </FormDialog>
  )
}
