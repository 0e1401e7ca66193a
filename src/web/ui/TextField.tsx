import type { HTMLAttributes, KeyboardEvent, Ref } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import type { TextFieldProps as AriaProps } from 'react-aria-components/TextField'
import { FieldFrame } from './Field.tsx'
import type { FieldWords } from './Field.tsx'
import { cx } from './cx.ts'
import css from './Field.module.css'

type Common = Omit<AriaProps, 'className' | 'children' | 'style' | 'isInvalid'> &
  FieldWords & { readonly placeholder?: string; readonly big?: boolean }

export type TextFieldProps = Common & {
  readonly ref?: Ref<HTMLInputElement>
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  readonly controls?: Controls
}

/** For a field that leads through a list which stands apart: what it is, and which entry is meant now. */
type Controls = Pick<
  React.AriaAttributes,
  'aria-controls' | 'aria-expanded' | 'aria-activedescendant' | 'aria-autocomplete'
> & { readonly role?: string }

/** What is written the same way in every language; everything else runs as its own letters do. */
const ADDRESSES: ReadonlySet<string> = new Set(['email', 'tel', 'url'])

/** One line of text with its label, help and error. */
export function TextField(props: TextFieldProps) {
  const { label, labelHidden, optional, help, error, placeholder, big, ref, inputMode, ...more } = props
  const { controls, ...rest } = more
  const words = wordsOf({ label, labelHidden, optional, help, error })
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} className={cx(css['field'])}>
      <FieldFrame words={words}>
        <Input
          {...controls}
          {...(!ADDRESSES.has(rest.type ?? 'text') && { dir: 'auto' })}
          className={cx(css['input'], big && css['big'])}
          {...(placeholder !== undefined && { placeholder })}
          {...(inputMode && { inputMode })}
          {...(ref && { ref })}
        />
      </FieldFrame>
    </AriaTextField>
  )
}

export type TextAreaProps = Common & {
  readonly ref?: Ref<HTMLTextAreaElement>
  /** Lines at least; it grows with what is written. */
  readonly rows?: number
  /** ⌘/Ctrl+Enter; with `enterSends` also Enter alone (Shift+Enter makes a new line). */
  readonly onSend?: () => void
  readonly enterSends?: boolean
  readonly onPaste?: (event: React.ClipboardEvent<HTMLTextAreaElement>) => void
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly controls?: Controls
}

/** A text of several lines that grows with what is written. */
export function TextArea(props: TextAreaProps) {
  const { label, labelHidden, optional, help, error, placeholder, big, ref, rows = 2, ...more } = props
  const { onSend, enterSends = false, onPaste, onKey, controls, ...rest } = more
  const words = wordsOf({ label, labelHidden, optional, help, error })
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKey?.(event)
    if (event.defaultPrevented || !onSend || event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const sends = event.metaKey || event.ctrlKey || (enterSends && !event.shiftKey)
    if (!sends) return
    event.preventDefault()
    onSend()
  }
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} className={cx(css['field'])}>
      <FieldFrame words={words}>
        <AriaTextArea
          {...controls}
          dir="auto"
          className={cx(css['input'], css['area'], big && css['big'])}
          style={{ ['--rows' as string]: rows }}
          rows={rows}
          onKeyDown={keyDown}
          {...(onPaste && { onPaste })}
          {...(placeholder !== undefined && { placeholder })}
          {...(ref && { ref })}
        />
      </FieldFrame>
    </AriaTextField>
  )
}

type LooseWords = { [K in keyof FieldWords]?: FieldWords[K] | undefined }

/** Leaves out what was not given. */
export function wordsOf(words: LooseWords): FieldWords {
  return Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as FieldWords
}
