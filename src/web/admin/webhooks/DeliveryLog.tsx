import { useState } from 'react'
import { webhookRoutes } from '#domain/webhooks/contract.ts'
import type { Delivery, Webhook } from '#domain/webhooks/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { toast } from '../../ui/toast.tsx'

type Shown = 'all' | Delivery['state']
const SHOWN: readonly Shown[] = ['all', 'waiting', 'failed', 'delivered']
const DAY_MS = 86_400_000
const MOST = 200

/** What was sent, and what came back. */
function Content({ deliveryId }: { readonly deliveryId: string }) {
  const t = useT()
  const { data, error } = useCall(webhookRoutes.delivery, { params: { deliveryId } })
  if (!data) return <ProblemNotice error={error} />
  return (
    <>
      <p className="desk-quiet">{t('admin.webhooks.log.sent')}</p>
      <pre tabIndex={0}>{data.body}</pre>
      {data.answer && <p className="desk-quiet">{t('admin.webhooks.log.answer')}</p>}
      {data.answer && <pre tabIndex={0}>{data.answer}</pre>}
    </>
  )
}

function useOutcome(): (delivery: Delivery) => string {
  const t = useT()
  const when = useWhen()
  return ({ state, status, error, attempts, nextAt, took }) => {
    if (attempts === 0 && state === 'waiting') return t('admin.webhooks.log.soon')
    const came =
      status !== null
        ? t('admin.webhooks.log.status', { status, took: took ?? 0 })
        : t(`admin.webhooks.log.error.${error ?? 'no_answer'}`)
    if (state === 'delivered') return came
    const next =
      state === 'waiting' && nextAt
        ? t('admin.webhooks.log.next', { at: when.at(nextAt) })
        : t('admin.webhooks.log.given_up')
    return `${came} ${t('admin.webhooks.log.attempts', { attempts })} ${next}`
  }
}

function DeliveryRow({ delivery, mayReplay }: { readonly delivery: Delivery; readonly mayReplay: boolean }) {
  const t = useT()
  const when = useWhen()
  const outcome = useOutcome()
  const [isOpen, setIsOpen] = useState(false)
  const replay = useCommand(webhookRoutes.replay, {
    refreshes: [webhookRoutes.deliveries, webhookRoutes.list],
    onSuccess: () => toast({ text: t('admin.webhooks.replay.done') }),
  })
  const about = { kind: delivery.kind, at: when.at(delivery.at) }
  return (
    <div className="admin-connection">
      <div>
        <strong>{delivery.kind}</strong>
        <p>{outcome(delivery)}</p>
        <p className="desk-quiet">
          {when.at(delivery.at)} · <code>{delivery.messageId}</code>
        </p>
        {isOpen && <Content deliveryId={delivery.id} />}
        <ProblemNotice error={replay.error} />
      </div>
      <div className="admin-connection-acts">
        <Button
          size="s"
          aria-expanded={isOpen}
          aria-label={t('admin.webhooks.log.show.label', about)}
          onPress={() => setIsOpen(!isOpen)}
        >
          {t('admin.webhooks.log.show')}
        </Button>
        {mayReplay && delivery.state !== 'waiting' && (
          <Button
            size="s"
            busy={replay.isPending}
            aria-label={t('admin.webhooks.replay.label', about)}
            onPress={() => replay.mutate({ params: { deliveryId: delivery.id }, body: {} })}
          >
            {t('admin.webhooks.replay')}
          </Button>
        )}
      </div>
    </div>
  )
}

function ReplayFailed({ webhook }: { readonly webhook: Webhook }) {
  const t = useT()
  const replay = useCommand(webhookRoutes.replayFailed, {
    refreshes: [webhookRoutes.deliveries, webhookRoutes.list],
    onSuccess: ({ count }) => toast({ text: t('admin.webhooks.replay.failed.done', { count }) }),
  })
  const since = () => new Date(Date.now() - 30 * DAY_MS).toISOString()
  return (
    <>
      <Button
        busy={replay.isPending}
        onPress={() => replay.mutate({ params: { webhookId: webhook.id }, body: { since: since() } })}
      >
        {t('admin.webhooks.replay.failed')}
      </Button>
      <ProblemNotice error={replay.error} />
    </>
  )
}

/** The log of a webhook: what was sent in the last 30 days, and what came of it. */
export function DeliveryLog({ webhook }: { readonly webhook: Webhook }) {
  const t = useT()
  const [shown, setShown] = useState<Shown>('all')
  const [limit, setLimit] = useState(20)
  const query = { limit, ...(shown !== 'all' && { state: shown }) }
  const { data, error } = useCall(
    webhookRoutes.deliveries,
    { params: { webhookId: webhook.id }, query },
    { refetchInterval: 2_000, keep: true },
  )
  return (
    <section className="admin-connection-log" aria-label={t('admin.webhooks.log')}>
      <h2>{t('admin.webhooks.log')}</h2>
      <div className="admin-connection">
        <Select
          label={t('admin.webhooks.log.which')}
          options={SHOWN.map((value) => ({ value, label: t(`admin.webhooks.log.${value}`) }))}
          value={shown}
          onChange={setShown}
        />
        {webhook.state === 'on' && <ReplayFailed webhook={webhook} />}
      </div>
      <ProblemNotice error={error} />
      {data?.items.length === 0 && (
        <EmptyState title={t('admin.webhooks.log.none')} level={3}>
          <p>{t('admin.webhooks.log.none.why')}</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul role="list" className="admin-list">
          {data.items.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow delivery={delivery} mayReplay={webhook.state === 'on'} />
            </li>
          ))}
        </ul>
      )}
      {data?.next && limit < MOST && (
        <Button onPress={() => setLimit(MOST)}>{t('admin.webhooks.log.more')}</Button>
      )}
    </section>
  )
}
