import { useEffect, useRef, useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { Outcome } from '#domain/cases/contract.ts'
import type { Case, Outcome as End } from '#domain/cases/contract.ts'
import { call, queryClient, queryFor, useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { LooseEnds } from '../moment/LooseEnds.tsx'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { WaitingFields } from './WaitingFields.tsx'
import type { Waiting } from './WaitingFields.tsx'
import { keepClosing, keptClosing, lastWordsSent } from './closing.ts'
import type { Closing } from './closing.ts'
import { undoable } from './undoable.ts'

const refreshes = [caseRoutes.get, caseRoutes.list, caseRoutes.counts]
type Props = { readonly one: Case; readonly onClose: () => void }

/** Gives the case to another owner, with a reason the client can read (R10). */
export function GiveForm({ one, onClose }: Props) {
  const t = useT()
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const colleagues = useCall(agentRoutes.colleagues).data?.items ?? []
  const name = colleagues.find((each) => each.id === to)?.name ?? ''
  const give = useCommand(caseRoutes.give, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('desk.case.given', { name }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.case.give.title')}
      lead={t('desk.case.give.lead')}
      action={t('desk.case.give.save')}
      onClose={onClose}
      onSubmit={() => {
        if (to) give.mutate({ params: { caseId: one.id }, body: { toAgentId: to, reason } })
      }}
      isReady={to !== null && reason.trim() !== ''}
      isBusy={give.isPending}
      error={give.error}
    >
      <ComboBox
        label={t('desk.case.give.to')}
        options={colleagues
          .filter((each) => each.id !== one.owner.id && !each.absence)
          .map((each) => ({
            value: each.id,
            label: each.name,
            detail: `${each.department} · ${t(`desk.presence.${each.presence}`)}`,
          }))}
        value={to}
        onChange={setTo}
        autoFocus
      />
      <TextArea label={t('desk.case.give.reason')} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

/** Says on whom the case waits, and for what. */
export function WaitingForm({ one, onClose }: Props) {
  const t = useT()
  const [waiting, setWaiting] = useState<Waiting>({ on: one.waitingOn, note: one.waitingNote ?? '' })
  const set = useCommand(caseRoutes.setWaiting, { refreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('desk.case.waiting')}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={() =>
        set.mutate({
          params: { caseId: one.id },
          body: { on: waiting.on, note: waiting.note.trim() || null },
        })
      }
      isReady
      isBusy={set.isPending}
      error={set.error}
    >
      <WaitingFields value={waiting} onChange={setWaiting} />
    </FormDialog>
  )
}

/** Records a try at a time the client had not chosen (R7). */
export function AttemptForm({ one, onClose }: Props) {
  const t = useT()
  const [channel, setChannel] = useState<'phone' | 'visit' | 'email' | 'letter'>('phone')
  const [reached, setReached] = useState<'yes' | 'no'>('no')
  const record = useCommand(caseRoutes.attempt, {
    refreshes,
    onSuccess: () => {
      toast({ text: t('desk.case.attempted') })
      onClose()
    },
  })
  const body = { channel, reached: reached === 'yes' }
  return (
    <FormDialog
      title={t('desk.case.attempt')}
      lead={t('desk.case.attempt.lead')}
      action={t('desk.case.attempt.save')}
      onClose={onClose}
      onSubmit={() => record.mutate({ params: { caseId: one.id }, body })}
      isReady
      isBusy={record.isPending}
      error={record.error}
    >
      <Choice
        label={t('desk.case.attempt.how')}
        options={(['phone', 'visit', 'email', 'letter'] as const).map((id) => ({
          id,
          label: t(`desk.channel.${id}`),
        }))}
        value={channel}
        onChange={setChannel}
      />
      <Choice
        label={t('desk.case.attempt.reached')}
        options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`desk.case.attempt.${id}`) }))}
        value={reached}
        onChange={setReached}
      />
    </FormDialog>
  )
}

type CloseProps = Props & {
  readonly onPromise: () => void
  /** It could not be closed after all: the words are kept, and why. */
  readonly onRefused: (closing: Closing) => void
}

/** Closing in two steps: what was written goes first; then, after a moment in which it can be undone, the case ends. */
function useClosing({ one, onClose, onRefused }: CloseProps) {
  const t = useT()
  const before = keptClosing(one.id)
  const [outcome, setOutcome] = useState<End>(before?.outcome ?? 'met')
  const [note, setNote] = useState(before?.note ?? '')
  const [error, setError] = useState<Error | null>(before?.error ?? null)
  const [isBusy, setBusy] = useState(false)
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => void (isShown.current = false)
  }, [])
  const params = { caseId: one.id }
  const close = async (version: number): Promise<void> => {
    await call(caseRoutes.close, { params, body: { outcome, note: note.trim() || null } }, { version })
      .then(() => {
        keepClosing(one.id, undefined)
        toast({ text: t('desk.case.closed') })
      })
      .catch((problem: Error) => onRefused({ outcome, note, error: problem }))
    for (const { id } of refreshes) await queryClient.invalidateQueries({ queryKey: [id] })
  }
  const submit = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    const problem = await lastWordsSent(`case:${one.id}`)
    if (!isShown.current) return
    setBusy(false)
    if (problem) return setError(problem)
    keepClosing(one.id, { outcome, note, error: null })
    // What was just written has raised the version; whoever writes from now on is heard first.
    const { version } = queryClient.getQueryData(queryFor(caseRoutes.get, { params }).queryKey) ?? one
    undoable(t('desk.case.will_close'), () => void close(version))
    onClose()
  }
  const giveUp = (): void => {
    keepClosing(one.id, undefined)
    onClose()
  }
  return { outcome, setOutcome, note, setNote, error, isBusy, submit, giveUp }
}

/** Closes a case that has no loose end, after a moment in which it can be undone; loose ends are settled here (R11). */
export function CloseForm(props: CloseProps) {
  const { one, onPromise } = props
  const t = useT()
  const { outcome, setOutcome, note, setNote, error, isBusy, submit, giveUp } = useClosing(props)
  const isLoose = one.looseEnds.length > 0
  return (
    <FormDialog
      title={t('desk.case.close.title')}
      action={t('desk.case.close.title')}
      onClose={giveUp}
      onSubmit={() => void submit()}
      isReady={!isLoose}
      isBusy={isBusy}
      error={error}
    >
      {isLoose && (
        <>
          <p>{t('desk.end.loose', { count: one.looseEnds.length })}</p>
          <LooseEnds looseEnds={one.looseEnds} onPromise={onPromise} />
        </>
      )}
      <Choice
        label={t('desk.case.close.outcome')}
        options={Outcome.options.map((id) => ({ id, label: t(`desk.case.outcome.${id}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextArea label={t('desk.case.close.note')} value={note} onChange={setNote} />
    </FormDialog>
  )
}
