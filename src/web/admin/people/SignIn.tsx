import { useState } from 'react'
import { ownAccountRoutes, Resettable } from '#domain/accounts/contract.account.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/toast.tsx'
import { Ticks } from '../Ticks.tsx'

type FormProps = { readonly person: PersonSettings; readonly onClose: () => void }

function Reset({ person, onClose }: FormProps) {
  const t = useT()
  const { id, name } = person
  const [what, setWhat] = useState<Resettable[]>([])
  const reset = useCommand(ownAccountRoutes.resetSignIn, {
    onSuccess: () => {
      toast({ text: t('admin.people.reset.done', { name }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('admin.people.reset.of', { name })}
      lead={t('admin.people.reset.lead')}
      action={t('admin.people.reset.do')}
      onClose={onClose}
      onSubmit={() => reset.mutate({ params: { agentId: id }, body: { what } })}
      isReady={what.length > 0}
      isBusy={reset.isPending}
      error={reset.error}
    >
      <Ticks
        label={t('admin.people.reset.what')}
        options={Resettable.options.map((value) => ({ value, label: t(`admin.people.reset.${value}`) }))}
        value={what}
        onChange={setWhat}
      />
    </FormDialog>
  )
}

function SignOut({ person, onClose }: FormProps) {
  const t = useT()
  const { id, name } = person
  const end = useCommand(ownAccountRoutes.endSessionsOf, {
    onSuccess: ({ ended }) => {
      toast({ text: t('admin.people.signed_out', { name, count: ended }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('admin.people.sign_out.of', { name })}
      lead={t('admin.people.sign_out.lead')}
      action={t('admin.people.sign_out')}
      onClose={onClose}
      onSubmit={() => end.mutate({ params: { agentId: id }, body: {} })}
      isReady
      isBusy={end.isPending}
      error={end.error}
    >
      <span />
    </FormDialog>
  )
}

/** After a lost telephone or laptop: what signs somebody in is taken away, or every session ended. */
export function SignInPanel({ person }: { readonly person: PersonSettings }) {
  const t = useT()
  const [open, setOpen] = useState<'reset' | 'sign_out'>()
  const close = () => setOpen(undefined)
  return (
    <section className="admin-panel" aria-label={t('admin.people.lost')}>
      <h2>{t('admin.people.lost')}</h2>
      <p className="desk-quiet">{t('admin.people.lost.says')}</p>
      <div className="admin-panel-buttons">
        <Button size="s" onPress={() => setOpen('reset')}>
          {t('admin.people.reset')}
        </Button>
        <Button size="s" onPress={() => setOpen('sign_out')}>
          {t('admin.people.sign_out')}
        </Button>
      </div>
      {open === 'reset' && <Reset person={person} onClose={close} />}
      {open === 'sign_out' && <SignOut person={person} onClose={close} />}
    </section>
  )
}
