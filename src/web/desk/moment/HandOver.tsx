import { useState } from 'react'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import type { Moment } from '#domain/contacts/contract.ts'
import { useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'
import { Choice } from '../shell/Choice.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'

/** Colleagues who are in the conversation as experts now. */
export function presentExperts(moment: Moment) {
  return moment.participants.filter((one) => one.part === 'expert' && !one.leftAt).map((one) => one.agent)
}

/** Hands the conversation and its case over, only with all three present; otherwise explains how (R5). */
export function HandOver({ moment, onClose }: { moment: Moment; onClose: () => void }) {
  const t = useT()
  const experts = presentExperts(moment)
  const [toAgentId, setTo] = useState<string | null>(experts[0]?.id ?? null)
  const name = experts.find((one) => one.id === toAgentId)?.name ?? ''
  const give = useCommand(contactRoutes.handOver, {
    refreshes: [contactRoutes.get, contactRoutes.mine, caseRoutes.get],
    onSuccess: () => {
      toast({ text: t('desk.handover.done', { name }) })
      onClose()
    },
  })
  const isPossible = experts.length > 0 && moment.abilities.handOver
  const why = moment.clientHere || experts.length === 0 ? 'desk.handover.needs' : 'desk.handover.client_gone'
  return (
    <FormDialog
      title={t('desk.handover.title')}
      lead={t(isPossible ? 'desk.handover.lead' : why)}
      action={name ? t('desk.handover.to', { name }) : t('desk.handover.title')}
      onClose={onClose}
      onSubmit={() => {
        if (toAgentId) give.mutate({ params: { contactId: moment.id }, body: { toAgentId } })
      }}
      isReady={isPossible && toAgentId !== null}
      isBusy={give.isPending}
      error={give.error}
    >
      {experts.length > 1 && (
        <Choice
          label={t('desk.handover.title')}
          options={experts.map((one) => ({ id: one.id, label: one.name }))}
          value={toAgentId}
          onChange={setTo}
        />
      )}
    </FormDialog>
  )
}
