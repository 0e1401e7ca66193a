import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useT } from '../messages/Messages.tsx'
import { Spinner } from './Spinner.tsx'
import { Tooltip } from './Tooltip.tsx'
import { VisuallyHidden } from './Words.tsx'
import { cx } from './cx.ts'
import { buttonClass } from './look.ts'
import type { ButtonLook } from './look.ts'
import css from './Button.module.css'

export { buttonClass } from './look.ts'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> &
  ButtonLook & {
    readonly children: ReactNode
    readonly icon?: ReactNode
    /** Something is under way: the button stays focusable, says so, and does nothing twice. */
    readonly busy?: boolean
  }

// React Aria's own `isPending` announces by reference to the button, which points nowhere once the button has gone.
const WAITS = { type: 'button', onPress: () => undefined, 'data-pending': true } as const

/** A button with words. */
export function Button({ variant, size, wide, icon, busy = false, children, ...rest }: ButtonProps) {
  const t = useT()
  const look = { ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) }
  return (
    <AriaButton {...rest} {...(busy && WAITS)} className={buttonClass(look)}>
      {busy ? <Spinner /> : icon}
      {children}
      {busy && <VisuallyHidden>{t('ui.loading')}</VisuallyHidden>}
    </AriaButton>
  )
}

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> & {
  /** What it does, in words: read aloud and shown as its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly size?: 's' | 'm'
  /** The key that does the same, shown in the tooltip. */
  readonly keys?: string
}

/** A button with a picture only; its words are in the tooltip. */
export function IconButton({ label, icon, size = 'm', keys, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys && { keys })}>
      <AriaButton {...rest} aria-label={label} className={cx(css['icon'], size === 's' && css['small'])}>
        {icon}
      </AriaButton>
    </Tooltip>
  )
}
