import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import type { CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox'
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import type { RadioGroupProps as AriaRadioGroupProps } from 'react-aria-components/RadioGroup'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import type { SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch'
import { FieldFrame } from './Field.tsx'
import type { FieldWords } from './Field.tsx'
import { wordsOf } from './TextField.tsx'
import { cx } from './cx.ts'
import css from './Choice.module.css'

/** A box to tick, with its words. */
export function Checkbox({
  children,
  ...rest
}: Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> & { readonly children: ReactNode }) {
  return (
    <AriaCheckbox {...rest} className={cx(css['option'])}>
      {({ isIndeterminate }) => (
        <>
          <span className={css['mark']} aria-hidden="true">
            {isIndeterminate ? <Minus size={16} strokeWidth={3} /> : <Check size={16} strokeWidth={3} />}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  )
}

/** On or off, at once. */
export function Switch({
  children,
  ...rest
}: Omit<AriaSwitchProps, 'className' | 'children' | 'style'> & { readonly children: ReactNode }) {
  return (
    <AriaSwitch {...rest} className={cx(css['option'])}>
      <span className={css['track']} aria-hidden="true">
        <span className={cx(css['thumb'])} style={{ display: 'block' }} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  )
}

export type RadioGroupProps<V extends string> = Omit<
  AriaRadioGroupProps,
  'className' | 'children' | 'style' | 'value' | 'onChange' | 'isInvalid'
> &
  FieldWords & {
    readonly options: readonly {
      readonly value: V
      readonly label: ReactNode
      readonly isDisabled?: boolean
    }[]
    readonly value: V | null
    readonly onChange: (value: V) => void
    /** Tiles are easier to hit; plain marks take less room. */
    readonly look?: 'tiles' | 'plain'
  }

/** One of a few choices, all visible. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { options, value, onChange, look = 'tiles', ...more } = props
  const { label, labelHidden, optional, help, error, ...rest } = more
  return (
    <AriaRadioGroup
      {...rest}
      value={value}
      onChange={(next) => onChange(next as V)}
      isInvalid={Boolean(error)}
      className={cx(css['group'])}
    >
      <FieldFrame words={wordsOf({ label, labelHidden, optional, help, error })}>
        <div className={css['options']}>
          {options.map((option) => (
            <Radio
              key={option.value}
              value={option.value}
              isDisabled={option.isDisabled ?? false}
              className={cx(css['option'], look === 'tiles' && css['tile'])}
            >
              <span className={cx(css['mark'], css['round'])} aria-hidden="true">
                <span className={css['dot']} />
              </span>
              <span>{option.label}</span>
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  )
}
