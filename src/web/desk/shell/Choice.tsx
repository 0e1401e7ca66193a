import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Label } from 'react-aria-components/Label'

export type ChoiceOption<Id extends string> = {
  readonly id: Id
  readonly label: ReactNode
  readonly hint?: string
}

/** A few choices side by side, one tap each. */
export function Choice<Id extends string>(props: {
  readonly label: string
  readonly options: readonly ChoiceOption<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
}) {
  const { label, options, value, onChange, hideLabel = false, isDisabled = false } = props
  return (
    <RadioGroup
      className="desk-choice"
      value={value}
      onChange={(id) => onChange(id as Id)}
      isDisabled={isDisabled}
      orientation="horizontal"
      {...(hideLabel && { 'aria-label': label })}
    >
      {!hideLabel && <Label className="desk-choice-label">{label}</Label>}
      <div className="desk-choice-options">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="desk-choice-option">
            <span>{option.label}</span>
            {option.hint && <span className="desk-choice-hint">{option.hint}</span>}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
