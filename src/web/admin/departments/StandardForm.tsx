import { useState } from 'react'
import { departmentRoutes } from '#domain/organisation/contract.departments.ts'
import type { DepartmentSettings, StandardSettings } from '#domain/organisation/contract.departments.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { REFRESHES } from './refreshes.ts'
import { UNITS, readTime, sayTime } from './working-time.ts'
import type { Unit } from './working-time.ts'

const ALL = 'all'

function useSaving(
  department: DepartmentSettings,
  standard: StandardSettings | undefined,
  onClose: () => void,
) {
  const t = useT()
  const after = {
    refreshes: REFRESHES,
    onSuccess: () => {
      toast({ text: t('admin.saved') })
      onClose()
    },
  }
  const add = useCommand(departmentRoutes.addStandard, after)
  const change = useCommand(departmentRoutes.changeStandard, after)
  const save = (body: { name: string; workingMinutes: number; serviceId: string | null }) => {
    if (!standard) add.mutate({ params: { departmentId: department.id }, body })
    else change.mutate({ params: { standardId: standard.id }, body, version: standard.version })
  }
  return { save, isPending: add.isPending || change.isPending, error: add.error ?? change.error }
}

/** Adds a standard to a department, or changes one: what its part of the work takes, in its working time. */
export function StandardForm(props: {
  readonly department: DepartmentSettings
  readonly standard: StandardSettings | undefined
  readonly onClose: () => void
}) {
  const { department, standard, onClose } = props
  const t = useT()
  const said = standard ? sayTime(standard.workingMinutes) : { count: 2, unit: 'days' as const }
  const [name, setName] = useState(standard?.name ?? '')
  const [count, setCount] = useState(String(said.count))
  const [unit, setUnit] = useState<Unit>(said.unit)
  const [serviceId, setServiceId] = useState(standard?.serviceId ?? ALL)
  const services = useCall(serviceRoutes.list, {}, { staleTime: 60_000 }).data?.items ?? []
  const { save, isPending, error } = useSaving(department, standard, onClose)
  const workingMinutes = readTime(count, unit)
  return (
    <FormDialog
      title={t(standard ? 'admin.departments.standard.change' : 'admin.departments.standard.add')}
      lead={t('admin.departments.standard.lead', { name: department.name })}
      action={t('admin.save')}
      onClose={onClose}
      onSubmit={() => {
        if (workingMinutes) save({ name, workingMinutes, serviceId: serviceId === ALL ? null : serviceId })
      }}
      isReady={name.trim() !== '' && workingMinutes !== undefined}
      isBusy={isPending}
      error={error}
    >
      <TextField
        label={t('admin.departments.standard.name')}
        help={t('admin.departments.standard.name.help')}
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <div className="admin-pair">
        <TextField
          label={t('admin.departments.standard.time')}
          inputMode="decimal"
          maxLength={8}
          value={count}
          onChange={setCount}
        />
        <Select
          label={t('admin.departments.standard.unit')}
          options={UNITS.map((one) => ({ value: one, label: t(`admin.departments.unit.${one}`) }))}
          value={unit}
          onChange={setUnit}
        />
      </div>
      <Select
        label={t('admin.departments.standard.service')}
        options={[
          { value: ALL, label: t('admin.departments.standard.every') },
          ...services.map((one) => ({ value: one.id as string, label: one.name })),
        ]}
        value={serviceId}
        onChange={setServiceId}
      />
    </FormDialog>
  )
}
