import { useState } from 'react'
import { peopleRoutes } from '#domain/planning/contract.people.ts'
import type { PlanPerson } from '#domain/planning/contract.people.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { dayOf, useZone } from '../../ui/time.ts'
import { toast } from '../../ui/toast.tsx'
import { useSay } from './say.ts'

const KINDS = ['leave', 'training', 'sick', 'other'] as const

/** Enters a leave, a training or a sickness. */
export function LeaveForm({
  person,
  onClose,
}: {
  readonly person: PlanPerson
  readonly onClose: () => void
}) {
  const { t } = useSay()
  const zone = useZone()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('leave')
  const [firstDay, setFirstDay] = useState(() => dayOf(Date.now(), zone))
  const [lastDay, setLastDay] = useState(firstDay)
  const add = useCommand(peopleRoutes.addLeave, {
    refreshes: [peopleRoutes.leaves],
    onSuccess: () => {
      toast({ text: t('roster.leave.saved') })
      onClose()
    },
  })
  const isBackwards = lastDay !== '' && lastDay < firstDay
  return (
    <FormDialog
      title={t('roster.leave.title', { name: person.agent.name })}
      action={t('roster.leave.save')}
      onClose={onClose}
      onSubmit={() => add.mutate({ body: { agentId: person.agent.id, firstDay, lastDay, kind } })}
      isReady={firstDay !== '' && lastDay !== '' && !isBackwards}
      isBusy={add.isPending}
      error={add.error}
    >
      <Select
        label={t('roster.leave.kind')}
        options={KINDS.map((value) => ({ value, label: t(`roster.leave.kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <div className="roster-fields">
        <TextField
          label={t('roster.leave.first')}
          type="date"
          value={firstDay}
          onChange={(day) => {
            setFirstDay(day)
            if (lastDay < day) setLastDay(day)
          }}
        />
        <TextField
          label={t('roster.leave.last')}
          type="date"
          value={lastDay}
          onChange={setLastDay}
          error={isBackwards && t('roster.leave.bad_days')}
        />
      </div>
    </FormDialog>
  )
}
