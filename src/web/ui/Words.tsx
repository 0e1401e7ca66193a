import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './Words.module.css'

/** For listeners only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={css['hidden']}>{children}</span>
}

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={css['kbd']}>{children}</kbd>
}

export type Tone = 'neutral' | 'accent' | 'golden' | 'good' | 'info' | 'problem'

/** A word or a number that marks something. Its meaning is in the words, never in the colour alone. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={cx(css['badge'], css[tone])}>{children}</span>
}
