import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import css from './staff.module.css'

/** One card in the middle of the page: sign-in and what belongs to it. */
export function StaffFrame({
  title,
  lead,
  children,
}: {
  readonly title: string
  readonly lead: string
  readonly children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // From one step to the next, whoever listens hears where they are, unless a field has the focus already.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <main className={css['page']}>
      <title>{title}</title>
      <div className={css['card']}>
        <div className={css['head']}>
          <img src="/icon.svg" alt="" width={48} height={48} />
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p>{lead}</p>
        </div>
        {children}
      </div>
    </main>
  )
}
