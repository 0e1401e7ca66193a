import { Plus } from 'lucide-react'
import { useState } from 'react'
import { webhookRoutes } from '#domain/webhooks/contract.ts'
import type { Webhook } from '#domain/webhooks/contract.ts'
import { useCall } from '../../client.ts'
import { Go } from '../../desk/shell/Go.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { Listing } from '../Listing.tsx'
import { WebhookForm } from './WebhookForm.tsx'
import '../connections.css'

/** How a webhook is, in words. */
export function useHealth(): (webhook: Webhook) => string {
  const t = useT()
  const when = useWhen()
  return ({ state, offBecause, offAt, failingSince, delivered, waiting, failed, lastDeliveredAt }) => {
    if (state === 'off') {
      return t(`admin.webhooks.off.${offBecause ?? 'person'}`, { at: offAt ? when.at(offAt) : '' })
    }
    if (failingSince) return t('admin.webhooks.failing', { at: when.at(failingSince), waiting })
    if (!lastDeliveredAt) return t('admin.webhooks.never', { waiting })
    return t('admin.webhooks.fine', { at: when.at(lastDeliveredAt), delivered, waiting, failed })
  }
}

function WebhookRow({ webhook }: { readonly webhook: Webhook }) {
  const t = useT()
  const health = useHealth()
  const { id, name, url, kinds, state, owner } = webhook
  return (
    <div className="admin-connection">
      <div>
        <strong>
          <Go to={`/admin/webhooks/${id}`}>{name}</Go>{' '}
          {state === 'off' && <Badge>{t('admin.webhooks.state.off')}</Badge>}
        </strong>
        <p>
          <code>{url}</code>
        </p>
        <p>{health(webhook)}</p>
        <p className="desk-quiet">
          {kinds.includes('*') ? t('admin.webhooks.everything') : kinds.join(', ')} ·{' '}
          {t('admin.webhooks.owner', { name: owner.name })}
        </p>
      </div>
    </div>
  )
}

/** `/admin/webhooks`: the addresses that are told what happens, and how they are. */
export function WebhooksPage() {
  const t = useT()
  const { data, error, refetch } = useCall(webhookRoutes.list, {}, { refetchInterval: 30_000 })
  const [isAdding, setIsAdding] = useState(false)
  const row = (webhook: Webhook) => <WebhookRow webhook={webhook} />
  return (
    <>
      <Listing<Webhook>
        title={t('admin.nav.webhooks')}
        says={t('admin.webhooks.says')}
        add={
          <Button
            variant="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setIsAdding(true)}
          >
            {t('admin.webhooks.add')}
          </Button>
        }
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, url }) => `${name} ${url}`}
        keyOf={({ id }) => id}
        isActive={({ state }) => state === 'on'}
        renderRow={row}
        empty={{ title: t('admin.webhooks.none'), text: t('admin.webhooks.none.why') }}
        withdrawnTitle={t('admin.webhooks.state.off')}
      />
      {isAdding && <WebhookForm webhook={undefined} onClose={() => setIsAdding(false)} />}
    </>
  )
}
