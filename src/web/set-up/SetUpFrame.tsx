import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useT } from '../messages/Messages.tsx'
import { LanguageChoice } from '../ui/LanguageChoice.tsx'
import css from './set-up.module.css'

/** What is around every page of the set-up; reading begins at its heading. */
export function SetUpFrame(props: {
  readonly title: string
  readonly lead?: string
  /** Where one is among the pages. */
  readonly place?: { readonly nth: number; readonly of: number }
  readonly children: ReactNode
}) {
  const { title, lead, place, children } = props
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [title])
  return (
    <div className={css['page']}>
      <title>{title}</title>
      <header className={css['header']}>
        <img src="/icon.svg" alt="" width={32} height={32} />
        <span>{t('setUp.title')}</span>
        <LanguageChoice className={css['language']} />
      </header>
      <main className={css['main']}>
        {place && (
          <>
            <p className={css['place']}>{t('setUp.place', place)}</p>
            <progress
              className={css['progress']}
              aria-label={t('setUp.place', place)}
              value={place.nth}
              max={place.of}
            />
          </>
        )}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p className={css['lead']}>{lead}</p>}
        {children}
      </main>
    </div>
  )
}
