import { useState } from 'react'
import { personRoutes } from '#domain/agents/contract.people.ts'
import type { PersonSettings } from '#domain/agents/contract.people.ts'
import { peopleRoutes } from '#domain/organisation/contract.people.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'

/** Gives everything that somebody holds to one colleague, with a reason that clients read. */
export function HandOver({
  person,
  onClose,
}: {
  readonly person: PersonSettings
  readonly onClose: () => void
}) {
  const t = useT()
  const { id, name } = person
  const [toAgentId, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const people = useCall(personRoutes.list).data?.items ?? []
  const handOver = useCommand(peopleRoutes.handOver, {
    refreshes: [peopleRoutes.openWork, personRoutes.list],
    onSuccess: () => {
      toast({ text: t('admin.people.hand_over.done') })
      onClose()
    },
  })
  const others = people.filter((one) => one.active && one.id !== id)
  return (
    <FormDialog
      title={t('admin.people.hand_over.of', { name })}
      lead={t('admin.people.hand_over.lead')}
      action={t('admin.people.hand_over')}
      onClose={onClose}
      onSubmit={() => {
        if (toAgentId) handOver.mutate({ params: { agentId: id }, body: { toAgentId, reason } })
      }}
      isReady={toAgentId !== null && reason.trim() !== ''}
      isBusy={handOver.isPending}
      error={handOver.error}
    >
      <ComboBox
        label={t('admin.people.hand_over.to')}
        options={others.map((one) => ({ value: one.id, label: one.name, detail: one.department }))}
        value={toAgentId}
        onChange={setTo}
        nothing={t('admin.nothing_found')}
      />
      <TextArea
        label={t('admin.people.hand_over.reason')}
        help={t('admin.people.hand_over.reason.help')}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
