import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { ComboBox } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useZone } from '../../ui/time.ts'
import { fromLocalInput, toLocalInput } from '../promises/times.ts'
import { FormDialog } from './FormDialog.tsx'
import { useMyself } from './ids.ts'

/** Enters an absence: from, until, and the colleague who covers by name (R10). */
export function AbsenceForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const zone = useZone()
  const me = useMyself()
  const colleagues = useCall(agentRoutes.colleagues).data?.items ?? []
  const [from, setFrom] = useState(() => toLocalInput(zone, Date.now()))
  const [until, setUntil] = useState('')
  const [coverId, setCover] = useState<string | null>(null)
  const save = useCommand(agentRoutes.setAbsence, { refreshes: [agentRoutes.mine], onSuccess: onClose })
  const fromAt = fromLocalInput(zone, from)
  const untilAt = fromLocalInput(zone, until)
  const submit = (): void => {
    if (fromAt === undefined || !coverId) return
    const end = untilAt === undefined ? null : new Date(untilAt).toISOString()
    save.mutate({ body: { from: new Date(fromAt).toISOString(), until: end, coverId } })
  }
  return (
    <FormDialog
      title={t('desk.absence.title')}
      lead={t('desk.absence.lead')}
      action={t('desk.absence.save')}
      onClose={onClose}
      onSubmit={submit}
      isReady={fromAt !== undefined && coverId !== null}
      isBusy={save.isPending}
      error={save.error}
    >
      <ComboBox
        label={t('desk.absence.cover')}
        options={colleagues
          .filter((one) => one.id !== me?.agentId && !one.absence)
          .map((one) => ({ value: one.id, label: one.name, detail: one.department }))}
        value={coverId}
        onChange={setCover}
      />
      <TextField type="datetime-local" label={t('desk.absence.from')} value={from} onChange={setFrom} />
      <TextField type="datetime-local" label={t('desk.absence.until')} value={until} onChange={setUntil} />
    </FormDialog>
  )
}
