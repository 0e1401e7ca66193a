import { useState } from 'react'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import type { OwnAccount } from '#domain/accounts/contract.account.ts'
import type { AppKey } from '#domain/accounts/contract.sign-in.ts'
import { call, queryClient, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { AppKeyCard } from '../../staff/AppKeyCard.tsx'
import { CodeField } from '../../staff/CodeField.tsx'
import { RecoveryCodes } from '../../staff/RecoveryCodes.tsx'
import { useDoing } from '../../staff/useDoing.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useWhen } from '../shell/when.ts'
import type { Confirmed } from './Confirm.tsx'
import { Part } from './Part.tsx'

const readAgain = () => queryClient.invalidateQueries({ queryKey: [ownAccountRoutes.own.id] })

/** The second step: set up, recovery codes, removed. */
export function SecondStepPart(props: { readonly account: OwnAccount; readonly confirmed: Confirmed }) {
  const { account, confirmed } = props
  const t = useT()
  const [appKey, setAppKey] = useState<AppKey>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [removing, setRemoving] = useState(false)
  const { busy, error, run } = useDoing()
  const begin = async () => setAppKey(await call(ownAccountRoutes.beginSecondStep, { body: {} }))
  const renew = async () => {
    const { recoveryCodes } = await call(ownAccountRoutes.makeRecoveryCodes, { body: {} })
    setCodes(recoveryCodes)
  }
  const closeCodes = () => {
    setCodes(undefined)
    void readAgain()
  }
  return (
    <Part title={t('desk.account.step')} why={t('desk.account.step.why')}>
      <ProblemNotice error={error} />
      {account.secondStep ? (
        <Present
          step={account.secondStep}
          busy={busy}
          onRenew={() => void run(() => confirmed.run(renew))}
          onRemove={() => setRemoving(true)}
        />
      ) : (
        <div className="account-actions">
          <Button busy={busy} onPress={() => void run(() => confirmed.run(begin))}>
            {t('desk.account.step.set_up')}
          </Button>
        </div>
      )}
      {appKey && (
        <SetUpDialog
          appKey={appKey}
          onClose={() => setAppKey(undefined)}
          onCodes={(made) => {
            setAppKey(undefined)
            setCodes(made)
          }}
        />
      )}
      {codes && (
        <Dialog title={t('staff.codes.title')} isOpen onClose={closeCodes} dismissable={false}>
          <RecoveryCodes codes={codes} done={t('desk.account.step.done')} onDone={closeCodes} />
        </Dialog>
      )}
      {removing && <RemoveDialog account={account} onClose={() => setRemoving(false)} />}
    </Part>
  )
}

function Present(props: {
  readonly step: NonNullable<OwnAccount['secondStep']>
  readonly busy: boolean
  readonly onRenew: () => void
  readonly onRemove: () => void
}) {
  const { step, busy, onRenew, onRemove } = props
  const t = useT()
  const when = useWhen()
  return (
    <>
      <p>
        {t('desk.account.step.since', { day: when.day(step.since) })}{' '}
        {t('desk.account.step.left', { count: step.recoveryLeft })}
      </p>
      <div className="account-actions">
        <Button busy={busy} onPress={onRenew}>
          {t('desk.account.step.codes')}
        </Button>
        <Button variant="quiet" onPress={onRemove}>
          {t('desk.account.step.remove')}
        </Button>
      </div>
    </>
  )
}

function SetUpDialog(props: {
  readonly appKey: AppKey
  readonly onClose: () => void
  readonly onCodes: (codes: readonly string[]) => void
}) {
  const { appKey, onClose, onCodes } = props
  const t = useT()
  const [code, setCode] = useState('')
  const confirm = useCommand(ownAccountRoutes.confirmSecondStep, {
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes),
  })
  return (
    <FormDialog
      title={t('desk.account.step.set_up')}
      lead={t('desk.account.step.scan')}
      action={t('desk.account.step.confirm')}
      onClose={onClose}
      onSubmit={() => confirm.mutate({ body: { code } })}
      isReady={code.trim().length >= 6}
      isBusy={confirm.isPending}
      error={confirm.error}
    >
      <AppKeyCard appKey={appKey} />
      <CodeField value={code} onChange={setCode} autoFocus={false} />
    </FormDialog>
  )
}

function RemoveDialog({ account, onClose }: { readonly account: OwnAccount; readonly onClose: () => void }) {
  const t = useT()
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const remove = useCommand(ownAccountRoutes.removeSecondStep, {
    refreshes: [ownAccountRoutes.own],
    onSuccess: () => {
      toast({ text: t('desk.account.step.removed') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.account.step.remove.title')}
      lead={t('desk.account.step.remove.lead')}
      action={t('desk.account.step.remove')}
      onClose={onClose}
      onSubmit={() => remove.mutate({ body: { code, ...(account.password && { password }) } })}
      isReady={code.trim().length >= 6 && (!account.password || password !== '')}
      isBusy={remove.isPending}
      error={remove.error}
    >
      {account.password && (
        <TextField
          label={t('desk.account.password.present')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
      )}
      <CodeField recovery value={code} onChange={setCode} autoFocus={false} />
    </FormDialog>
  )
}
