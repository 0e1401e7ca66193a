import { Plus } from 'lucide-react'
import { useState } from 'react'
import { keyRoutes } from '#domain/accounts/contract.keys.ts'
import type { ApiKey } from '#domain/accounts/contract.keys.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useWhen } from '../../desk/shell/when.ts'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { Badge } from '../../ui/Words.tsx'
import { toast } from '../../ui/toast.tsx'
import { Listing } from '../Listing.tsx'
import { KeyForm } from './KeyForm.tsx'
import '../connections.css'

function Revoke({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const t = useT()
  const revoke = useCommand(keyRoutes.revoke, {
    refreshes: [keyRoutes.list],
    onSuccess: () => {
      toast({ text: t('admin.keys.revoke.done', { name: apiKey.name }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('admin.keys.revoke.title', { name: apiKey.name })}
      lead={t('admin.keys.revoke.sure')}
      action={t('admin.keys.revoke')}
      onClose={onClose}
      onSubmit={() => revoke.mutate({ params: { keyId: apiKey.id }, body: {} })}
      isReady
      isBusy={revoke.isPending}
      error={revoke.error}
    >
      <p className="desk-quiet">{apiKey.prefix}…</p>
    </FormDialog>
  )
}

function KeyRow({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  const t = useT()
  const when = useWhen()
  const { name, prefix, owner, scopes, state, lastUsedAt, expiresAt, madeAt } = apiKey
  const facts = [
    t('admin.keys.for', { name: owner.name }),
    t('admin.keys.made', { day: when.day(madeAt) }),
    lastUsedAt ? t('admin.keys.used', { at: when.at(lastUsedAt) }) : t('admin.keys.unused'),
    expiresAt && t('admin.keys.until', { day: when.day(expiresAt) }),
    (apiKey.departmentIds || apiKey.serviceIds) && t('admin.keys.limited'),
  ]
  return (
    <div className="admin-connection">
      <div>
        <strong>
          {name} {state !== 'on' && <Badge>{t(`admin.keys.state.${state}`)}</Badge>}
        </strong>
        <p>
          <code>{prefix}…</code>
        </p>
        <p>{scopes.map((scope) => t(`admin.keys.scope.${scope}`)).join(', ')}</p>
        <p className="desk-quiet">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {state !== 'revoked' && (
        <Button size="s" onPress={onRevoke} aria-label={t('admin.keys.revoke.title', { name })}>
          {t('admin.keys.revoke')}
        </Button>
      )}
    </div>
  )
}

/** `/admin/keys`: the keys by which programs call. */
export function KeysPage() {
  const t = useT()
  const { data, error, refetch } = useCall(keyRoutes.list, {})
  const [isMaking, setIsMaking] = useState(false)
  const [ending, setEnding] = useState<ApiKey>()
  const row = (apiKey: ApiKey) => <KeyRow apiKey={apiKey} onRevoke={() => setEnding(apiKey)} />
  return (
    <>
      <Listing<ApiKey>
        title={t('admin.nav.keys')}
        says={t('admin.keys.says')}
        add={
          <Button
            variant="primary"
            icon={<Plus size={18} aria-hidden="true" />}
            onPress={() => setIsMaking(true)}
          >
            {t('admin.keys.make')}
          </Button>
        }
        items={data?.items}
        error={error}
        onRetry={() => void refetch()}
        wordsOf={({ name, prefix, owner }) => `${name} ${prefix} ${owner.name}`}
        keyOf={({ id }) => id}
        isActive={({ state }) => state === 'on'}
        renderRow={row}
        empty={{ title: t('admin.keys.none'), text: t('admin.keys.none.why') }}
        withdrawnTitle={t('admin.keys.ended')}
      />
      {isMaking && <KeyForm onClose={() => setIsMaking(false)} />}
      {ending && <Revoke apiKey={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}
