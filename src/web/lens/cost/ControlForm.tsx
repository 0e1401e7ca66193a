import { useState } from 'react'
import { controlInputNames, costRoutes } from '#domain/measures/contract.cost.ts'
import type { Control, ControlInputs } from '#domain/measures/contract.cost.ts'
import { useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { SaidField } from '../said/SaidField.tsx'
import { saidOf, saidText } from '../said/said.ts'
import type { SaidUnit } from '../said/said.ts'

type Name = (typeof controlInputNames)[number]
const UNITS: Readonly<Record<Name, SaidUnit>> = {
  casesPerYear: 'count',
  costPerCase: 'money',
  clientMinutes: 'minutes',
  wrongShare: 'share',
  lossPerCase: 'money',
  found: 'share',
  wronglyStopped: 'share',
  harmPerStopped: 'money',
}

/** Describes a control: each figure with its range, or left open; what is not said is not made up. */
export function ControlForm(props: { readonly control: Control | undefined; readonly onClose: () => void }) {
  const { control, onClose } = props
  const t = useT()
  const [name, setName] = useState(control?.name ?? '')
  const [what, setWhat] = useState(control?.what ?? '')
  const [texts, setTexts] = useState(
    () => new Map(controlInputNames.map((one) => [one, saidText(control?.inputs[one] ?? null, UNITS[one])])),
  )
  const after = { refreshes: [costRoutes.controls], onSuccess: onClose }
  const add = useCommand(costRoutes.addControl, after)
  const change = useCommand(costRoutes.setControl, after)
  const textOf = (one: Name) => texts.get(one) ?? saidText(null, UNITS[one])
  const said = controlInputNames.map((one) => [one, saidOf(textOf(one), UNITS[one])] as const)
  const isReady = name.trim() !== '' && said.every(([, value]) => value !== undefined)
  const save = (): void => {
    const body = { name, what, inputs: Object.fromEntries(said) as ControlInputs }
    if (control) change.mutate({ params: { controlId: control.id }, body, version: control.version })
    else add.mutate({ body })
  }
  return (
    <FormDialog
      title={control ? t('controls.change') : t('controls.add')}
      lead={t('controls.lead')}
      action={t('said.save')}
      onClose={onClose}
      isReady={isReady}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
      onSubmit={save}
    >
      <TextField label={t('controls.name')} value={name} onChange={setName} autoFocus />
      <TextArea label={t('controls.what')} optional value={what} onChange={setWhat} />
      {controlInputNames.map((one) => (
        <SaidField
          key={one}
          label={t(`controls.input.${one}`)}
          unit={UNITS[one]}
          value={textOf(one)}
          onChange={(text) => setTexts(new Map(texts).set(one, text))}
          optional
        />
      ))}
    </FormDialog>
  )
}
