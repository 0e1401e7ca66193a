import { cx } from './cx.ts'
import css from './Spinner.module.css'

/** Something is under way. Decoration: say in words nearby what it is. */
export function Spinner({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx(css['spinner'], className)} />
}
