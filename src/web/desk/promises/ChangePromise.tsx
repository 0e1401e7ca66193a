import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import type { Commitment, ToldHow } from '#domain/commitments/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useWhen } from '../shell/when.ts'
import { ToldChoice } from './PromiseForm.tsx'
import { WhenField } from './When.tsx'

/** What is read again after a promise changed. */
export const promiseRefreshes = [caseRoutes.get, contactRoutes.get, commitmentRoutes.list, caseRoutes.list]

type Props = { readonly promise: Commitment; readonly onClose: () => void }

/** Agrees another time with the client, before the promise is due (R12, R13). */
export function MovePromise({ promise, onClose }: Props) {
  const t = useT()
  const when = useWhen()
  const [at, setAt] = useState<number>()
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<ToldHow | 'not_yet' | null>(null)
  const move = useCommand(commitmentRoutes.renegotiate, {
    refreshes: promiseRefreshes,
    onSuccess: (made) => {
      toast({ text: t('desk.promise.moved', { when: when.at(made.dueAt) }) })
      onClose()
    },
  })
  const submit = (): void => {
    if (at === undefined || !told || told === 'not_yet') return
    const length = promise.fromAt ? Date.parse(promise.dueAt) - Date.parse(promise.fromAt) : 0
    const fromAt = promise.fromAt ? new Date(at).toISOString() : null
    const body = { dueAt: new Date(at + length).toISOString(), fromAt, reason, told }
    move.mutate({ params: { commitmentId: promise.id }, body })
  }
  return (
    <FormDialog
      title={t('desk.promise.move.title')}
      lead={`${promise.what}. ${t('desk.promise.move.lead')}`}
      action={t('desk.promise.move.save')}
      onClose={onClose}
      onSubmit={submit}
      isReady={at !== undefined && reason.trim() !== '' && told !== null}
      isBusy={move.isPending}
      error={move.error}
    >
      <WhenField label={t('desk.promise.when')} value={at} onChange={setAt} />
      <TextArea
        label={t('desk.promise.reason')}
        help={t('desk.promise.reason.hint')}
        value={reason}
        onChange={setReason}
      />
      <ToldChoice value={told} onChange={setTold} withNotYet={false} />
    </FormDialog>
  )
}

/** Withdraws a promise, with the reason and what we do instead (R17). */
export function WithdrawPromise({ promise, onClose }: Props) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [instead, setInstead] = useState('')
  const withdraw = useCommand(commitmentRoutes.withdraw, {
    refreshes: promiseRefreshes,
    onSuccess: () => {
      toast({ text: t('desk.promise.withdrawn') })
      onClose()
    },
  })
  const body = { reason, instead }
  return (
    <FormDialog
      title={t('desk.promise.withdraw.title')}
      lead={`${promise.what}. ${t('desk.promise.withdraw.lead')}`}
      action={t('desk.promise.withdraw')}
      onClose={onClose}
      onSubmit={() => withdraw.mutate({ params: { commitmentId: promise.id }, body })}
      isReady={reason.trim() !== '' && instead.trim() !== ''}
      isBusy={withdraw.isPending}
      error={withdraw.error}
    >
      <TextArea label={t('desk.promise.reason')} value={reason} onChange={setReason} />
      <TextArea label={t('desk.promise.instead')} value={instead} onChange={setInstead} />
    </FormDialog>
  )
}

/** Records how the client was told of a promise. */
export function TellPromise({ promise, onClose }: Props) {
  const t = useT()
  const [told, setTold] = useState<ToldHow | 'not_yet' | null>(null)
  const tell = useCommand(commitmentRoutes.tell, { refreshes: promiseRefreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('desk.promise.how_told')}
      lead={promise.what}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={() => {
        if (told && told !== 'not_yet')
          tell.mutate({ params: { commitmentId: promise.id }, body: { how: told } })
      }}
      isReady={told !== null}
      isBusy={tell.isPending}
      error={tell.error}
    >
      <ToldChoice value={told} onChange={setTold} withNotYet={false} />
    </FormDialog>
  )
}
