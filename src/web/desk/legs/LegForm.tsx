import { useState } from 'react'
import { agentRoutes } from '#domain/agents/contract.ts'
import { caseRoutes } from '#domain/cases/contract.routes.ts'
import { contactRoutes } from '#domain/contacts/contract.desk.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { WhenField } from '../promises/When.tsx'
import { FormDialog } from '../shell/FormDialog.tsx'
import { useWhen } from '../shell/when.ts'

/** The standard that says "a time you agree". */
const AGREED = 'agreed'

function useDepartments() {
  const departments = useCall(serviceRoutes.departments, {}, { staleTime: 300_000 })
  const colleagues = useCall(agentRoutes.colleagues, {}, { staleTime: 30_000 })
  return { departments: departments.data?.items ?? [], colleagues: colleagues.data?.items ?? [] }
}

function useAsk(onClose: () => void) {
  const t = useT()
  return useCommand(caseRoutes.openLeg, {
    refreshes: [caseRoutes.get, contactRoutes.get, caseRoutes.list],
    onSuccess: (leg) => {
      toast({ text: t('desk.leg.asked', { name: leg.coOwner.name }) })
      onClose()
    },
  })
}

/** Asks somebody for their part of the work: what, by whom, by the standard of their department or an agreed time (R11). */
export function LegForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const when = useWhen()
  const { departments, colleagues } = useDepartments()
  const [what, setWhat] = useState('')
  const [departmentId, setDepartment] = useState<string | null>(null)
  const [coOwnerId, setCoOwner] = useState<string | null>(null)
  const [standard, setStandard] = useState<string>(AGREED)
  const [dueAt, setDue] = useState<number>()
  const ask = useAsk(onClose)
  const standards = departments.find((one) => one.id === departmentId)?.standards ?? []
  // Whoever is away for a while cannot take a part on; their cover can.
  const present = colleagues.filter((one) => !one.absence)
  const within = present.filter((one) => one.departmentId === departmentId)
  const byStandard = standard !== AGREED
  const chooseDepartment = (id: string): void => {
    setDepartment(id)
    setCoOwner(present.find((one) => one.departmentId === id)?.id ?? null)
    setStandard(departments.find((one) => one.id === id)?.standards[0]?.id ?? AGREED)
  }
  const submit = (): void => {
    if (!coOwnerId) return
    const due = byStandard ? {} : { dueAt: new Date(dueAt ?? 0).toISOString() }
    const body = { what, coOwnerId, standardId: byStandard ? standard : null, ...due }
    ask.mutate({ params: { caseId }, body })
  }
  return (
    <FormDialog
      title={t('desk.leg.title')}
      lead={t('desk.leg.lead')}
      action={t('desk.leg.ask')}
      onClose={onClose}
      onSubmit={submit}
      isReady={what.trim() !== '' && coOwnerId !== null && (byStandard || dueAt !== undefined)}
      isBusy={ask.isPending}
      error={ask.error}
    >
      <TextField label={t('desk.leg.what')} value={what} onChange={setWhat} autoFocus />
      <Select
        label={t('desk.leg.department')}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        value={departmentId}
        onChange={chooseDepartment}
      />
      <Select
        label={t('desk.leg.co_owner')}
        options={within.map((one) => ({
          value: one.id,
          label: `${one.name} · ${t(`desk.presence.${one.presence}`)}`,
        }))}
        value={coOwnerId}
        onChange={setCoOwner}
      />
      <Select
        label={t('desk.leg.standard')}
        options={[
          ...standards.map((one) => ({
            value: one.id,
            label: t('desk.leg.standard.of', { name: one.name, span: when.span(one.workingMinutes * 60) }),
          })),
          { value: AGREED, label: t('desk.leg.standard.own') },
        ]}
        value={standard}
        onChange={setStandard}
      />
      {!byStandard && <WhenField label={t('desk.leg.standard.own')} value={dueAt} onChange={setDue} />}
    </FormDialog>
  )
}
