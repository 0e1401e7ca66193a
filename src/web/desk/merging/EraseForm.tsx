import { useState } from 'react'
import { clientRoutes } from '#domain/clients/contract.ts'
import type { Client } from '#domain/clients/contract.ts'
import { erasureRoutes, holdRoutes } from '#domain/retention/contract.ts'
import type { ErasurePreview } from '#domain/retention/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/Layout.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useGo } from '../shell/Go.tsx'
import { useWhen } from '../shell/when.ts'
import './merging.css'

type Props = { readonly client: Client; readonly onClose: () => void }

function Waits({ wait }: { readonly wait: ErasurePreview['wait'] }) {
  const t = useT()
  const when = useWhen()
  if (wait.length === 0) return null
  return (
    <Notice tone="problem" title={t('desk.erase.wait')} announced={false}>
      <ul className="merge-list">
        {wait.map(({ reason, count, until }) => (
          <li key={reason}>
            {t(`desk.erase.wait.${reason}`, { count, until: until === null ? '' : when.day(until) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** What would go and what stays, counted, before anything is done. */
function WhatGoes({ preview }: { readonly preview: ErasurePreview }) {
  const t = useT()
  const { ledgerRows: rows, cases, contacts } = preview.stays
  return (
    <>
      <h3>{t('desk.erase.goes')}</h3>
      <ul className="merge-list">
        {preview.goes.map(({ kind, count }) => (
          <li key={kind}>
            {t(`desk.erase.kind.${kind}`)}: {count}
          </li>
        ))}
      </ul>
      <h3>{t('desk.erase.stays')}</h3>
      <p>{t('desk.erase.stays.text', { rows, cases, contacts })}</p>
      <Waits wait={preview.wait} />
    </>
  )
}

/** Erases a person, after a look at what goes and what stays; reasons to wait are passed over with a reason alone. */
export function EraseForm({ client, onClose }: Props) {
  const t = useT()
  const go = useGo()
  const [sure, setSure] = useState(false)
  const [reason, setReason] = useState('')
  const params = { clientId: client.id }
  const { data, error } = useCall(erasureRoutes.preview, { params }, { staleTime: 0 })
  const erase = useCommand(erasureRoutes.erase, {
    refreshes: [clientRoutes.find, erasureRoutes.list],
    onSuccess: () => {
      toast({ text: t('desk.erase.done') })
      onClose()
      go('/desk/people')
    },
  })
  const wait = data?.wait ?? []
  const isFirm = wait.some(({ firm }) => firm)
  const isReady = data !== undefined && sure && !isFirm && (wait.length === 0 || reason.trim() !== '')
  const body = { override: wait.map((one) => one.reason), reason: reason.trim() || null }
  return (
    <FormDialog
      title={t('desk.erase.title', { name: client.name ?? t('desk.unknown') })}
      lead={t('desk.erase.lead')}
      action={t('desk.erase.do')}
      onClose={onClose}
      onSubmit={() => erase.mutate({ params, body })}
      isReady={isReady}
      isBusy={erase.isPending}
      error={erase.error ?? error}
    >
      {!data && !error && <Skeleton lines={5} />}
      {data && <WhatGoes preview={data} />}
      {wait.length > 0 && !isFirm && (
        <TextField label={t('desk.erase.reason')} value={reason} onChange={setReason} maxLength={300} />
      )}
      {data && !isFirm && (
        <Checkbox isSelected={sure} onChange={setSure}>
          {t('desk.erase.sure')}
        </Checkbox>
      )}
    </FormDialog>
  )
}

/** Holds a person: nothing of theirs goes until the hold ends. */
export function HoldForm({ client, onClose }: Props) {
  const t = useT()
  const [reason, setReason] = useState('')
  const hold = useCommand(holdRoutes.place, {
    refreshes: [holdRoutes.list, erasureRoutes.preview],
    onSuccess: () => {
      toast({ text: t('desk.data.hold.done') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.data.hold.title')}
      lead={t('desk.data.hold.lead')}
      action={t('desk.data.hold.do')}
      onClose={onClose}
      onSubmit={() => hold.mutate({ params: { clientId: client.id }, body: { reason } })}
      isReady={reason.trim() !== ''}
      isBusy={hold.isPending}
      error={hold.error}
    >
      <TextField
        label={t('desk.data.hold.reason')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  )
}
