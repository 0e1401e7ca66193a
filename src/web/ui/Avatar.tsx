import { cx } from './cx.ts'
import css from './Avatar.module.css'

/** A stable hue for a name, so that a person keeps their colour. */
export function hueOf(name: string): number {
  let sum = 7
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (sum * 47) % 360
}

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const last = words.length > 1 ? words.at(-1) : ''
  return `${[...(words[0] ?? '')][0] ?? '?'}${[...(last ?? '')][0] ?? ''}`.toUpperCase()
}

/** A person as initials. The name stands beside it in words, so it is decoration for listeners. */
export function Avatar({
  name,
  size = 'm',
  presence,
}: {
  readonly name: string
  readonly size?: 's' | 'm' | 'l'
  readonly presence?: 'here' | 'busy' | 'away'
}) {
  const style = { ['--hue' as string]: hueOf(name) }
  return (
    <span aria-hidden="true" className={cx(css['avatar'], size !== 'm' && css[size])} style={style}>
      {initialsOf(name)}
      {presence && <span className={cx(css['mark'], presence !== 'away' && css[presence])} />}
    </span>
  )
}
