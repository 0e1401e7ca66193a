import { useState } from 'react'
import { calendarRoutes } from '#domain/organisation/contract.calendars.ts'
import { departmentRoutes } from '#domain/organisation/contract.departments.ts'
import type { DepartmentSettings } from '#domain/organisation/contract.departments.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.tsx'
import { REFRESHES } from './refreshes.ts'

/** Adds a department, or changes one. */
export function DepartmentForm(props: {
  readonly department: DepartmentSettings | undefined
  readonly onClose: () => void
}) {
  const { department, onClose } = props
  const t = useT()
  const [name, setName] = useState(department?.name ?? '')
  const [front, setFront] = useState(department?.front ?? true)
  const [chosen, setCalendarId] = useState(department?.calendarId)
  const calendars = useCall(calendarRoutes.list).data?.items.filter(({ active }) => active) ?? []
  const calendarId = chosen ?? calendars[0]?.id
  const after = {
    refreshes: REFRESHES,
    onSuccess: () => {
      toast({ text: t('admin.saved') })
      onClose()
    },
  }
  const add = useCommand(departmentRoutes.add, after)
  const change = useCommand(departmentRoutes.change, after)
  const save = () => {
    if (!calendarId) return
    const body = { name, front, calendarId }
    if (!department) add.mutate({ body })
    else change.mutate({ params: { departmentId: department.id }, body, version: department.version })
  }
  return (
    <FormDialog
      title={t(department ? 'admin.departments.change' : 'admin.departments.add')}
      action={t('admin.save')}
      onClose={onClose}
      onSubmit={save}
      isReady={name.trim() !== '' && calendarId !== undefined}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField label={t('admin.departments.name')} maxLength={120} value={name} onChange={setName} />
      <Select
        label={t('admin.departments.calendar')}
        help={t('admin.departments.calendar.help')}
        options={calendars.map((one) => ({
          value: one.id,
          label: one.name,
          detail: one.zone.replace(/_/g, ' '),
        }))}
        value={calendarId ?? null}
        onChange={setCalendarId}
      />
      <Checkbox isSelected={front} onChange={setFront}>
        {t('admin.departments.front.tick')}
      </Checkbox>
    </FormDialog>
  )
}
