import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import type { CommitmentKind, ToldHow } from '#domain/commitments/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useWhen } from '../shell/when.ts'
import { WhenField } from './When.tsx'

const KINDS: readonly CommitmentKind[] = ['action', 'reply', 'call', 'visit']
const CALL_WINDOW_MS = 30 * 60_000

/** Says how the client was told of a promise; “not yet” is an honest answer, and stays a loose end. */
export function ToldChoice(props: {
  readonly value: ToldHow | 'not_yet' | null
  readonly onChange: (told: ToldHow | 'not_yet') => void
  readonly withNotYet?: boolean
}) {
  const { value, onChange, withNotYet = true } = props
  const t = useT()
  const told = (['said', 'written', 'page'] as const).map((id) => ({
    id,
    label: t(`desk.promise.told.${id}`),
  }))
  const notYet = { id: 'not_yet' as const, label: t('desk.promise.told.not_yet') }
  return (
    <Choice
      label={t('desk.promise.told')}
      options={withNotYet ? [...told, notYet] : told}
      value={value}
      onChange={onChange}
    />
  )
}

function useMake(onClose: () => void) {
  const t = useT()
  const when = useWhen()
  return useCommand(commitmentRoutes.make, {
    refreshes: [caseRoutes.get, contactRoutes.get, commitmentRoutes.list],
    onSuccess: (made) => {
      toast({ text: t('desk.promise.made', { when: when.at(made.fromAt ?? made.dueAt) }) })
      onClose()
    },
  })
}

/** The form of a promise (R12): what, when, and how the client knows. */
export function PromiseForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const [what, setWhat] = useState('')
  const [kind, setKind] = useState<CommitmentKind>('action')
  const [at, setAt] = useState<number>()
  const [told, setTold] = useState<ToldHow | 'not_yet'>('said')
  const make = useMake(onClose)
  const submit = (): void => {
    if (at === undefined) return
    const isCall = kind === 'call'
    make.mutate({
      params: { caseId },
      body: {
        kind,
        what,
        dueAt: new Date(isCall ? at + CALL_WINDOW_MS : at).toISOString(),
        fromAt: isCall ? new Date(at).toISOString() : null,
        told: told === 'not_yet' ? null : told,
      },
    })
  }
  return (
    <FormDialog
      title={t('desk.promise.title')}
      action={t('desk.promise.make')}
      onClose={onClose}
      onSubmit={submit}
      isReady={what.trim() !== '' && at !== undefined}
      isBusy={make.isPending}
      error={make.error}
    >
      <TextField
        label={t('desk.promise.what')}
        help={t('desk.promise.what.hint')}
        value={what}
        onChange={setWhat}
        autoFocus
      />
      <Choice
        label={t('desk.promise.kind')}
        options={KINDS.map((id) => ({ id, label: t(`desk.promise.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <WhenField
        label={t(kind === 'call' ? 'desk.promise.when.call' : 'desk.promise.when')}
        value={at}
        onChange={setAt}
      />
      <ToldChoice value={told} onChange={setTold} />
    </FormDialog>
  )
}
