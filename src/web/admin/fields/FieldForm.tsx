import { useState } from 'react'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { fieldRoutes } from '#domain/fields/contract.ts'
import type { Field, FieldAbout, FieldKind } from '#domain/fields/contract.ts'
import { serviceRoutes } from '#domain/services/contract.ts'
import { useCall, useCommand } from '../../client.ts'
import { FormDialog } from '../../desk/shell/FormDialog.tsx'
import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'

const KINDS: readonly FieldKind[] = ['text', 'number', 'date', 'yes_no', 'one_of']
const refreshes = [fieldRoutes.list]

/** The answers as they are written, one a line; those that were there keep who they are. */
function answersOf(written: string, field: Field | undefined): { id?: string; name: string }[] {
  const names = [...new Set(written.split('\n').map((line) => line.trim()))].filter(Boolean)
  return names.map((name) => {
    const known = field?.options.find((one) => one.name.toLowerCase() === name.toLowerCase())
    return known ? { id: known.id, name } : { name }
  })
}

function Services({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const t = useT()
  const services = useCall(serviceRoutes.list, {}, { staleTime: 300_000 }).data?.items ?? []
  return (
    <CheckboxGroup value={[...chosen]} onChange={onChange} className="admin-fields-services">
      <Label>{t('admin.fields.services')}</Label>
      <p className="desk-quiet">{t('admin.fields.services.help')}</p>
      {services.map(({ id, name }) => (
        <Checkbox key={id} value={id}>
          {name}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}

/** Makes a field, or changes one. What is written in it is decided once: it would not fit afterwards. */
export function FieldForm(props: {
  readonly about: FieldAbout
  readonly field: Field | undefined
  readonly onClose: () => void
}) {
  const { about, field, onClose } = props
  const t = useT()
  const [name, setName] = useState(field?.name ?? '')
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? 'text')
  const [hint, setHint] = useState(field?.hint ?? '')
  const usual = field?.options.filter((one) => !one.withdrawn).map((one) => one.name) ?? []
  const [options, setOptions] = useState(usual.join('\n'))
  const [serviceIds, setServices] = useState(field?.services.map(({ id }) => id) ?? [])
  const add = useCommand(fieldRoutes.add, { refreshes, onSuccess: onClose })
  const change = useCommand(fieldRoutes.change, { refreshes, onSuccess: onClose })
  const answers = answersOf(options, field)
  const save = (): void => {
    const described = { name: name.trim(), hint, serviceIds, options: kind === 'one_of' ? answers : [] }
    if (field) change.mutate({ params: { fieldId: field.id }, body: described, version: field.version })
    else add.mutate({ body: { about, kind, ...described } })
  }
  return (
    <FormDialog
      title={
        field ? t('admin.fields.change.title', { name: field.name }) : t(`admin.fields.add.title.${about}`)
      }
      action={t('admin.fields.save')}
      onClose={onClose}
      onSubmit={save}
      isReady={name.trim() !== '' && (kind !== 'one_of' || answers.length > 0)}
      isBusy={add.isPending || change.isPending}
      error={add.error ?? change.error}
    >
      <TextField label={t('admin.fields.name')} value={name} onChange={setName} maxLength={80} autoFocus />
      <Select
        label={t('admin.fields.kind')}
        options={KINDS.map((value) => ({ value, label: t(`admin.fields.kind.${value}`) }))}
        value={kind}
        onChange={setKind}
        isDisabled={field !== undefined}
      />
      {kind === 'one_of' && (
        <TextArea
          label={t('admin.fields.options')}
          help={t('admin.fields.options.help')}
          rows={4}
          value={options}
          onChange={setOptions}
        />
      )}
      <TextField
        label={t('admin.fields.hint')}
        help={t('admin.fields.hint.help')}
        optional
        value={hint}
        onChange={setHint}
        maxLength={200}
      />
      {about === 'case' && <Services chosen={serviceIds} onChange={setServices} />}
    </FormDialog>
  )
}
