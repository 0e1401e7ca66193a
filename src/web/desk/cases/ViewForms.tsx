import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { viewRoutes } from '#domain/cases/contract.views.ts'
import type { CaseView } from '#domain/cases/contract.views.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { choiceOf } from './filter.ts'
import type { CaseFilter } from './filter.ts'

const refreshes = [viewRoutes.list, viewRoutes.counts]

/** Keeps what is chosen with a name. */
export function KeepView(props: {
  readonly filter: CaseFilter
  readonly mayShare: boolean
  readonly onClose: () => void
}) {
  const { filter, mayShare, onClose } = props
  const t = useT()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const keep = useCommand(viewRoutes.keep, {
    refreshes,
    onSuccess: (view) => {
      toast({ text: t('desk.views.kept', { name: view.name }) })
      onClose()
      void navigate({ to: '/desk/cases', search: { ...choiceOf(filter), view: view.id }, replace: true })
    },
  })
  return (
    <FormDialog
      title={t('desk.views.keep.title')}
      lead={t('desk.views.keep.lead')}
      action={t('desk.views.save')}
      onClose={onClose}
      onSubmit={() => keep.mutate({ body: { name: name.trim(), filter: choiceOf(filter), shared } })}
      isReady={name.trim() !== ''}
      isBusy={keep.isPending}
      error={keep.error}
    >
      <TextField label={t('desk.views.name')} value={name} onChange={setName} maxLength={60} autoFocus />
      {mayShare && (
        <>
          <Switch isSelected={shared} onChange={setShared}>
            {t('desk.views.share')}
          </Switch>
          <p className="desk-quiet">{t('desk.views.share.help')}</p>
        </>
      )}
    </FormDialog>
  )
}

/** Gives a kept view another name. */
export function RenameView({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const t = useT()
  const [name, setName] = useState(view.name)
  const change = useCommand(viewRoutes.change, { refreshes, onSuccess: onClose })
  return (
    <FormDialog
      title={t('desk.views.rename.title')}
      action={t('desk.save')}
      onClose={onClose}
      onSubmit={() => change.mutate({ params: { viewId: view.id }, body: { name: name.trim() } })}
      isReady={name.trim() !== ''}
      isBusy={change.isPending}
      error={change.error}
    >
      <TextField label={t('desk.views.name')} value={name} onChange={setName} maxLength={60} autoFocus />
    </FormDialog>
  )
}
