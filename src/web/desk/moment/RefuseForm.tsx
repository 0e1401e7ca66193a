import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'

/** Refuses something a client asked for: always with the reason and what we will do instead (R17). */
export function RefuseForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const [what, setWhat] = useState('')
  const [reason, setReason] = useState('')
  const [instead, setInstead] = useState('')
  const refuse = useCommand(caseRoutes.decline, {
    refreshes: [caseRoutes.get, contactRoutes.get],
    onSuccess: () => {
      toast({ text: t('desk.refuse.sent') })
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('desk.refuse.title')}
      lead={t('desk.refuse.lead')}
      action={t('desk.refuse.send')}
      onClose={onClose}
      onSubmit={() => refuse.mutate({ params: { caseId }, body: { what, reason, instead } })}
      isReady={[what, reason, instead].every((text) => text.trim() !== '')}
      isBusy={refuse.isPending}
      error={refuse.error}
    >
      <TextField label={t('desk.refuse.what')} value={what} onChange={setWhat} autoFocus />
      <TextArea
        label={t('desk.refuse.reason')}
        help={t('desk.refuse.reason.hint')}
        value={reason}
        onChange={setReason}
      />
      <TextArea label={t('desk.refuse.instead')} value={instead} onChange={setInstead} />
    </FormDialog>
  )
}
