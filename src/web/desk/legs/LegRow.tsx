import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import type { Leg } from '#domain/cases/contract.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { WhenField } from '../promises/When.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useNow } from '../../ui/time.ts'
import { useWhen } from '../shell/when.ts'

type Change = 'done' | 'withdrawn' | 'move'

function useChange(done: string, onClose: () => void) {
  return useCommand(caseRoutes.changeLeg, {
    refreshes: [caseRoutes.get, contactRoutes.get, caseRoutes.list],
    onSuccess: () => {
      toast({ text: done })
      onClose()
    },
  })
}

function EndLeg({ leg, to, onClose }: { leg: Leg; to: 'done' | 'withdrawn'; onClose: () => void }) {
  const t = useT()
  const [result, setResult] = useState('')
  const change = useChange(t('desk.leg.finished'), onClose)
  return (
    <FormDialog
      title={t(to === 'done' ? 'desk.leg.finish.title' : 'desk.leg.withdraw')}
      lead={leg.what}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={() => change.mutate({ params: { legId: leg.id }, body: { to, result } })}
      isReady={result.trim() !== ''}
      isBusy={change.isPending}
      error={change.error}
    >
      <TextArea
        label={t(to === 'done' ? 'desk.leg.result' : 'desk.promise.reason')}
        value={result}
        onChange={setResult}
        autoFocus
      />
    </FormDialog>
  )
}

function MoveLeg({ leg, onClose }: { leg: Leg; onClose: () => void }) {
  const t = useT()
  const [dueAt, setDue] = useState<number>()
  const [reason, setReason] = useState('')
  const change = useChange(t('desk.leg.moved'), onClose)
  const submit = (): void => {
    if (dueAt === undefined) return
    const body = { to: 'open' as const, dueAt: new Date(dueAt).toISOString(), reason }
    change.mutate({ params: { legId: leg.id }, body })
  }
  return (
    <FormDialog
      title={t('desk.leg.move.title')}
      lead={leg.what}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={submit}
      isReady={dueAt !== undefined && reason.trim() !== ''}
      isBusy={change.isPending}
      error={change.error}
    >
      <WhenField label={t('desk.promise.when')} value={dueAt} onChange={setDue} />
      <TextArea label={t('desk.promise.reason')} value={reason} onChange={setReason} />
    </FormDialog>
  )
}

/** One piece of work by somebody else, with what can be done with it. */
export function LegRow({ leg, canChange }: { leg: Leg; canChange: boolean }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  const [asking, setAsking] = useState<Change>()
  const onClose = (): void => setAsking(undefined)
  const isOpen = leg.state === 'open'
  return (
    <li className="desk-item">
      <p className="desk-item-title">
        <bdi>{leg.what}</bdi>
      </p>
      <p className="desk-quiet">
        {t('desk.leg.with', { name: leg.coOwner.name, department: leg.department })}
        {' · '}
        {isOpen ? `${when.at(leg.dueAt)} (${when.distance(leg.dueAt, now)})` : t(`desk.leg.${leg.state}`)}
        {leg.standard && ` · ${leg.standard}`}
      </p>
      {leg.result && <p>{leg.result}</p>}
      {canChange && isOpen && (
        <div className="desk-row-actions">
          <Button size="s" onPress={() => setAsking('done')}>
            {t('desk.leg.finish')}
          </Button>
          <Button size="s" variant="quiet" onPress={() => setAsking('move')}>
            {t('desk.leg.move')}
          </Button>
          <Button size="s" variant="quiet" onPress={() => setAsking('withdrawn')}>
            {t('desk.leg.withdraw')}
          </Button>
        </div>
      )}
      {(asking === 'done' || asking === 'withdrawn') && <EndLeg leg={leg} to={asking} onClose={onClose} />}
      {asking === 'move' && <MoveLeg leg={leg} onClose={onClose} />}
    </li>
  )
}
