import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { ownAccountRoutes } from '#domain/accounts/contract.account.ts'
import type { OwnAccount, Passkey } from '#domain/accounts/contract.account.ts'
import { call, queryClient, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { canAskPasskeys, newPasskey, NotAnswered } from '../../staff/passkeys.ts'
import { useDoing } from '../../staff/useDoing.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { Badge } from '../../ui/Words.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useWhen } from '../shell/when.ts'
import type { Confirmed } from './Confirm.tsx'
import { Part } from './Part.tsx'

type Props = { readonly account: OwnAccount; readonly confirmed: Confirmed }

/** Passkeys: listed, added, renamed, removed. */
export function Passkeys({ account, confirmed }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const [renaming, setRenaming] = useState<Passkey>()
  const [removing, setRemoving] = useState<Passkey>()
  return (
    <Part title={t('desk.account.passkeys')} why={t('desk.account.passkeys.why')}>
      {account.passkeys.length === 0 ? (
        <p className="account-soft">{t('desk.account.passkeys.none')}</p>
      ) : (
        <ul role="list" className="account-list">
          {account.passkeys.map((one) => (
            <Row
              key={one.id}
              passkey={one}
              onRename={() => setRenaming(one)}
              onRemove={() => setRemoving(one)}
            />
          ))}
        </ul>
      )}
      {canAskPasskeys() ? (
        <div className="account-actions">
          <Button icon={<KeyRound size={18} aria-hidden="true" />} onPress={() => setAdding(true)}>
            {t('desk.account.passkeys.add')}
          </Button>
        </div>
      ) : (
        <p className="account-soft">{t('desk.account.passkeys.unable')}</p>
      )}
      {adding && <AddDialog account={account} confirmed={confirmed} onClose={() => setAdding(false)} />}
      {renaming && <RenameDialog passkey={renaming} onClose={() => setRenaming(undefined)} />}
      {removing && (
        <RemoveDialog passkey={removing} confirmed={confirmed} onClose={() => setRemoving(undefined)} />
      )}
    </Part>
  )
}

function Row(props: {
  readonly passkey: Passkey
  readonly onRename: () => void
  readonly onRemove: () => void
}) {
  const { passkey, onRename, onRemove } = props
  const { name, synced, addedAt, usedAt } = passkey
  const t = useT()
  const when = useWhen()
  return (
    <li>
      <div className="account-words">
        <strong>{name}</strong> {synced && <Badge>{t('desk.account.passkeys.synced')}</Badge>}
        <span className="account-soft">
          {t('desk.account.passkeys.added', { day: when.day(addedAt) })}
          {usedAt && <> · {t('desk.account.passkeys.used', { time: when.at(usedAt) })}</>}
        </span>
      </div>
      <div className="account-actions">
        <Button size="s" onPress={onRename} aria-label={t('desk.account.passkeys.rename_one', { name })}>
          {t('desk.account.passkeys.rename')}
        </Button>
        <Button size="s" onPress={onRemove} aria-label={t('desk.account.passkeys.remove_one', { name })}>
          {t('desk.account.passkeys.remove')}
        </Button>
      </div>
    </li>
  )
}

const readAgain = () => queryClient.invalidateQueries({ queryKey: [ownAccountRoutes.own.id] })

/** The name of the system that this browser stands on, for a first name of the key. */
function hereSystem(account: OwnAccount): string {
  return account.sessions.find(({ here }) => here)?.system ?? 'none'
}

function AddDialog(props: Props & { readonly onClose: () => void }) {
  const { account, confirmed, onClose } = props
  const t = useT()
  const [name, setName] = useState(t('desk.account.passkeys.name.usual', { system: hereSystem(account) }))
  const { busy, error, run } = useDoing()
  const add = async () => {
    const answer = await newPasskey()
    await call(ownAccountRoutes.addPasskey, { body: { name: name.trim(), answer } })
    toast({ text: t('desk.account.passkeys.done') })
    void readAgain()
    onClose()
  }
  return (
    <FormDialog
      title={t('desk.account.passkeys.add')}
      action={t('desk.account.passkeys.add')}
      onClose={onClose}
      onSubmit={() => void run(() => confirmed.run(add))}
      isReady={name.trim() !== ''}
      isBusy={busy}
      error={error instanceof Error && !(error instanceof NotAnswered) ? error : null}
    >
      <TextField
        label={t('desk.account.passkeys.name')}
        help={t('desk.account.passkeys.name.help')}
        autoFocus
        maxLength={80}
        value={name}
        onChange={setName}
      />
      {error instanceof NotAnswered && (
        <Notice>
          <p>{t('desk.account.passkeys.not')}</p>
        </Notice>
      )}
    </FormDialog>
  )
}

function RenameDialog({ passkey, onClose }: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState(passkey.name)
  const rename = useCommand(ownAccountRoutes.renamePasskey, {
    refreshes: [ownAccountRoutes.own],
    onSuccess: onClose,
  })
  return (
    <FormDialog
      title={t('desk.account.passkeys.rename_one', { name: passkey.name })}
      action={t('desk.account.passkeys.save')}
      onClose={onClose}
      onSubmit={() => rename.mutate({ params: { passkeyId: passkey.id }, body: { name: name.trim() } })}
      isReady={name.trim() !== ''}
      isBusy={rename.isPending}
      error={rename.error}
    >
      <TextField
        label={t('desk.account.passkeys.name')}
        autoFocus
        maxLength={80}
        value={name}
        onChange={setName}
      />
    </FormDialog>
  )
}

function RemoveDialog(props: {
  readonly passkey: Passkey
  readonly confirmed: Confirmed
  readonly onClose: () => void
}) {
  const { passkey, confirmed, onClose } = props
  const t = useT()
  const { busy, error, run } = useDoing()
  const remove = async () => {
    await call(ownAccountRoutes.removePasskey, { params: { passkeyId: passkey.id }, body: {} })
    void readAgain()
    onClose()
  }
  return (
    <FormDialog
      title={t('desk.account.passkeys.remove.title', { name: passkey.name })}
      lead={t('desk.account.passkeys.remove.lead')}
      action={t('desk.account.passkeys.remove')}
      onClose={onClose}
      onSubmit={() => void run(() => confirmed.run(remove))}
      isReady
      isBusy={busy}
      error={error instanceof Error ? error : null}
    >
      {null}
    </FormDialog>
  )
}
