import { useT } from '../../messages/Messages.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { saidOf } from './said.ts'
import type { SaidText, SaidUnit } from './said.ts'
import './said.css'

/** A figure that is not known exactly: at least, likely, at most; and whether it was measured here. */
export function SaidField(props: {
  readonly label: string
  readonly help?: string
  readonly unit: SaidUnit
  readonly value: SaidText
  readonly onChange: (value: SaidText) => void
  /** Nothing need be said. */
  readonly optional?: boolean
}) {
  const { label, help, unit, value, onChange, optional = false } = props
  const t = useT()
  const said = saidOf(value, unit)
  const isWrong = said === undefined || (said === null && !optional)
  return (
    <fieldset className="said">
      <legend>
        {label} <small>({t(`said.unit.${unit}`)})</small>
      </legend>
      {help && <p>{help}</p>}
      <div className="said-fields">
        {(['low', 'likely', 'high'] as const).map((end) => (
          <TextField
            key={end}
            label={t(`said.${end}`)}
            inputMode="decimal"
            value={value[end]}
            onChange={(text) => onChange({ ...value, [end]: text })}
          />
        ))}
      </div>
      {isWrong && <p role="alert">{t(said === null ? 'said.needed' : 'said.wrong')}</p>}
      <Checkbox isSelected={value.measured} onChange={(measured) => onChange({ ...value, measured })}>
        {t('said.measured')}
      </Checkbox>
    </fieldset>
  )
}
