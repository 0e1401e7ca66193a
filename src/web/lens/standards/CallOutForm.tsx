import { useState } from 'react'
import { standardRoutes } from '#domain/learning/contract.standards.ts'
import type { Miss } from '#domain/learning/contract.standards.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { usePeople } from '../patterns/StudyForm.tsx'

/** Asks a named person about a miss, with what it meant for the client. It is a question, not a reproach. */
export function CallOutForm({ miss, onClose }: { readonly miss: Miss; readonly onClose: () => void }) {
  const t = useT()
  const people = usePeople()
  const [askedId, setAsked] = useState(miss.personId)
  const [meant, setMeant] = useState('')
  const ask = useCommand(standardRoutes.callOut, {
    refreshes: [standardRoutes.misses, standardRoutes.callOuts],
    onSuccess: ({ asked }) => {
      toast({ text: t('callout.done', { name: asked }) })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('callout.form')}
      lead={t('callout.form.lead', { what: miss.what, reference: miss.reference })}
      action={t('callout.do')}
      onClose={onClose}
      isReady={meant.trim() !== '' && askedId !== ''}
      isBusy={ask.isPending}
      error={ask.error}
      onSubmit={() => ask.mutate({ body: { kind: miss.kind, id: miss.id, askedId, meant } })}
    >
      <TextArea
        label={t('callout.meant')}
        help={t('callout.meant.help')}
        value={meant}
        onChange={setMeant}
        autoFocus
      />
      <Select label={t('callout.whom')} options={people} value={askedId} onChange={setAsked} />
    </FormDialog>
  )
}
