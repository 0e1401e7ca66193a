import { useState } from 'react'
import { webhookRoutes } from '#domain/webhooks/contract.ts'
import type { EventKind, Webhook } from '#domain/webhooks/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Copy } from '../Copy.tsx'
import { Ticks } from '../Ticks.tsx'

/** The secret that signs what is sent, this once. */
export function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useT()
  return (
    <Dialog
      title={t('admin.webhooks.secret.title')}
      isOpen
      onClose={onClose}
      dismissable={false}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('admin.keys.made.kept')}
        </Button>
      }
    >
      <p>{t('admin.webhooks.secret.text')}</p>
      <Copy label={t('admin.webhooks.secret.label')} text={secret} />
    </Dialog>
  )
}

type Which = 'all' | 'some'

/** Whole groups first; single kinds of a group that is not ticked whole stand below it. */
function Kinds(props: {
  readonly items: readonly EventKind[]
  readonly chosen: readonly string[]
  readonly onChange: (kinds: string[]) => void
}) {
  const { items, chosen, onChange } = props
  const t = useT()
  const groups = [...Map.groupBy(items, (one) => one.group)]
  const whole = groups.map(([group]) => `${group}.*`)
  const single = items.filter(({ group }) => !chosen.includes(`${group}.*`))
  return (
    <>
      <Ticks
        label={t('admin.webhooks.groups')}
        options={groups.map(([group, some]) => ({
          value: `${group}.*`,
          label: t('admin.webhooks.group', { group, count: some.length }),
        }))}
        value={chosen.filter((one) => whole.includes(one))}
        onChange={(next) =>
          onChange([
            ...next,
            ...chosen.filter((one) => !whole.includes(one) && !next.includes(`${one.split('.')[0]}.*`)),
          ])
        }
      />
      <details>
        <summary>{t('admin.webhooks.single')}</summary>
        <Ticks
          label={t('admin.webhooks.single')}
          options={single.map(({ kind, meaning }) => ({ value: kind, label: `${kind}: ${meaning}` }))}
          value={chosen.filter((one) => !whole.includes(one))}
          onChange={(next) => onChange([...chosen.filter((one) => whole.includes(one)), ...next])}
        />
      </details>
    </>
  )
}

/** Adds a webhook, and shows its secret this once; or changes one. */
export function WebhookForm(props: { readonly webhook: Webhook | undefined; readonly onClose: () => void }) {
  const { webhook, onClose } = props
  const t = useT()
  const before = webhook?.kinds ?? []
  const [name, setName] = useState(webhook?.name ?? '')
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [which, setWhich] = useState<Which>(before.includes('*') ? 'all' : 'some')
  const [chosen, setChosen] = useState<string[]>(before.filter((one) => one !== '*'))
  const kinds = useCall(webhookRoutes.kinds, {}, { staleTime: 3_600_000 }).data?.items ?? []
  const refreshes = [webhookRoutes.list]
  const add = useCommand(webhookRoutes.add, { refreshes })
  const change = useCommand(webhookRoutes.change, { refreshes, onSuccess: onClose })
  if (add.data) return <Secret secret={add.data.secret} onClose={onClose} />
  const set = { name: name.trim(), url: url.trim(), kinds: which === 'all' ? ['*'] : chosen }
  const save = (): void => {
    if (webhook) change.mutate({ params: { webhookId: webhook.id }, body: set, version: webhook.version })
    else add.mutate({ body: set })
  }
  return (
    <FormDialog
      title={t(webhook ? 'admin.webhooks.change' : 'admin.webhooks.add')}
      lead={t('admin.webhooks.form.lead')}
      action={t('admin.webhooks.save')}
      onClose={onClose}
      onSubmit={save}
      isReady={set.name !== '' && set.url !== '' && set.kinds.length > 0}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField label={t('admin.webhooks.name')} value={name} onChange={setName} maxLength={120} autoFocus />
      <TextField
        label={t('admin.webhooks.url')}
        help={t('admin.webhooks.url.help')}
        type="url"
        value={url}
        onChange={setUrl}
        maxLength={2000}
      />
      <RadioGroup
        label={t('admin.webhooks.which')}
        options={[
          { value: 'some', label: t('admin.webhooks.which.some') },
          { value: 'all', label: t('admin.webhooks.everything') },
        ]}
        value={which}
        onChange={setWhich}
      />
      {which === 'some' && <Kinds items={kinds} chosen={chosen} onChange={setChosen} />}
    </FormDialog>
  )
}
