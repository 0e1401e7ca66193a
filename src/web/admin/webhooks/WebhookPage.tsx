import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { webhookRoutes } from '#domain/webhooks/contract.ts'
import type { Webhook } from '#domain/webhooks/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Go } from '../../desk/shell/Go.tsx'
import { Page } from '../../desk/shell/Page.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState, Skeleton } from '../../ui/Layout.tsx'
import { ProblemNotice } from '../../ui/Notice.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { DeliveryLog } from './DeliveryLog.tsx'
import { Secret, WebhookForm } from './WebhookForm.tsx'
import { useHealth } from './WebhooksPage.tsx'
import '../connections.css'

type Doing = 'change' | 'remove' | 'secret'
const refreshes = [webhookRoutes.list, webhookRoutes.deliveries]

function Remove({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const t = useT()
  const go = useNavigate()
  const remove = useCommand(webhookRoutes.remove, {
    refreshes: [webhookRoutes.list],
    onSuccess: () => void go({ to: '/admin/webhooks' as string }),
  })
  return (
    <FormDialog
      title={t('admin.webhooks.remove.title', { name: webhook.name })}
      lead={t('admin.webhooks.remove.sure', { waiting: webhook.waiting })}
      action={t('admin.webhooks.remove')}
      onClose={onClose}
      onSubmit={() => remove.mutate({ params: { webhookId: webhook.id } })}
      isReady
      isBusy={remove.isPending}
      error={remove.error}
    >
      <p className="desk-quiet">{webhook.url}</p>
    </FormDialog>
  )
}

function NewSecret({ webhook, onClose }: { readonly webhook: Webhook; readonly onClose: () => void }) {
  const t = useT()
  const replace = useCommand(webhookRoutes.replaceSecret, { refreshes })
  if (replace.data) return <Secret secret={replace.data.secret} onClose={onClose} />
  return (
    <FormDialog
      title={t('admin.webhooks.secret.new')}
      lead={t('admin.webhooks.secret.sure')}
      action={t('admin.webhooks.secret.new')}
      onClose={onClose}
      onSubmit={() => replace.mutate({ params: { webhookId: webhook.id }, body: {} })}
      isReady
      isBusy={replace.isPending}
      error={replace.error}
    >
      <p className="desk-quiet">{webhook.name}</p>
    </FormDialog>
  )
}

function Acts({ webhook, onDo }: { readonly webhook: Webhook; readonly onDo: (doing: Doing) => void }) {
  const t = useT()
  const params = { webhookId: webhook.id }
  const isOn = webhook.state === 'on'
  const test = useCommand(webhookRoutes.test, {
    refreshes,
    onSuccess: () => toast({ text: t('admin.webhooks.test.done') }),
  })
  const change = useCommand(webhookRoutes.change, { refreshes })
  return (
    <>
      <div className="admin-connection-acts">
        {isOn && (
          <Button busy={test.isPending} onPress={() => test.mutate({ params, body: {} })}>
            {t('admin.webhooks.test')}
          </Button>
        )}
        <Button onPress={() => onDo('change')}>{t('admin.webhooks.change')}</Button>
        <Button
          busy={change.isPending}
          onPress={() => change.mutate({ params, body: { state: isOn ? 'off' : 'on' } })}
        >
          {t(isOn ? 'admin.webhooks.switch.off' : 'admin.webhooks.switch.on')}
        </Button>
        <Button onPress={() => onDo('secret')}>{t('admin.webhooks.secret.new')}</Button>
        <Button variant="quiet" onPress={() => onDo('remove')}>
          {t('admin.webhooks.remove')}
        </Button>
      </div>
      <ProblemNotice error={test.error ?? change.error} />
    </>
  )
}

function Whole({ webhook }: { readonly webhook: Webhook }) {
  const t = useT()
  const when = useWhen()
  const health = useHealth()
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  return (
    <>
      <h1>
        {webhook.name} {webhook.state === 'off' && <Badge>{t('admin.webhooks.state.off')}</Badge>}
      </h1>
      <p className="admin-says">{health(webhook)}</p>
      <p>
        <code>{webhook.url}</code>
      </p>
      <p className="desk-quiet">
        {webhook.kinds.includes('*') ? t('admin.webhooks.everything') : webhook.kinds.join(', ')}
      </p>
      {webhook.earlierUntil && (
        <p>{t('admin.webhooks.secret.both', { at: when.at(webhook.earlierUntil) })}</p>
      )}
      <Acts webhook={webhook} onDo={setDoing} />
      <DeliveryLog webhook={webhook} />
      {doing === 'change' && <WebhookForm webhook={webhook} onClose={close} />}
      {doing === 'remove' && <Remove webhook={webhook} onClose={close} />}
      {doing === 'secret' && <NewSecret webhook={webhook} onClose={close} />}
    </>
  )
}

/** `/admin/webhooks/…`: one webhook, with its log. */
export function WebhookPage() {
  const t = useT()
  const { webhookId } = useParams({ strict: false }) as { webhookId?: string }
  const { data, error, refetch } = useCall(webhookRoutes.list, {}, { refetchInterval: 10_000 })
  const webhook = data?.items.find((one) => one.id === webhookId)
  return (
    <Page title={webhook?.name ?? t('admin.nav.webhooks')} wide>
      <Go to="/admin/webhooks">{t('admin.webhooks.back')}</Go>
      {webhook && <Whole webhook={webhook} />}
      {data && !webhook && (
        <EmptyState level={1} title={t('admin.webhooks.gone')}>
          <p>{t('admin.webhooks.gone.why')}</p>
        </EmptyState>
      )}
      {!data &&
        (error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
    </Page>
  )
}
