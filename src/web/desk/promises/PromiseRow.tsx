import { useState } from 'react'
import type { ReactNode } from 'react'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { commitmentRoutes } from '#domain/commitments/contract.ts'
import type { Commitment } from '#domain/commitments/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/time.ts'
import { useGo } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'
import { MovePromise, TellPromise, WithdrawPromise, promiseRefreshes } from './ChangePromise.tsx'

type Asking = 'move' | 'withdraw' | 'tell'

function State({ promise }: { promise: Commitment }) {
  const t = useT()
  const when = useWhen()
  const now = useNow()
  const due = promise.fromAt ?? promise.dueAt
  const risky = promise.state === 'open' && promise.warnedAt !== null
  return (
    <p className="desk-quiet">
      <span className={risky ? 'desk-warn' : undefined}>
        {when.at(due)}
        {promise.state === 'open' && ` (${when.distance(due, now)})`}
      </span>
      {' · '}
      {promise.by.name}
      {promise.state !== 'open' && ` · ${t(`desk.promise.state.${promise.state}`)}`}
      {risky && ` · ${t('desk.promise.at_risk')}`}
      {' · '}
      {promise.toldAt
        ? t('desk.promise.told_on', { date: when.at(promise.toldAt) })
        : t('desk.promise.not_told')}
    </p>
  )
}

/** Begins the call that was promised; the moment opens. */
function CallNow({ promise }: { promise: Commitment }) {
  const t = useT()
  const go = useGo()
  const start = useCommand(contactRoutes.call, {
    onSuccess: ({ contactId }) => go(`/desk/contacts/${contactId}`),
  })
  const { caseId, id: commitmentId } = promise
  return (
    <>
      <Button
        size="s"
        variant="primary"
        busy={start.isPending}
        onPress={() => start.mutate({ params: { caseId }, body: { commitmentId } })}
      >
        {t('desk.promise.call_now')}
      </Button>
      <ProblemNotice error={start.error} />
    </>
  )
}

/** The things that can be done with an open promise. */
function Actions({ promise, ask }: { promise: Commitment; ask: (what: Asking) => void }) {
  const t = useT()
  const keep = useCommand(commitmentRoutes.keep, {
    refreshes: promiseRefreshes,
    onSuccess: () => toast({ text: t('desk.promise.kept') }),
  })
  const params = { commitmentId: promise.id }
  const inTime = Date.parse(promise.dueAt) > Date.now()
  return (
    <div className="desk-row-actions">
      {promise.kind === 'call' && <CallNow promise={promise} />}
      <Button size="s" busy={keep.isPending} onPress={() => keep.mutate({ params, body: {} })}>
        {t('desk.promise.keep')}
      </Button>
      {!promise.toldAt && (
        <Button size="s" onPress={() => ask('tell')}>
          {t('desk.promise.tell')}
        </Button>
      )}
      {inTime && (
        <Button size="s" variant="quiet" onPress={() => ask('move')}>
          {t('desk.promise.move')}
        </Button>
      )}
      <Button size="s" variant="quiet" onPress={() => ask('withdraw')}>
        {t('desk.promise.withdraw')}
      </Button>
      <ProblemNotice error={keep.error} />
    </div>
  )
}

/** One promise with what can be done with it. */
export function PromiseRow(props: {
  readonly promise: Commitment
  readonly canChange: boolean
  readonly about?: ReactNode
}) {
  const { promise, canChange, about } = props
  const [asking, setAsking] = useState<Asking>()
  const onClose = (): void => setAsking(undefined)
  return (
    <li className={`desk-item desk-promise-${promise.state}`}>
      <p className="desk-item-title">
        <bdi>{promise.what}</bdi>
      </p>
      {about}
      <State promise={promise} />
      {promise.note && <p className="desk-quiet">{promise.note}</p>}
      {canChange && promise.state === 'open' && <Actions promise={promise} ask={setAsking} />}
      {asking === 'move' && <MovePromise promise={promise} onClose={onClose} />}
      {asking === 'withdraw' && <WithdrawPromise promise={promise} onClose={onClose} />}
      {asking === 'tell' && <TellPromise promise={promise} onClose={onClose} />}
    </li>
  )
}
