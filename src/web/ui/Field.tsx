import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useT } from '../messages/Messages.tsx'
import { cx } from './cx.ts'
import css from './Field.module.css'

export type FieldWords = {
  readonly label: ReactNode
  /** The label is for listeners only; sighted people see what it is from its place. */
  readonly labelHidden?: boolean
  /** Says "optional" beside the label. */
  readonly optional?: boolean
  readonly help?: ReactNode
  readonly error?: ReactNode
}

/** Label, help and error around a control of React Aria. */
export function FieldFrame({ words, children }: { words: FieldWords; children: ReactNode }) {
  const t = useT()
  return (
    <>
      <Label className={cx(css['label'], words.labelHidden && css['hiddenLabel'])}>
        {words.label}
        {words.optional && <span className={css['optional']}> {t('ui.optional')}</span>}
      </Label>
      {words.help && (
        <Text slot="description" className={cx(css['help'])}>
          {words.help}
        </Text>
      )}
      {children}
      <FieldError className={cx(css['error'])}>
        {({ validationErrors }) => (
          <>
            <CircleAlert size={18} aria-hidden="true" />
            <span>{words.error ?? validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  )
}
