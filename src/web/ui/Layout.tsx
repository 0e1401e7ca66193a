import type { CSSProperties, ReactNode } from 'react'
import { useT } from '../messages/Messages.tsx'
import { VisuallyHidden } from './Words.tsx'
import { cx } from './cx.ts'
import css from './Layout.module.css'

type Gap = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 8 | 10 | 12
type Lay = {
  readonly gap?: Gap
  readonly align?: CSSProperties['alignItems']
  readonly justify?: CSSProperties['justifyContent']
  readonly className?: string | undefined
  readonly children: ReactNode
}

const styleOf = ({ gap, align, justify }: Lay, normal: Gap): CSSProperties => ({
  ['--gap' as string]: (gap ?? normal) === 0 ? '0' : `var(--s${gap ?? normal})`,
  ...(align && { alignItems: align }),
  ...(justify && { justifyContent: justify }),
})

/** Things below each other; `gap` in steps of 4 px. */
export function Stack(props: Lay) {
  return (
    <div className={cx(css['stack'], props.className)} style={styleOf(props, 4)}>
      {props.children}
    </div>
  )
}

/** Things beside each other; they wrap unless told not to. */
export function Row(props: Lay & { readonly wrap?: boolean }) {
  return (
    <div
      className={cx(css['row'], props.wrap === false && css['keep'], props.className)}
      style={styleOf(props, 2)}
    >
      {props.children}
    </div>
  )
}

/** A surface of its own. With `label` it is a landmark that can be jumped to. */
export function Card({
  tone = 'plain',
  label,
  className,
  children,
}: {
  readonly tone?: 'plain' | 'golden' | 'accent'
  readonly label?: string
  readonly className?: string | undefined
  readonly children: ReactNode
}) {
  const classes = cx(css['card'], tone !== 'plain' && css[tone], className)
  if (!label) return <div className={classes}>{children}</div>
  return (
    <section aria-label={label} className={classes}>
      {children}
    </section>
  )
}

/** Nothing is here, why, and what can be done. */
export function EmptyState({
  icon,
  title,
  level = 2,
  children,
}: {
  readonly icon?: ReactNode
  readonly title: string
  readonly level?: 1 | 2 | 3
  readonly children?: ReactNode
}) {
  const Title = `h${level}` as const
  return (
    <div className={css['empty']}>
      {icon}
      <Title>{title}</Title>
      {children}
    </div>
  )
}

/** The shape of what is being read. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const t = useT()
  return (
    <div className={css['stack']} style={{ ['--gap' as string]: 'var(--s3)' }} role="status">
      <VisuallyHidden>{t('ui.loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={line}
          aria-hidden="true"
          className={css['skeleton']}
          style={{ width: line === lines - 1 && lines > 1 ? '60%' : '100%' }}
        />
      ))}
    </div>
  )
}
