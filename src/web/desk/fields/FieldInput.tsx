import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { FieldKind, FieldOption } from '#domain/fields/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'

const EMPTY = 'empty'

type Props = {
  readonly label: string
  readonly kind: FieldKind
  readonly options: readonly FieldOption[]
  readonly value: string | null
  readonly help?: string
  /** Called when the field is left with something else in it, or at once where something is chosen. */
  readonly onSave: (value: string | null) => void
}

/** One field of one's own, by its kind. */
export function FieldInput(props: Props) {
  return props.kind === 'yes_no' || props.kind === 'one_of' ? <Chosen {...props} /> : <Written {...props} />
}

function Chosen({ label, kind, options, value, help, onSave }: Props) {
  const t = useT()
  const answers =
    kind === 'yes_no'
      ? (['yes', 'no'] as const).map((id) => ({ value: id, label: t(`desk.fields.${id}`) }))
      : options
          .filter(({ id, withdrawn }) => !withdrawn || id === value)
          .map(({ id, name, withdrawn }) => ({
            value: id,
            label: withdrawn ? t('desk.fields.withdrawn', { name }) : name,
          }))
  return (
    <Select
      label={label}
      {...(help && { help })}
      options={[{ value: EMPTY, label: t('desk.fields.not_filled') }, ...answers]}
      value={value ?? EMPTY}
      onChange={(next) => onSave(next === EMPTY ? null : next)}
    />
  )
}

/** People write a number as their language does; it is kept as JSON does. */
const plainNumber = (text: string): string => text.replace(/\s/g, '').replace(',', '.')

function Written({ label, kind, value, help, onSave }: Props) {
  const [text, setText] = useState(value ?? '')
  const save = (): void => {
    const next = kind === 'number' ? plainNumber(text) : text.trim()
    if (next !== (value ?? '')) onSave(next === '' ? null : next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    save()
  }
  return (
    <TextField
      label={label}
      {...(help && { help })}
      type={kind === 'date' ? 'date' : 'text'}
      {...(kind === 'number' && { inputMode: 'decimal' as const })}
      value={text}
      onChange={setText}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  )
}
