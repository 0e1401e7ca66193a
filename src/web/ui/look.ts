import { cx } from './cx.ts'
import css from './Button.module.css'

/** How a button looks; apart from how it behaves, so that light pages need not load all of its behaviour. */
export type ButtonLook = {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'golden' | 'danger'
  readonly size?: 's' | 'm' | 'l'
  readonly wide?: boolean
}

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook = {}): string {
  const { variant = 'secondary', size = 'm', wide } = look
  return cx(css['button'], css[variant], size !== 'm' && css[size], wide && css['wide'])
}
