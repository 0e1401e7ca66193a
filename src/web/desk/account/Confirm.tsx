import { KeyRound } from 'lucide-react'
import { useCallback, useState } from 'react'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import type { OwnAccount } from '#domain/accounts/contract.account.ts'
import { call, ProblemError } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { canAskPasskeys, NotAnswered, passkeyAnswer } from '../../staff/passkeys.ts'
import { useDoing } from '../../staff/useDoing.ts'
import { FormDialog } from '../shell/FormDialog.tsx'

export type Confirmed = {
  /** Does something that needs the person to have shown who they are of late; asks for that first where it must. */
  readonly run: (work: () => Promise<unknown>) => Promise<void>
  readonly waiting: (() => Promise<unknown>) | undefined
  readonly stop: () => void
}

/** What was about to be done waits while the person shows once more who they are. */
export function useConfirmed(): Confirmed {
  const [waiting, setWaiting] = useState<() => Promise<unknown>>()
  const run = useCallback(async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'confirm_first') throw error
      setWaiting(() => work)
    }
  }, [])
  const stop = useCallback(() => setWaiting(undefined), [])
  return { run, waiting, stop }
}

/** Shows once more who somebody is, by password or passkey, and goes on with what waited. */
export function ConfirmDialog({
  account,
  confirmed,
}: {
  readonly account: OwnAccount
  readonly confirmed: Confirmed
}) {
  const t = useT()
  const [password, setPassword] = useState('')
  const { busy, error, run } = useDoing()
  const { waiting, stop } = confirmed
  if (!waiting) return null
  const withPasskey = account.passkeys.length > 0 && canAskPasskeys()
  const confirm = async (show: () => Promise<unknown>) => {
    const isDone = await run(async () => {
      await show()
      await waiting()
    })
    setPassword('')
    if (isDone) stop()
  }
  const byPasskey = async () => call(ownAccountRoutes.confirm, { body: { passkey: await passkeyAnswer() } })
  return (
    <FormDialog
      title={t('desk.account.confirm.title')}
      lead={t('desk.account.confirm.lead')}
      action={t('desk.account.confirm.go')}
      onClose={stop}
      onSubmit={() => void confirm(() => call(ownAccountRoutes.confirm, { body: { password } }))}
      isReady={password !== ''}
      isBusy={busy}
      error={error instanceof Error && !(error instanceof NotAnswered) ? error : null}
    >
      {account.password && (
        <TextField
          label={t('desk.account.confirm.password')}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={setPassword}
        />
      )}
      {withPasskey && (
        <Button
          icon={<KeyRound size={18} aria-hidden="true" />}
          isDisabled={busy}
          onPress={() => void confirm(byPasskey)}
        >
          {t('desk.account.confirm.passkey')}
        </Button>
      )}
      {!account.password && !withPasskey && (
        <Notice>
          <p>{t('desk.account.confirm.none')}</p>
        </Notice>
      )}
    </FormDialog>
  )
}
