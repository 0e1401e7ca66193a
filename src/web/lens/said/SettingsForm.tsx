import { useState } from 'react'
import { busyRoutes } from '#domain/measures/contract.busy.ts'
import type { LensSettings } from '#domain/measures/contract.busy.ts'
import { costRoutes } from '#domain/measures/contract.cost.ts'
import type { ResponseOf } from '#platform/contract/route.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { toast } from '../../ui/toast.tsx'
import { SaidField } from './SaidField.tsx'
import { saidOf, saidText } from './said.ts'
import type { SaidText, SaidUnit } from './said.ts'

type Name = keyof LensSettings
/** In the order of the form, with how they are written; those that need not be said are marked. */
const FIELDS: readonly { readonly name: Name; readonly unit: SaidUnit; readonly optional?: true }[] = [
  { name: 'payPencePerHour', unit: 'money', optional: true },
  { name: 'hoursPerWeek', unit: 'hours' },
  { name: 'minutesPerAttempt', unit: 'minutes' },
  { name: 'minutesPerMessage', unit: 'minutes' },
  { name: 'minutesPerNote', unit: 'minutes' },
  { name: 'minutesPerLeg', unit: 'minutes' },
  { name: 'minutesPerHandover', unit: 'minutes' },
  { name: 'secondsPerRepeat', unit: 'seconds' },
  { name: 'systemsShare', unit: 'share', optional: true },
  { name: 'clientPencePerHour', unit: 'money', optional: true },
]

type Kept = ResponseOf<typeof busyRoutes.settings>

function Form({ kept, onClose }: { kept: Kept; onClose: () => void }) {
  const t = useT()
  const [texts, setTexts] = useState(
    () => new Map<Name, SaidText>(FIELDS.map(({ name, unit }) => [name, saidText(kept[name], unit)])),
  )
  const save = useCommand(busyRoutes.setSettings, {
    refreshes: [busyRoutes.settings, busyRoutes.busy, costRoutes.cost],
    onSuccess: () => {
      toast({ text: t('said.saved') })
      onClose()
    },
  })
  const textOf = (name: Name, unit: SaidUnit) => texts.get(name) ?? saidText(kept[name], unit)
  const said = FIELDS.map(({ name, unit }) => [name, saidOf(textOf(name, unit), unit)] as const)
  const isReady = FIELDS.every(({ optional }, index) => {
    const value = said[index]?.[1]
    return value !== undefined && (value !== null || optional === true)
  })
  return (
    <FormDialog
      title={t('said.title')}
      lead={t('said.lead')}
      action={t('said.save')}
      onClose={onClose}
      isReady={isReady}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={() =>
        save.mutate({ body: Object.fromEntries(said) as unknown as LensSettings, version: kept.version })
      }
    >
      {FIELDS.map(({ name, unit, optional }) => (
        <SaidField
          key={name}
          label={t(`said.${name}`)}
          unit={unit}
          value={textOf(name, unit)}
          onChange={(text) => setTexts(new Map(texts).set(name, text))}
          {...(optional && { optional })}
        />
      ))}
    </FormDialog>
  )
}

/** What is assumed where nothing is measured, to be said by the organisation. */
export function SettingsForm({ onClose }: { readonly onClose: () => void }) {
  const { data } = useCall(busyRoutes.settings)
  return data ? <Form kept={data} onClose={onClose} /> : null
}
