import { Check, ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import type { ComboBoxProps as AriaComboBoxProps } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { FieldFrame } from './Field.tsx'
import type { FieldWords } from './Field.tsx'
import { wordsOf } from './TextField.tsx'
import { cx } from './cx.ts'
import field from './Field.module.css'
import css from './List.module.css'

/** One thing that can be chosen from a list. */
export type Option<V extends string = string> = {
  readonly value: V
  readonly label: string
  readonly detail?: string | undefined
  readonly isDisabled?: boolean
}

function OptionRow({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.value}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className={cx(css['item'])}
    >
      {({ isSelected }) => (
        <>
          <span className={css['words']}>
            {option.label}
            {option.detail && <span className={css['detail']}>{option.detail}</span>}
          </span>
          {isSelected && <Check size={18} aria-hidden="true" />}
        </>
      )}
    </ListBoxItem>
  )
}

export type SelectProps<V extends string> = FieldWords & {
  readonly options: readonly Option<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly placeholder?: string
  readonly isDisabled?: boolean
}

/** One of many choices, from a list that opens. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, value, onChange, placeholder, isDisabled = false, ...given } = props
  return (
    <AriaSelect
      value={value}
      onChange={(key) => onChange(key as V)}
      isDisabled={isDisabled}
      isInvalid={Boolean(given.error)}
      className={cx(field['field'])}
      {...(placeholder !== undefined && { placeholder })}
    >
      <FieldFrame words={wordsOf(given)}>
        <Button className={cx(field['input'], field['trigger'])}>
          <SelectValue>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
          <ChevronDown size={18} aria-hidden="true" />
        </Button>
        <Popover className={cx(css['popover'])}>
          <ListBox className={cx(css['list'])}>
            {options.map((option) => (
              <OptionRow key={option.value} option={option} />
            ))}
          </ListBox>
        </Popover>
      </FieldFrame>
    </AriaSelect>
  )
}

export type ComboBoxProps = FieldWords & {
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  /** For lists that are searched elsewhere: what is typed; `options` are then shown as they come. */
  readonly text?: string
  readonly onText?: (text: string) => void
  readonly allowsOther?: boolean
  readonly placeholder?: string
  readonly nothing?: string
  readonly autoFocus?: boolean
}

/** A choice found by typing. */
export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChange, text, onText, allowsOther = false, ...more } = props
  const { placeholder, nothing, autoFocus = false, ...given } = more
  const searching: Partial<AriaComboBoxProps<Option>> = {
    ...(text !== undefined && { inputValue: text }),
    ...(onText && { onInputChange: onText, defaultFilter: () => true }),
  }
  return (
    <AriaComboBox
      {...searching}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      allowsCustomValue={allowsOther}
      // A list that is searched elsewhere is empty at first; closed then, it would not open when something is found.
      allowsEmptyCollection={nothing !== undefined || onText !== undefined}
      autoFocus={autoFocus}
      isInvalid={Boolean(given.error)}
      menuTrigger={onText ? 'input' : 'focus'}
      className={cx(field['field'])}
    >
      <FieldFrame words={wordsOf(given)}>
        <div className={field['combo']}>
          <Input className={cx(field['input'])} {...(placeholder !== undefined && { placeholder })} />
          <Button className={cx(field['opener'])}>
            <ChevronDown size={18} aria-hidden="true" />
          </Button>
        </div>
        <Popover className={cx(css['popover'])}>
          <ListBox
            className={cx(css['list'])}
            {...(nothing !== undefined && {
              renderEmptyState: () => <div className={css['none']}>{nothing}</div>,
            })}
          >
            {options.map((option) => (
              <OptionRow key={option.value} option={option} />
            ))}
          </ListBox>
        </Popover>
      </FieldFrame>
    </AriaComboBox>
  )
}
