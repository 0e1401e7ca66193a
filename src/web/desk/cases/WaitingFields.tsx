import type { Case } from '#domain/cases/contract.ts'
import { useT } from '../../messages/Messages.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Choice } from '../shell/Choice.tsx'

export type Waiting = { readonly on: Case['waitingOn']; readonly note: string }

/** On whom a case waits, and for what. */
export function WaitingFields(props: {
  readonly value: Waiting
  readonly onChange: (value: Waiting) => void
}) {
  const { value, onChange } = props
  const t = useT()
  return (
    <>
      <Choice
        label={t('desk.case.waiting')}
        hideLabel
        options={(['us', 'client', 'other'] as const).map((id) => ({
          id,
          label: t(`desk.case.waiting.${id}`),
        }))}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
      />
      <TextField
        label={t('desk.case.waiting.note')}
        value={value.note}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  )
}
